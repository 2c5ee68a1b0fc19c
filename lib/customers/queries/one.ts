import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import type { Viewer } from "@/lib/events/access"
import type { CustomerDetails } from "../views"
import { iso, lastSeen, openCount } from "./list"

const mostColleagues = 20

type Found = CustomerDetails & { mergedInto: string | null }

/** A customer with all that their page shows first, or where the one who was merged leads; null where there is none. */
export async function findCustomer(
  reader: Reader,
  { workspaceId }: Pick<Viewer, "workspaceId">,
  id: string,
): Promise<CustomerDetails | { mergedInto: string } | null> {
  const theirs = sql`(select v.id from conversations v where v.workspace_id = c.workspace_id and v.customer_id = c.id)`
  const [row] = await reader.execute<Found>(sql`
    select c.id, c.name, c.name_by as "nameBy", c.email, c.email_by as "emailBy", c.company,
      c.external_id as "externalId", c.created_at as "createdAt", c.blocked_at is not null as blocked,
      c.spam_at is not null as spam, c.erased_at is not null as erased, c.merged_into as "mergedInto",
      ${lastSeen} as "lastSeen", ${openCount} as "openConversations",
      (select count(*)::int from ${theirs} v) as conversations,
      (select count(*)::int from (
        select k.id from tickets k where k.workspace_id = c.workspace_id and k.id in ${theirs}
        union select l.ticket_id from ticket_links l
          where l.workspace_id = c.workspace_id and l.conversation_id in ${theirs}) k) as tickets,
      (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'value', a.value, 'setAt', a.set_at,
          'setBy', (select p.name from teammates p where p.workspace_id = a.workspace_id and p.id = a.set_by))
          order by lower(a.name), a.name), '[]') from customer_attributes a
        where a.workspace_id = c.workspace_id and a.customer_id = c.id) as attributes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'email', g.email,
          'externalId', g.external_id) order by g.name, g.id), '[]') from customers g
        where g.workspace_id = c.workspace_id and g.merged_into = c.id and g.erased_at is null) as merged,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'email', o.email,
          'company', o.company) order by o.name, o.id), '[]') from (
        select * from customers o where o.workspace_id = c.workspace_id and lower(o.company) = lower(c.company)
          and o.id <> c.id and o.merged_into is null and o.erased_at is null
        order by o.name, o.id limit ${mostColleagues}) o) as colleagues
    from customers c where c.workspace_id = ${workspaceId} and c.id = ${id}`)
  if (!row) return null
  const { mergedInto, ...customer } = row
  if (mergedInto) return { mergedInto }
  return { ...customer, createdAt: iso(customer.createdAt) ?? "", lastSeen: iso(customer.lastSeen) }
}
