import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import type { Payload } from "@/lib/jobs/tasks"
import { canSend, sender } from "./queue"
import { type Delivery, deliver, type Letter } from "./smtp"

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
  if (!smtpUrl || !canSend()) return keep(mail)
  const claimed = await claim(mail)
  if (!claimed) return doubt(mail)
  const { workspaceName, attempts, ...letter } = claimed
  const delivery = await deliver(smtpUrl, { ...letter, from: { name: workspaceName, address: sender() } })
  await record(mail, delivery, attempts)
  if (delivery.as === "not_yet" && attempts < mostAttempts)
    throw new Error(`The mail server did not take a mail: ${delivery.why}`)
}

async function keep({ workspaceId, mailId }: Mail): Promise<void> {
  await db().execute(sql`
    update mails set status = 'kept' where workspace_id = ${workspaceId} and id = ${mailId} and status = 'queued'`)
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

// A sent link would let anyone who reads this table in as the customer.
const blankLink = sql`text = case when kind = 'link' then '' else text end,
  html = case when kind = 'link' then '' else html end,
  blanked_at = case when kind = 'link' then now() end`

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
