import { type SQL, sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { limitTo } from "@/db/limit"
import { mayOpen, type Viewer } from "@/lib/events/access"
import { readCursor, writeCursor } from "@/lib/shared/cursor"
import type { CustomerConversation, CustomerTicket, HistoryPage } from "../views"

const perPage = 20

/** A customer's conversations, the newest first; `after` continues an earlier page. */
export async function conversationsOf(
  reader: Reader,
  { workspaceId: w }: Viewer,
  { customerId, after = null }: { customerId: string; after?: string | null },
): Promise<HistoryPage<CustomerConversation>> {
  const cursor = readCursor(after)
  const from = cursor
    ? sql`and (t.created_at, t.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql``
  const rows = await reader.execute<CustomerConversation & { startedAt: string }>(sql`
    select c.id, c.subject, t.status, p.name as assignee, t.last_at as "lastAt", t.created_at as "startedAt",
      k.number as "customerTicket"
    from conversations c
    join threads t on t.workspace_id = ${w} and t.id = c.id
    left join teammates p on p.workspace_id = ${w} and p.id = t.assignee_id
    left join tickets k on k.workspace_id = ${w} and k.id = c.id
    where c.workspace_id = ${w} and c.customer_id = ${customerId} ${from}
    order by t.created_at desc, t.id desc ${limitTo(perPage + 1)}`)
  const page = rows.slice(0, perPage)
  const last = page.at(-1)
  return {
    rows: page.map(({ startedAt: _, ...row }) => ({ ...row, lastAt: new Date(row.lastAt).toISOString() })),
    next: rows.length > perPage && last ? writeCursor(last.startedAt, last.id) : null,
  }
}

/** SQL for the ids of a customer's conversations. */
const theirs = (w: string, customerId: string): SQL =>
  sql`(select v.id from conversations v where v.workspace_id = ${w} and v.customer_id = ${customerId})`

/**
 * Their Customer tickets and all that is linked to their conversations, by number, the newest first. One that can't be
 * opened says its number and state alone (SPEC A2).
 */
export async function ticketsOf(
  reader: Reader,
  actor: Viewer,
  { customerId, before = null }: { customerId: string; before?: number | null },
): Promise<HistoryPage<CustomerTicket>> {
  const w = actor.workspaceId
  const rows = await reader.execute<CustomerTicket>(sql`
    select k.number, s.internal_label as state, s.category as "stateCategory", k.shared, not o.pen as restricted,
      case when o.pen then k.title end as title, case when o.pen then y.icon end as icon,
      case when o.pen then y.name end as "typeName"
    from tickets k
    join ticket_types y on y.workspace_id = ${w} and y.id = k.type_id
    join ticket_states s on s.workspace_id = ${w} and s.id = k.state_id
    cross join lateral (select ${mayOpen(actor, sql`k.type_id`, sql`k.id`)} as pen) o
    where k.workspace_id = ${w} and (${before}::int is null or k.number < ${before}::int) and k.id in (
      select id from ${theirs(w, customerId)} v (id) union
      select l.ticket_id from ticket_links l where l.workspace_id = ${w}
        and l.conversation_id in ${theirs(w, customerId)})
    order by k.number desc ${limitTo(perPage + 1)}`)
  const page = rows.slice(0, perPage)
  const last = page.at(-1)
  return { rows: page, next: rows.length > perPage && last ? String(last.number) : null }
}
