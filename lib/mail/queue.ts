import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { enqueue } from "@/lib/jobs/enqueue"
import { newId } from "@/lib/shared/ids"

export type NewMail = {
  workspaceId: string
  to: string
  subject: string
  text: string
  html: string
} & (
  | { kind: "link"; customerId?: string | null }
  | { kind: "invitation" | "reset" | "address"; customerId?: null }
  | { kind: "news"; customerId: string; conversationId: string; afterN: number; uptoN: number }
)

/** Where links in mails lead to: BACKLINE_URL, or the address that this installation printed when it started. */
export function linkBase(): string {
  return process.env.BACKLINE_LINK_URL || process.env.BACKLINE_URL || "http://localhost:3000"
}

/** Whether mails can be sent at all; without a mail server they are kept, for admins to see (SPEC X5). */
export const canSend = () => Boolean(process.env.SMTP_URL)

/** Whether a mail of the row "m" holds a link that works no more (SPEC C2). */
export const hasExpired = sql`(m.kind <> 'news' and m.created_at <= now() - case m.kind
  when 'link' then interval '15 minutes' when 'reset' then interval '1 hour' when 'address' then interval '1 day'
  else interval '72 hours' end)`

/** Takes a mail with a link that works no more out of the way, unless it is sent or on its way. */
export async function withdrawMail(tx: Tx, workspaceId: string, mailId: string): Promise<void> {
  await tx.execute(sql`
    update mails set status = 'withdrawn', text = '', html = '', blanked_at = now()
    where workspace_id = ${workspaceId} and id = ${mailId} and status in ('queued', 'kept')`)
}

/** The address that mails come from. */
export const sender = () => process.env.MAIL_FROM || "backline@localhost"

// Ids by which mail programs put the mails of one conversation together; stored, so that they stay the same.
const mailName = (name: string) => `<${name}@${sender().split("@")[1]}>`

/**
 * Decides on a mail in the caller's transaction: sent once that commits, never if it does not. Kept instead where there
 * is no mail server. Gives its id.
 */
export async function queueMail(tx: Tx, mail: NewMail): Promise<string> {
  const { workspaceId, kind, to, subject, text, html } = mail
  const id = newId()
  const conversationId = mail.kind === "news" ? mail.conversationId : null
  const uptoN = mail.kind === "news" ? mail.uptoN : null
  const afterN = mail.kind === "news" ? mail.afterN : null
  const root = conversationId && mailName(`conversation.${conversationId}`)
  const [row] = await tx.execute<{ status: string }>(sql`
    insert into mails (workspace_id, id, kind, status, customer_id, conversation_id, to_address, subject, text, html,
      message_id, thread_root, after_n, upto_n)
    select ${workspaceId}, ${id}, ${kind}, case when ${canSend()} then 'queued' else 'kept' end,
      ${mail.customerId ?? null}::uuid, ${conversationId}::uuid, ${to}, ${subject}, ${text}, ${html},
      ${mailName(id)}, ${root}, ${afterN}::bigint, ${uptoN}::bigint
    from workspaces w where w.workspace_id = ${workspaceId} returning status`)
  if (row?.status === "queued") await enqueue(tx, "sendMail", { workspaceId, mailId: id })
  return id
}
