import { type SQL, sql } from "drizzle-orm"
import type { Reader, Tx } from "@/db/client"
import { mayOpen, type Viewer } from "@/lib/events/access"
import type { InboxStatus } from "@/lib/events/event"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"

/** A thread as a command holds it, locked. */
export type LockedThread = {
  id: string
  category: "conversation" | "customer" | "back_office" | "tracker"
  assigneeId: string | null
  teamId: string | null
  status: InboxStatus
  snoozedUntil: string | null
  number: number | null
}

/**
 * Locks threads in the one order that every command keeps: conversations by id, then tickets by id. Linking and
 * cross-posting therefore never wait for each other in a circle. `ids` is a query of one column. An array, since a row
 * that changed while it was waited for can drop out of a join with that query.
 */
export async function lockThreads(tx: Tx, workspaceId: string, ids: SQL): Promise<LockedThread[]> {
  const rows = await tx.execute<LockedThread>(sql`
    select t.id, t.category, t.assignee_id as "assigneeId", t.team_id as "teamId", t.status,
           t.snoozed_until as "snoozedUntil", k.number
    from threads t left join tickets k on k.workspace_id = t.workspace_id and k.id = t.id
    where t.workspace_id = ${workspaceId} and t.id = any(array(${ids}))
    order by t.category in ('back_office', 'tracker'), t.id
    for no key update of t`)
  return [...rows]
}

/** Locks one thread, or gives null where there is none of that id, or none that this actor may open (SPEC A2, A3). */
export async function lockThread(tx: Tx, actor: Viewer, id: string): Promise<LockedThread | null> {
  const [thread] = await lockThreads(tx, actor.workspaceId, sql`select ${id}::uuid`)
  if (!thread || thread.category === "conversation" || thread.category === "customer") return thread ?? null
  const [closed] = await tx.execute(sql`
    select 1 from tickets k where k.workspace_id = ${actor.workspaceId} and k.id = ${id}
      and not ${mayOpen(actor, sql`k.type_id`, sql`k.id`)}`)
  return closed ? null : thread
}

/** Whether a teammate of this workspace can be assigned work: there, and not removed. */
export async function canBeAssigned(
  reader: Reader,
  workspaceId: string,
  teammateId: string,
): Promise<boolean> {
  const rows = await reader.execute(sql`
    select 1 from teammates where workspace_id = ${workspaceId} and id = ${teammateId} and removed_at is null`)
  return rows.length === 1
}

/** Whether a team of this workspace can be given work: there, and not archived. */
export async function teamCanBeAssigned(
  reader: Reader,
  workspaceId: string,
  teamId: string,
): Promise<boolean> {
  const rows = await reader.execute(sql`
    select 1 from teams where workspace_id = ${workspaceId} and id = ${teamId} and archived_at is null`)
  return rows.length === 1
}

/** SQL that says whether the type `y` of a ticket is closed to a teammate (SPEC A2). */
export const closedToTeammate = (workspaceId: string, teammateId: SQL): SQL =>
  sql`(y.limited and y.id = any (closed_types(${workspaceId}, ${teammateId})))`

/** SQL that says whether the type `y` of a ticket is closed to a team (SPEC A2). */
export const closedToTeam = (
  teamId: SQL,
): SQL => sql`(y.limited and not exists (select 1 from ticket_type_teams l
  where l.workspace_id = y.workspace_id and l.type_id = y.id and l.team_id = ${teamId}))`

/**
 * Holds still, until the transaction ends, who can open tickets of these types: the types first, then the teams that they
 * are limited to. `typeIds` is a query of one column.
 */
export async function holdAccess(tx: Tx, workspaceId: string, typeIds: SQL): Promise<void> {
  await Promise.all([
    tx.execute(sql`
      select 1 from ticket_types y where y.workspace_id = ${workspaceId} and y.id = any(array(${typeIds}))
      order by y.id for share`),
    tx.execute(sql`
      select 1 from teams g where g.workspace_id = ${workspaceId} and g.id = any(array(
        select l.team_id from ticket_type_teams l
        join ticket_types y on y.workspace_id = l.workspace_id and y.id = l.type_id and y.limited
        where l.workspace_id = ${workspaceId} and l.type_id = any(array(${typeIds}))))
      order by g.id for share`),
  ])
}

const typeOf = (workspaceId: string, threadId: string) =>
  sql`select k.type_id from tickets k where k.workspace_id = ${workspaceId} and k.id = ${threadId}`

/**
 * Says why a thread can't be assigned to a teammate, or null: they have to be there, not removed, and able to open the
 * ticket that it is (SPEC A2).
 */
export async function whyNotAssign(
  tx: Tx,
  { workspaceId, threadId, teammateId }: { workspaceId: string; threadId: string; teammateId: string },
): Promise<Refusal | null> {
  await holdAccess(tx, workspaceId, typeOf(workspaceId, threadId))
  const [found] = await tx.execute<{ name: string; closed: boolean }>(sql`
    select t.name, exists (select 1 from tickets k where k.workspace_id = ${workspaceId} and k.id = ${threadId}
      and k.type_id = any (closed_types(${workspaceId}, t.id))) as closed
    from teammates t where t.workspace_id = ${workspaceId} and t.id = ${teammateId} and t.removed_at is null`)
  if (!found) return notThere
  if (!found.closed) return null
  return refuse("not_in_its_teams", `${found.name} is in none of the teams that can open this ticket.`)
}

/** Says why a thread can't be passed to a team, or null: it has to be there, and one that can open the ticket (SPEC A2). */
export async function whyNotAssignTeam(
  tx: Tx,
  { workspaceId, threadId, teamId }: { workspaceId: string; threadId: string; teamId: string },
): Promise<Refusal | null> {
  await holdAccess(tx, workspaceId, typeOf(workspaceId, threadId))
  const [found] = await tx.execute<{ name: string; closed: boolean }>(sql`
    select t.name, exists (select 1 from tickets k
      join ticket_types y on y.workspace_id = k.workspace_id and y.id = k.type_id
      where k.workspace_id = ${workspaceId} and k.id = ${threadId} and ${closedToTeam(sql`t.id`)}) as closed
    from teams t where t.workspace_id = ${workspaceId} and t.id = ${teamId} and t.archived_at is null`)
  if (!found) return notThere
  if (!found.closed) return null
  return refuse("not_in_its_teams", `${found.name} is none of the teams that can open this ticket.`)
}

/** Notes how far a teammate has read a thread; never backwards (SPEC N5). */
export async function markRead(
  reader: Reader,
  mark: { workspaceId: string; teammateId: string; threadId: string; seq: number },
): Promise<void> {
  await reader.execute(sql`
    insert into reads (workspace_id, teammate_id, thread_id, seq)
    select ${mark.workspaceId}, ${mark.teammateId}, t.id, ${mark.seq} from threads t
    where t.workspace_id = ${mark.workspaceId} and t.id = ${mark.threadId}
    on conflict (workspace_id, teammate_id, thread_id) do update set seq = greatest(reads.seq, excluded.seq)`)
}
