import { type SQL, sql } from "drizzle-orm"
import type { Reader, Tx } from "@/db/client"
import type { InboxStatus } from "@/lib/events/event"

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

/** Locks one thread, or gives null where this workspace has none of that id. */
export async function lockThread(tx: Tx, workspaceId: string, id: string): Promise<LockedThread | null> {
  return (await lockThreads(tx, workspaceId, sql`select ${id}::uuid`))[0] ?? null
}

/** Whether a teammate of this workspace can be assigned: there, and not removed. */
export async function canBeAssigned(
  reader: Reader,
  workspaceId: string,
  teammateId: string,
): Promise<boolean> {
  const rows = await reader.execute(sql`
    select 1 from teammates where workspace_id = ${workspaceId} and id = ${teammateId} and removed_at is null`)
  return rows.length === 1
}

/** Whether a team of this workspace can be assigned: there, and not archived. */
export async function teamCanBeAssigned(
  reader: Reader,
  workspaceId: string,
  teamId: string,
): Promise<boolean> {
  const rows = await reader.execute(sql`
    select 1 from teams where workspace_id = ${workspaceId} and id = ${teamId} and archived_at is null`)
  return rows.length === 1
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
