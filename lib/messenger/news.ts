import { type Customer, readAs } from "@/db/customer-client"
import { readThread } from "./queries"
import type { CustomerEntry } from "./views"

const most = 200

/** Where in their own order the news lie: after a place, up to a place. */
type Span = { after: number; upto?: number }

/** `earlier` counts what is new as well, but older than the entries that fit. */
export type News = { subject: string; entries: CustomerEntry[]; earlier: number }

/** The conversations in which a customer has not seen something yet, and how far they have seen each (SPEC C5). */
export async function listUnseen(customer: Customer): Promise<{ conversationId: string; seen: number }[]> {
  const [unseen] = await readAs<[{ id: string; seen: string }]>(customer, (sql) => [
    sql`select id, seen from customer.conversations where unread > 0 order by n`,
  ])
  return unseen.map(({ id, seen }) => ({ conversationId: id, seen: Number(seen) }))
}

/**
 * What the team did in a conversation within a span, oldest first, as far as the customer may see it now: what a mail
 * tells (SPEC S8, C5). Null where nothing is left of it.
 */
export async function readNews(
  customer: Customer,
  conversationId: string,
  { after, upto = Number.MAX_SAFE_INTEGER - 1 }: Span,
): Promise<News | null> {
  const found: CustomerEntry[] = []
  let subject = ""
  let before: number | null = upto + 1
  while (before !== null && found.length < most) {
    const page = await readThread(customer, conversationId, { before })
    if (!page) return null
    subject = page.subject
    found.unshift(...page.entries.filter((entry) => entry.n > after && !isOwn(entry)))
    before = page.earlier !== null && page.earlier > after ? page.earlier : null
  }
  const entries = found.slice(-most)
  if (entries.length === 0) return null
  const unread = before === null ? 0 : await countBetween(customer, conversationId, after, before)
  return { subject, entries, earlier: found.length - entries.length + unread }
}

const isOwn = (entry: CustomerEntry) => entry.type === "message" && entry.mine

async function countBetween(customer: Customer, conversationId: string, after: number, before: number) {
  const [rows] = await readAs<[{ count: number }]>(customer, (sql) => [
    sql`
      select count(*)::int as count from customer.feed
      where conversation_id = ${conversationId} and n > ${after} and n < ${before} and not by_customer`,
  ])
  return rows[0]?.count ?? 0
}
