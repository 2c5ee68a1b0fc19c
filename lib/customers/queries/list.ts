import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { limitTo } from "@/db/limit"
import type { Viewer } from "@/lib/events/access"
import type { CustomerPage, CustomerRow } from "../views"

const perPage = 50

/** When a customer was last there: when they looked, wrote, or came in. */
export const lastSeen = sql`
  (select max(s.at) from (
    select max(r.at) as at from customer_reads r where r.workspace_id = c.workspace_id and r.customer_id = c.id
    union all select max(o.created_at) from customer_sessions o
      where o.workspace_id = c.workspace_id and o.customer_id = c.id) s)`

/** How many of a customer's conversations are open. */
export const openCount = sql`
  (select count(*)::int from conversations v join threads t on t.workspace_id = v.workspace_id and t.id = v.id
   where v.workspace_id = c.workspace_id and v.customer_id = c.id and t.status = 'open')`

type Row = Omit<CustomerRow, "lastSeen"> & { lastSeen: string | null; sortedBy: string }

/** One page of a workspace's customers by name; with words, those who have each of them in name, e-mail or company. */
export async function listCustomers(
  reader: Reader,
  { workspaceId }: Pick<Viewer, "workspaceId">,
  { words = "", after = null, limit = perPage }: { words?: string; after?: string | null; limit?: number },
): Promise<CustomerPage> {
  const typed = words.slice(0, 200)
  const cursor = readPlace(after)
  const found =
    typed.trim() === "" ? sql`` : sql`and customer_words(c.name, c.email, c.company) @@ words_begin(${typed})`
  const from = cursor ? sql`and (lower(c.name), c.id) > (${cursor.name}, ${cursor.id}::uuid)` : sql``
  const rows = await reader.execute<Row>(sql`
    select c.id, c.name, c.email, c.company, c.blocked_at is not null as blocked, c.spam_at is not null as spam,
      lower(c.name) as "sortedBy", ${openCount} as "openConversations", ${lastSeen} as "lastSeen"
    from (
      select * from customers c where c.workspace_id = ${workspaceId} and c.merged_into is null
        and c.erased_at is null ${found} ${from}
      order by lower(c.name), c.id ${limitTo(limit + 1)}
    ) c order by lower(c.name), c.id`)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ sortedBy: _, lastSeen, ...row }) => ({ ...row, lastSeen: iso(lastSeen) })),
    next: rows.length > limit && last ? JSON.stringify([last.sortedBy, last.id]) : null,
  }
}

export const iso = (at: string | null) => at && new Date(at).toISOString()

function readPlace(after: string | null): { name: string; id: string } | null {
  try {
    const [name, id]: unknown[] = JSON.parse(after ?? "")
    const isId = typeof id === "string" && /^[0-9a-f-]{36}$/.test(id)
    return typeof name === "string" && isId && !name.includes("\u0000") ? { name, id } : null
  } catch {
    return null
  }
}
