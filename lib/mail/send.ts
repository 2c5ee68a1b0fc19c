import { type SQL, sql } from "drizzle-orm"
import { db } from "@/db/client"
import type { Payload } from "@/lib/jobs/tasks"
import { rewriteNews } from "./news"
import { canSend, hasExpired, sender } from "./queue"
import { type Delivery, deliver, type Letter } from "./smtp"
import type { MailKind } from "./views"

type Claimed = Omit<Letter, "from"> & { workspaceName: string; attempts: number }
type Mail = Payload<"sendMail">

// With the jobs' growing pauses these reach over about two days.
const mostAttempts = 18

/**
 * Sends one mail, never twice: it is marked as being sent before the mail server hears of it. One that is found so by
 * the next run was cut off in the middle, may have arrived, and waits for an admin to decide.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const smtpUrl = process.env.SMTP_URL
  if (!smtpUrl || !canSend()) return void (await change(mail, sql`status = 'kept'`))
  if (!(await prepare(mail))) return
  const claimed = await claim(mail)
  if (!claimed) return doubt(mail)
  const { workspaceName, attempts, ...letter } = claimed
  const delivery = await deliver(smtpUrl, { ...letter, from: { name: workspaceName, address: sender() } })
  await record(mail, delivery, attempts)
  if (delivery.as === "not_yet" && attempts < mostAttempts)
    throw new Error(`The mail server did not take a mail: ${delivery.why}`)
}

type Queued = { expired: boolean; afterN: string | null; uptoN: string | null } & (
  | { kind: Exclude<MailKind, "news"> }
  | { kind: "news"; customerId: string; conversationId: string }
)

/** Has a mail say what it may say now, before anybody takes it; says whether there is anything to send. */
async function prepare(mail: Mail): Promise<boolean> {
  const { workspaceId, mailId } = mail
  const rows = await db().execute<Queued>(sql`
    select m.kind, m.customer_id as "customerId", m.conversation_id as "conversationId", m.after_n as "afterN",
      m.upto_n as "uptoN", ${hasExpired} as expired
    from mails m where m.workspace_id = ${workspaceId} and m.id = ${mailId} and m.status = 'queued'`)
  const [row] = rows
  if (row?.expired)
    return finish(mail, sql`status = 'failed', last_error = 'Its link has expired.', ${blankLink}`)
  if (row?.kind !== "news") return true
  // Without a database role for customers nobody can tell what they may see.
  if (!process.env.BACKLINE_CUSTOMER_URL) return finish(mail, sql`status = 'kept'`)
  const { customerId, conversationId } = row
  const span = { afterN: Number(row.afterN), uptoN: Number(row.uptoN) }
  const news = await rewriteNews({ workspaceId, customerId, conversationId, ...span })
  if (!news) return finish(mail, sql`status = 'withdrawn'`)
  await change(mail, sql`subject = ${news.subject}, text = ${news.text}, html = ${news.html}`)
  return true
}

const change = ({ workspaceId, mailId }: Mail, to: SQL) =>
  db().execute(sql`
    update mails set ${to} where workspace_id = ${workspaceId} and id = ${mailId} and status = 'queued'`)

async function finish(mail: Mail, as: SQL): Promise<false> {
  await change(mail, as)
  return false
}

async function claim({ workspaceId, mailId }: Mail): Promise<Claimed | null> {
  const rows = await db().execute<Claimed>(sql`
    update mails m set status = 'sending', attempts = m.attempts + 1, claimed_at = now()
    from workspaces w
    where m.workspace_id = ${workspaceId} and m.id = ${mailId} and m.status = 'queued'
      and w.workspace_id = m.workspace_id
    returning m.to_address as "to", m.subject, m.text, m.html, m.message_id as "messageId",
      m.thread_root as "threadRoot", w.name as "workspaceName", m.attempts`)
  return rows[0] ?? null
}

// A sent link would let anyone who reads this table in as its receiver.
const blankLink = sql`text = case when kind = 'news' then text else '' end,
  html = case when kind = 'news' then html else '' end,
  blanked_at = case when kind <> 'news' then now() end`

async function doubt({ workspaceId, mailId }: Mail): Promise<void> {
  await db().execute(sql`
    update mails set status = 'uncertain', last_error = 'The process that sent it ended in the middle.', ${blankLink}
    where workspace_id = ${workspaceId} and id = ${mailId} and status = 'sending'`)
}

async function record({ workspaceId, mailId }: Mail, delivery: Delivery, attempts: number): Promise<void> {
  const of = sql`workspace_id = ${workspaceId} and id = ${mailId}`
  // Also where it has been taken for uncertain meanwhile: now it is known.
  if (delivery.as === "accepted")
    await db().execute(sql`
      update mails set status = 'sent', sent_at = now(), last_error = null, ${blankLink} where ${of}`)
  else if (delivery.as === "not_yet" && attempts < mostAttempts)
    await db().execute(sql`
      update mails set status = 'queued', last_error = ${delivery.why} where ${of} and status = 'sending'`)
  else
    await db().execute(sql`
      update mails set status = ${delivery.as === "unknown" ? "uncertain" : "failed"}, last_error = ${delivery.why},
        ${blankLink}
      where ${of}`)
}
