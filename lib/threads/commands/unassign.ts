import { type SQL, sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import type { NewEvent } from "@/lib/events/event"
import { ChangedMeanwhile } from "@/lib/events/retries"
import { closedToTeam, closedToTeammate, holdAccess } from "../queries"

type Closed = {
  id: string
  number: number
  assigneeId: string | null
  teamId: string | null
  closedToAssignee: boolean
  closedToTeam: boolean
}

const closedToAssignee = (workspaceId: string) =>
  sql`(t.assignee_id is not null and ${closedToTeammate(workspaceId, sql`t.assignee_id`)})`
const closedToItsTeam = sql`(t.team_id is not null and ${closedToTeam(sql`t.team_id`)})`

/**
 * Takes tickets from the teammates and teams that can't open them any more: nothing is assigned to somebody who can't open
 * it (SPEC A2). To be called once that is stored; `which` says of tickets `k` and their threads `t` which may be meant.
 * Their threads are `locked` already, in the order of all commands; one that came since makes the command run again.
 */
export async function takeFromOutside(
  tx: Tx,
  workspaceId: string,
  which: SQL,
  locked: readonly { id: string }[],
): Promise<NewEvent[]> {
  const meant = sql`tickets k join threads t on t.workspace_id = k.workspace_id and t.id = k.id
    where k.workspace_id = ${workspaceId} and (${which})`
  await holdAccess(
    tx,
    workspaceId,
    sql`select k.type_id from ${meant} and (t.assignee_id is not null or t.team_id is not null)`,
  )
  const rows = await tx.execute<Closed>(sql`
    with closed as (
      select t.id, k.number, t.assignee_id, t.team_id, ${closedToAssignee(workspaceId)} as from_assignee,
        ${closedToItsTeam} as from_team
      from ticket_types y join tickets k on k.workspace_id = y.workspace_id and k.type_id = y.id
      join threads t on t.workspace_id = k.workspace_id and t.id = k.id
      where y.workspace_id = ${workspaceId} and y.limited and (${which}))
    select id, number, assignee_id as "assigneeId", team_id as "teamId", from_assignee as "closedToAssignee",
      from_team as "closedToTeam"
    from closed where from_assignee or from_team order by id`)
  const held = new Set(locked.map((thread) => thread.id))
  if (!rows.every((row) => held.has(row.id))) throw new ChangedMeanwhile()
  if (rows.length > 0)
    await tx.execute(sql`
      update threads t set assignee_id = case when r.closed_to_assignee then null else t.assignee_id end,
        team_id = case when r.closed_to_team then null else t.team_id end
      from (select (v ->> 'id')::uuid as id, (v -> 'closedToAssignee')::boolean as closed_to_assignee,
          (v -> 'closedToTeam')::boolean as closed_to_team
        from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) v) r
      where t.workspace_id = ${workspaceId} and t.id = r.id`)
  return [...rows].flatMap(taken)
}

function taken({ id, number, assigneeId, teamId, closedToAssignee, closedToTeam }: Closed): NewEvent[] {
  const to = { thread: id, places: [{ id }] }
  const events: NewEvent[] = []
  if (closedToAssignee)
    events.push({ type: "thread.assigned", data: { number, from: assigneeId, to: null }, ...to })
  if (closedToTeam)
    events.push({ type: "thread.team_assigned", data: { number, from: teamId, to: null }, ...to })
  return events
}
