import { type SQL, sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { mayOpen, type Viewer } from "@/lib/events/access"
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

/**
 * SQL that says whether somebody may read a mail of the row "m": one that tells of tickets, by an entry of its
 * conversation or a form that became one, is read by those who may open each of them (SPEC A2).
 */
export function mayReadMail(actor: Viewer): SQL {
  return sql`(m.kind <> 'news' or not exists (
    select 1 from conversations c
    join customer_feed f on f.workspace_id = c.workspace_id and f.customer_id = c.customer_id
      and f.conversation_id = c.id and f.n > m.after_n and f.n <= m.upto_n
    left join ticket_forms o on o.workspace_id = f.workspace_id and o.id = f.form_id
    join tickets k on k.workspace_id = f.workspace_id and k.id = coalesce(f.ticket_id, o.ticket_id)
    where c.workspace_id = m.workspace_id and c.id = m.conversation_id
      and not ${mayOpen(actor, sql`k.type_id`, sql`k.id`)}))`
}

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
