import { and, eq, sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { teamMembers, teammates, teams } from "@/db/schema/team"
import { openAccount, storedPassword } from "@/lib/auth/accounts"
import { defineCommand } from "@/lib/events/command"
import { notThere } from "@/lib/shared/refusals"
import { AddTeam, AddTeammate } from "../inputs"
import { activeTeammateIds } from "../queries"

type NewTeammate = {
  id: string
  name: string
  email: string | null
  role: string
  office: string
  password?: string | undefined
  importId?: string | undefined
}

async function insertTeammate(tx: Tx, workspaceId: string, person: NewTeammate): Promise<void> {
  const { id, name, email, role, office, password, importId } = person
  const signsIn = password !== undefined && email !== null
  if (signsIn)
    await openAccount(tx, workspaceId, { id, name, email, passwordHash: await storedPassword(password) })
  const userId = signsIn ? id : null
  await tx
    .insert(teammates)
    .values({ workspaceId, id, userId, name, email, role, office, importId: importId ?? null })
}

/** Makes somebody the workspace's owner: a new teammate, or the one of that address whom an import brought. */
export async function insertOwner(
  tx: Tx,
  workspaceId: string,
  owner: { id: string; name: string; email: string; password: string },
): Promise<string> {
  const { id, name, email } = owner
  const of = and(eq(teammates.workspaceId, workspaceId), eq(sql`lower(${teammates.email})`, email))
  const [known] = await tx.select({ id: teammates.id }).from(teammates).where(of)
  if (!known) {
    await insertTeammate(tx, workspaceId, { ...owner, role: "owner", office: "front" })
    return id
  }
  const passwordHash = await storedPassword(owner.password)
  await openAccount(tx, workspaceId, { id: known.id, name, email, passwordHash })
  await tx.update(teammates).set({ name, userId: known.id, role: "owner", removedAt: null }).where(of)
  return known.id
}

/** Adds a teammate; with an e-mail and a password they can sign in. The command's id is the teammate's. */
export const addTeammate = defineCommand({
  name: "addTeammate",
  right: "admin",
  input: AddTeammate,
  run: async ({ tx, workspaceId }, { commandId: id, ...person }) => {
    await insertTeammate(tx, workspaceId, { id, ...person })
    return [{ type: "teammate.added", data: { teammateId: id, role: person.role }, places: [] }]
  },
})

/** Adds a team with its members, who are teammates now; the command's id is the team's. */
export const addTeam = defineCommand({
  name: "addTeam",
  right: "admin",
  input: AddTeam,
  run: async ({ tx, workspaceId }, { commandId: id, name, office, memberIds: asked }) => {
    const memberIds = [...new Set(asked)]
    const active = await activeTeammateIds(tx, workspaceId)
    if (!memberIds.every((member) => active.has(member))) return notThere
    await tx.insert(teams).values({ workspaceId, id, name, office })
    if (memberIds.length > 0)
      await tx
        .insert(teamMembers)
        .values(memberIds.map((teammateId) => ({ workspaceId, teamId: id, teammateId })))
    return [{ type: "team.added", data: { teamId: id, memberIds }, places: [] }]
  },
})
