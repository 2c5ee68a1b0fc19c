import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import type { Actor } from "@/lib/events/actor"
import { whyNotAllowed } from "@/lib/events/actor"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { SetAway, SetOffice, SetRole } from "../inputs"
import type { Role } from "../rules"
import { whyNotSetRole } from "../rules/people"

type Locked = { id: string; name: string; role: Role; userId: string | null }

/**
 * Locks who acts, whom it is about and all owners, in one order: two owners who unmake each other do so one after the
 * other. Null where there is no such teammate, or where the actor is no admin any more.
 */
export async function lockPeople(
  tx: Tx,
  actor: Actor,
  teammateId: string,
): Promise<{ by: Role; teammate: Locked; owners: number } | null> {
  const rows = await tx.execute<Locked>(sql`
    select id, name, role, user_id as "userId" from teammates
    where workspace_id = ${actor.workspaceId} and removed_at is null
      and (role = 'owner' or id in (${teammateId}, ${actor.id}))
    order by id for update`)
  const teammate = rows.find((row) => row.id === teammateId)
  if (!teammate) return null
  const owners = rows.filter((row) => row.role === "owner").length
  if (actor.kind !== "teammate") return { by: "owner", teammate, owners }
  const by = rows.find((row) => row.id === actor.id)?.role
  return by && by !== "teammate" ? { by, teammate, owners } : null
}

/** Gives a teammate another role. Only owners make and unmake owners, and one always stays (SPEC A1). */
export const setRole = defineCommand({
  name: "setRole",
  right: "admin",
  input: SetRole,
  run: async ({ tx, workspaceId, actor }, { teammateId, from, to }) => {
    const people = await lockPeople(tx, actor, teammateId)
    if (!people) return notThere
    const { by, teammate, owners } = people
    if (teammate.role !== from && teammate.role !== to)
      return refuse("changed_meanwhile", `${teammate.name}’s role was changed meanwhile. Please look again.`)
    const refusal = whyNotSetRole({ by, from: teammate.role, to, owners })
    if (refusal) return refusal
    await tx.execute(sql`
      update teammates set role = ${to} where workspace_id = ${workspaceId} and id = ${teammateId}`)
    return [{ type: "teammate.role_changed", data: { teammateId, from, to }, places: [] }]
  },
})

/** Says of which office a teammate is. */
export const setOffice = defineCommand({
  name: "setOffice",
  right: "admin",
  input: SetOffice,
  run: async ({ tx, workspaceId }, { teammateId, to }) => {
    const [row] = await tx.execute<{ office: string }>(sql`
      select office from teammates
      where workspace_id = ${workspaceId} and id = ${teammateId} and removed_at is null for no key update`)
    if (!row) return notThere
    if (row.office === to) return refuse("unchanged", "They are of this office already.")
    await tx.execute(sql`
      update teammates set office = ${to} where workspace_id = ${workspaceId} and id = ${teammateId}`)
    return [{ type: "teammate.office_set", data: { teammateId, from: row.office, to }, places: [] }]
  },
})

/** Says whether somebody is away: rules that assign pass over them. One's own, or any as an admin. */
export const setAway = defineCommand({
  name: "setAway",
  right: "teammate",
  input: SetAway,
  run: async ({ tx, workspaceId, actor }, { teammateId, to }) => {
    if (actor.id !== teammateId && whyNotAllowed(actor, "admin")) return notThere
    const [row] = await tx.execute<{ away: boolean }>(sql`
      select away from teammates
      where workspace_id = ${workspaceId} and id = ${teammateId} and removed_at is null for no key update`)
    if (!row) return notThere
    if (row.away === to) return refuse("unchanged", to ? "They are away already." : "They are here already.")
    await tx.execute(sql`
      update teammates set away = ${to} where workspace_id = ${workspaceId} and id = ${teammateId}`)
    return [{ type: "teammate.away_set", data: { teammateId, from: row.away, to }, places: [] }]
  },
})
