import { sql } from "drizzle-orm"
import { db, type Tx } from "@/db/client"
import type { Payload } from "@/lib/jobs/tasks"
import { newsMail } from "@/lib/messenger/mails"
import { listUnseen, type News, readNews } from "@/lib/messenger/news"
import { linkBase, queueMail } from "./queue"

type Reader = { id: string; email: string | null; name: string; workspace: string; slug: string }
type About = {
  workspaceId: string
  customerId: string
  conversationId: string
  afterN: number
  uptoN: number
}

/**
 * Mails a customer what they have not seen yet and were not told by mail, one mail for each conversation (SPEC C5). What
 * it says is read as the customer, so it can hold nothing that they may not see.
 */
export async function mailNews({ workspaceId, customerId: named }: Payload<"mailNews">): Promise<void> {
  // Without a database role for customers there is no portal that a mail could lead to.
  if (!process.env.BACKLINE_CUSTOMER_URL) return
  const reader = await findReader(workspaceId, named)
  const to = reader?.email
  if (!reader || !to) return
  const customerId = reader.id
  const customer = { workspaceId, id: customerId }
  await db().transaction(async (tx) => {
    // Two of these at once would tell the same twice.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`news:${customerId}`}, 0))`)
    for (const { conversationId, seen } of await listUnseen(customer)) {
      const afterN = Math.max(seen, await toldUpTo(tx, workspaceId, conversationId))
      const news = await readNews(customer, conversationId, { after: afterN })
      const last = news?.entries.at(-1)
      if (!news || !last) continue
      const about = { workspaceId, customerId, conversationId, afterN, uptoN: last.n }
      await queueMail(tx, { kind: "news", to, ...about, ...write(reader, conversationId, news) })
    }
  })
}

/**
 * A mail of news as it is to be sent now: what stopped being the customer's to see since it was queued is not in it
 * (SPEC S8). Null where nothing is left to tell.
 */
export async function rewriteNews({ workspaceId, customerId, conversationId, afterN, uptoN }: About) {
  const customer = { workspaceId, id: customerId }
  const reader = await findReader(workspaceId, customerId)
  const news = await readNews(customer, conversationId, { after: afterN, upto: uptoN })
  return reader && news && write(reader, conversationId, news)
}

function write({ name, workspace, slug }: Reader, conversationId: string, news: News) {
  const url = `${linkBase()}/portal/conversations/${conversationId}?workspace=${encodeURIComponent(slug)}`
  return newsMail({ workspace, name, url, ...news })
}

/** Who reads the mails of a customer: they, or whom they were merged into; nobody who is blocked. */
async function findReader(workspaceId: string, customerId: string): Promise<Reader | null> {
  const rows = await db().execute<Reader>(sql`
    select c.id, c.email, c.name, w.name as workspace, w.slug
    from customers named
    join customers c on c.workspace_id = named.workspace_id and c.id = coalesce(named.merged_into, named.id)
    join workspaces w on w.workspace_id = c.workspace_id
    where named.workspace_id = ${workspaceId} and named.id = ${customerId} and c.blocked_at is null`)
  return rows[0] ?? null
}

async function toldUpTo(tx: Tx, workspaceId: string, conversationId: string): Promise<number> {
  const rows = await tx.execute<{ n: string | null }>(sql`
    select max(upto_n) as n from mails where workspace_id = ${workspaceId} and conversation_id = ${conversationId}`)
  return Number(rows[0]?.n ?? 0)
}
