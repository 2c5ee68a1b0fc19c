import { hashPassword } from "better-auth/crypto"
import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { accounts, users } from "@/db/schema/auth"
import { teamMembers, teammates, teams } from "@/db/schema/team"
import { ticketStates } from "@/db/schema/ticket-types"
import { counters, ticketCounters, workspaces } from "@/db/schema/workspaces"
import { defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import { defaultStates } from "@/lib/ticket-types/rules"
import { AddTeam, AddTeammate, SetUpWorkspace } from "./inputs"
import { hasWorkspace } from "./queries"
import { slugOf } from "./rules"

const setUp = defineCommand({
  name: "setUpWorkspace",
  right: "system",
  input: SetUpWorkspace,
  run: async (
    { tx, workspaceId },
    { commandId, workspace: name, slug, timeZone, demo, owner, onlyFirst },
  ) => {
    if (onlyFirst) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('backline set-up'))`)
      if (await hasWorkspace(tx))
        return refuse("already_set_up", "This Backline is set up already. Please sign in.")
    }
    await tx.insert(workspaces).values({ workspaceId, name, slug: slug ?? slugOf(name), timeZone, demo })
    await tx.insert(counters).values({ workspaceId })
    await tx.insert(ticketCounters).values({ workspaceId })
    await tx
      .insert(ticketStates)
      .values(defaultStates.map((state, position) => ({ workspaceId, id: newId(), position, ...state })))
    const event: NewEvent = { type: "workspace.set_up", data: { name }, places: [] }
    if (!owner) return [event]
    await insertTeammate(tx, workspaceId, { id: commandId, role: "owner", office: "front", ...owner })
    return [event, { type: "teammate.added", data: { teammateId: commandId, role: "owner" }, places: [] }]
  },
})

/**
 * Makes a workspace with T5's states and, where given, its owner, who can sign in at once. With `onlyFirst` it
 * refuses once any workspace exists, also when two set-up pages are sent in the same instant.
 */
export async function setUpWorkspace(raw: unknown): Promise<{ ok: true; workspaceId: string } | Refusal> {
  const workspaceId = newId()
  const result = await setUp({ kind: "system", workspaceId, id: null }, raw)
  return result.ok ? { ok: true, workspaceId } : result
}

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
