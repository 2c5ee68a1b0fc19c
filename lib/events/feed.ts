import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { limitTo } from "@/db/limit"
import type { FeedEvent } from "./access"
import type { EventView } from "./event"

/** A row of the view event_feed, as the driver gives it. */
type FeedRow = {
  seq: string | number
  command_id: string
  ordinal: number
  type: string
  actor_kind: string
  actor_id: string | null
  at: string
  thread_id: string | null
  data: unknown
  places: string[]
  note: unknown
  message: unknown
  change: unknown
}

/** Turns a row of event_feed into what leaves the server. */
function toEventView(row: FeedRow): EventView {
  return {
    seq: Number(row.seq),
    commandId: row.command_id,
    ordinal: row.ordinal,
    type: row.type,
    actor: { kind: row.actor_kind, id: row.actor_id },
    at: new Date(row.at).toISOString(),
    threadId: row.thread_id,
    places: row.places,
    data: row.data,
    note: row.note,
    message: row.message,
    change: row.change,
  } as EventView
}

export type LimitedRow = FeedRow & { limited: Record<string, string> | null }

/** The tickets of limited types that the event f concerns, with their types. */
export const limitedTickets = sql`(
  select jsonb_object_agg(k.id, k.type_id) from tickets k
  join ticket_types y on y.workspace_id = k.workspace_id and y.id = k.type_id
  where k.workspace_id = f.workspace_id and y.limited and k.id = any(f.places || f.thread_id ||
    case when f.type = 'form.submitted' then array(select t.ticket_id from ticket_forms t
      where t.workspace_id = f.workspace_id and t.id = (f.data ->> 'formId')::uuid) else '{}' end)) as limited`

/** A row with the limited tickets beside it, for `asSeenBy`. */
export const toFeedEvent = (row: LimitedRow): FeedEvent => ({ event: toEventView(row), limited: row.limited })

/** The events of one command, as its first run reported them; for `asSeenBy` before they leave. */
export async function eventsOfCommand(reader: Reader, workspaceId: string, commandId: string) {
  const rows = await reader.execute<LimitedRow>(sql`
    select f.*, ${limitedTickets} from event_feed f
    where f.workspace_id = ${workspaceId} and f.command_id = ${commandId} order by f.ordinal`)
  return rows.map(toFeedEvent)
}

/** The workspace's events after a place in its order, at most `limit`, oldest first; for `asSeenBy` before they leave. */
export async function eventsAfter(reader: Reader, workspaceId: string, seq: number, limit: number) {
  const rows = await reader.execute<LimitedRow>(sql`
    select f.*, ${limitedTickets} from event_feed f
    where f.workspace_id = ${workspaceId} and f.seq > ${seq} order by f.seq ${limitTo(limit)}`)
  return rows.map(toFeedEvent)
}

/** The workspace's newest place in its order; 0 before its first event. */
export async function lastSeq(reader: Reader, workspaceId: string): Promise<number> {
  const rows = await reader.execute<{ seq: string | null }>(
    sql`select max(seq) as seq from events where workspace_id = ${workspaceId}`,
  )
  return Number(rows[0]?.seq ?? 0)
}

/** One page of a thread's timeline, newest first, before a seq (or from the end); for `asSeenBy` before it leaves. */
export async function timelinePage(
  reader: Reader,
  workspaceId: string,
  threadId: string,
  options: { before?: number | undefined; limit: number },
) {
  const before = options.before ?? Number.MAX_SAFE_INTEGER
  const rows = await reader.execute<LimitedRow>(sql`
    select f.*, ${limitedTickets} from (
      select seq from timeline
      where workspace_id = ${workspaceId} and thread_id = ${threadId} and seq < ${before}
      order by seq desc ${limitTo(options.limit)}
    ) t join event_feed f on f.workspace_id = ${workspaceId} and f.seq = t.seq
    order by f.seq desc`)
  return rows.map(toFeedEvent)
}
