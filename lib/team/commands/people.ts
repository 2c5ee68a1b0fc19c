import { hashPassword } from "better-auth/crypto"
import type { Tx } from "@/db/client"
import { accounts, users } from "@/db/schema/auth"
import { teamMembers, teammates, teams } from "@/db/schema/team"
import { defineCommand } from "@/lib/events/command"
import { newId } from "@/lib/shared/ids"
import { AddTeam, AddTeammate } from "../inputs"

type NewTeammate = {
  id: string
  name: string
  email: string | null
  role: string
  office: string
  password?: string | undefined
  importId?: string | undefined
}

/** Stores a teammate and, with an e-mail and a password, the account they sign in with. */
export async function insertTeammate(tx: Tx, workspaceId: string, person: NewTeammate): Promise<void> {
  const { id, name, email, role, office, importId } = person
  const userId = person.password && email ? id : null
  if (userId && email && person.password) {
    const password = await hashPassword(person.password)
    await tx.insert(users).values({ id: userId, workspaceId, name, email, emailVerified: true })
    await tx
      .insert(accounts)
      .values({ id: newId(), userId, accountId: userId, providerId: "credential", password })
  }
  await tx
    .insert(teammates)
    .values({ workspaceId, id, userId, name, email, role, office, importId: importId ?? null })
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

/** Adds a team with its members; the command's id is the team's. */
export const addTeam = defineCommand({
  name: "addTeam",
  right: "admin",
  input: AddTeam,
  run: async ({ tx, workspaceId }, { commandId: id, name, office, memberIds }) => {
    await tx.insert(teams).values({ workspaceId, id, name, office })
    if (memberIds.length > 0)
      await tx
        .insert(teamMembers)
        .values(memberIds.map((teammateId) => ({ workspaceId, teamId: id, teammateId })))
    return [{ type: "team.added", data: { teamId: id, memberIds }, places: [] }]
  },
})
