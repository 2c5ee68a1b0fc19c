import { type SQL, sql } from "drizzle-orm"
import { type Reader as Database, db, type Tx } from "@/db/client"
import type { Payload } from "@/lib/jobs/tasks"
import { newsMail } from "@/lib/messenger/mails"
import { listUnseen, type News, readNews } from "@/lib/messenger/news"
import { linkBase, queueMail } from "./queue"

type Reader = { id: string; email: string; name: string; workspace: string; slug: string }
type About = {
  workspaceId: string
  customerId: string
  conversationId: string
  afterN: number
  uptoN: number
}

/**
 * Mails a customer what they have not seen yet and were not told by mail, one mail for each conversation (SPEC C5). What
 * it says is read as the customer, so it can hold nothing that they may not see, and while they are held, so that
 * erasing them finds it or leaves nothing to tell (SPEC A5).
 */
export async function mailNews({ workspaceId, customerId: named }: Payload<"mailNews">): Promise<void> {
  // Without a database role for customers there is no portal that a mail could lead to.
  if (!process.env.BACKLINE_CUSTOMER_URL) return
  await db().transaction(async (tx) => {
    const held = sql`for share of c`
    // Who was merged while this waited has led to another since.
    const reader =
      (await findReader(tx, workspaceId, named, held)) ?? (await findReader(tx, workspaceId, named, held))
    if (!reader) return
    const { id: customerId, email: to } = reader
    const customer = { workspaceId, id: customerId }
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
  const reader = await findReader(db(), workspaceId, customerId)
  const news = await readNews(customer, conversationId, { after: afterN, upto: uptoN })
  return reader && news && write(reader, conversationId, news)
}

function write({ name, workspace, slug }: Reader, conversationId: string, news: News) {
  const url = `${linkBase()}/portal/conversations/${conversationId}?workspace=${encodeURIComponent(slug)}`
  return newsMail({ workspace, name, url, ...news })
}

/**
 * Who reads the mails of a customer, and where: they, or whom they were merged into; nobody who is blocked, was erased or
 * has no address. `hold` keeps it so until a transaction ends.
 */
async function findReader(
  reading: Database,
  workspaceId: string,
  customerId: string,
  hold: SQL = sql``,
): Promise<Reader | null> {
  const rows = await reading.execute<Reader>(sql`
    select c.id, c.email, c.name, w.name as workspace, w.slug
    from customers named
    join customers c on c.workspace_id = named.workspace_id and c.id = coalesce(named.merged_into, named.id)
    join workspaces w on w.workspace_id = c.workspace_id
    where named.workspace_id = ${workspaceId} and named.id = ${customerId} and c.merged_into is null
      and c.erased_at is null and c.blocked_at is null and c.email is not null ${hold}`)
  return rows[0] ?? null
}

async function toldUpTo(tx: Tx, workspaceId: string, conversationId: string): Promise<number> {
  const rows = await tx.execute<{ n: string | null }>(sql`
    select max(upto_n) as n from mails where workspace_id = ${workspaceId} and conversation_id = ${conversationId}`)
  return Number(rows[0]?.n ?? 0)
}
