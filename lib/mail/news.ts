import { sql } from "drizzle-orm"
import { db, type Tx } from "@/db/client"
import type { Payload } from "@/lib/jobs/tasks"
import { newsMail } from "@/lib/messenger/mails"
import { readNews } from "@/lib/messenger/queries"
import { linkBase, queueMail } from "./queue"

type Reader = { email: string; name: string; workspace: string; slug: string }

/**
 * Mails a customer what they have not seen yet and were not told by mail, one mail for each conversation (SPEC C5). What
 * it says is read as the customer, so it can hold nothing that they may not see.
 */
export async function mailNews({ workspaceId, customerId }: Payload<"mailNews">): Promise<void> {
  // Without a database role for customers there is no portal that a mail could lead to.
  if (!process.env.BACKLINE_CUSTOMER_URL) return
  const customer = await findReader(workspaceId, customerId)
  if (!customer) return
  const news = await readNews({ workspaceId, id: customerId })
  await db().transaction(async (tx) => {
    // Two of these at once would tell the same twice.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`news:${customerId}`}, 0))`)
    for (const { conversationId, subject, entries } of news) {
      const told = await toldUpTo(tx, workspaceId, conversationId)
      const fresh = entries.filter((entry) => entry.n > told)
      const last = fresh.at(-1)
      if (!last) continue
      const url = `${linkBase()}/portal/conversations/${conversationId}?workspace=${encodeURIComponent(customer.slug)}`
      const mail = newsMail({
        workspace: customer.workspace,
        name: customer.name,
        subject,
        entries: fresh,
        url,
      })
      const about = { workspaceId, customerId, conversationId, uptoN: last.n }
      await queueMail(tx, { kind: "news", to: customer.email, ...about, ...mail })
    }
  })
}

async function findReader(workspaceId: string, customerId: string): Promise<Reader | null> {
  const rows = await db().execute<Reader>(sql`
    select c.email, c.name, w.name as workspace, w.slug
    from customers c join workspaces w on w.workspace_id = c.workspace_id
    where c.workspace_id = ${workspaceId} and c.id = ${customerId} and c.email is not null`)
  return rows[0] ?? null
}

async function toldUpTo(tx: Tx, workspaceId: string, conversationId: string): Promise<number> {
  const rows = await tx.execute<{ n: string | null }>(sql`
    select max(upto_n) as n from mails where workspace_id = ${workspaceId} and conversation_id = ${conversationId}`)
  return Number(rows[0]?.n ?? 0)
}
