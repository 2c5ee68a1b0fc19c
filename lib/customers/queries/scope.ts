import { type SQL, sql } from "drizzle-orm"
import type { Reader } from "@/db/client"

/** What is one customer's alone, and what they share with others; ids, for erasing (SPEC A5). */
export type Scope = {
  /** They, and those who were merged into them. */
  customerIds: string[]
  conversationIds: string[]
  /** Tickets that stand for nobody else. */
  ticketIds: string[]
  /** Tickets that stand for other customers too: by number. */
  shared: { id: string; number: number }[]
  /** Tickets that were linked to their conversations before, and aren't any more. */
  unlinked: { id: string; number: number }[]
  /** Tickets among the shared and the unlinked ones, whose fields they filled in themselves. */
  filledIds: string[]
}

/** SQL for a list of ids that was read before. */
export const among = (ids: string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`

/** All that belongs to a customer, or null where there is none, or one who was merged or erased. */
export async function scopeOf(
  reader: Reader,
  workspaceId: string,
  customerId: string,
): Promise<Scope | null> {
  const [row] = await reader.execute<Scope>(sql`
    with whom as (
      select c.id from customers c where c.workspace_id = ${workspaceId}
        and (c.id = ${customerId} and c.merged_into is null and c.erased_at is null or c.merged_into = ${customerId})
    ), theirs as (
      select v.id from conversations v where v.workspace_id = ${workspaceId} and v.customer_id in (select id from whom)
    ), linked as (
      select k.id, k.number, exists (
        select 1 from ticket_links o where o.workspace_id = k.workspace_id and o.ticket_id = k.id
          and o.conversation_id not in (select id from theirs)) as shared,
        exists (select 1 from ticket_forms f where f.workspace_id = k.workspace_id and f.ticket_id = k.id
          and f.conversation_id in (select id from theirs)) as filled
      from tickets k where k.workspace_id = ${workspaceId} and k.id in (
        select id from theirs
        union select l.ticket_id from ticket_links l where l.workspace_id = ${workspaceId}
          and l.conversation_id in (select id from theirs))
    ), unlinked as (
      select k.id, k.number, exists (
        select 1 from ticket_forms f where f.workspace_id = k.workspace_id and f.ticket_id = k.id
          and f.conversation_id in (select id from theirs)) as filled
      from tickets k where k.workspace_id = ${workspaceId} and k.id not in (select id from linked) and k.id in (
        select e.thread_id from theirs v
        join timeline l on l.workspace_id = ${workspaceId} and l.thread_id = v.id
        join events e on e.workspace_id = l.workspace_id and e.seq = l.seq and e.type = 'ticket.unlinked'
          and e.data ->> 'conversationId' = v.id::text)
    )
    select
      (select coalesce(jsonb_agg(id order by id), '[]') from whom) as "customerIds",
      (select coalesce(jsonb_agg(id order by id), '[]') from theirs) as "conversationIds",
      (select coalesce(jsonb_agg(id order by id) filter (where not shared), '[]') from linked) as "ticketIds",
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'number', number) order by number)
        filter (where shared), '[]') from linked) as shared,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'number', number) order by number), '[]')
        from unlinked) as unlinked,
      (select coalesce(jsonb_agg(id order by id), '[]') from (
        select id from linked where shared and filled union all select id from unlinked where filled) f) as "filledIds"`)
  return row?.customerIds.includes(customerId) ? row : null
}
