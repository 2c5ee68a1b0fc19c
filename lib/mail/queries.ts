import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { limitTo } from "@/db/limit"
import { type TeammateActor, whyNotAllowed } from "@/lib/events/actor"
import { readCursor, writeCursor } from "@/lib/shared/cursor"
import { canSend, hasExpired, mayReadMail } from "./queue"
import { showsContent, whyNotSend } from "./rules"
import type { MailItem, MailPage, MailView } from "./views"

const item = sql`m.id, m.kind, m.status, m.to_address as "to", m.subject, m.conversation_id as "conversationId",
  m.attempts, m.last_error as "lastError", m.created_at as "createdAt", m.sent_at as "sentAt"`

const iso = (at: string) => new Date(at).toISOString()
const toItem = (row: MailItem): MailItem => ({
  ...row,
  createdAt: iso(row.createdAt),
  sentAt: row.sentAt && iso(row.sentAt),
})

/** One page of the workspace's mails, newest first; nothing for those who are no admin (SPEC A1). */
export async function listMails(
  reader: Reader,
  actor: TeammateActor,
  after?: string | null,
): Promise<MailPage> {
  if (whyNotAllowed(actor, "admin")) return { rows: [], next: null }
  const limit = 50
  const cursor = readCursor(after)
  const from = cursor
    ? sql`and (m.created_at, m.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql``
  const rows = await reader.execute<MailItem>(sql`
    select ${item} from mails m where m.workspace_id = ${actor.workspaceId} ${from}
    order by m.created_at desc, m.id desc ${limitTo(limit + 1)}`)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor(last.createdAt, last.id) : null
  return { rows: page.map(toItem), next }
}

type Row = MailItem & { text: string; html: string } & Record<
    "blank" | "expired" | "open" | "makesOwner",
    boolean
  >

/** One mail with its content, for admins; null where there is none for them. */
export async function findMail(reader: Reader, actor: TeammateActor, id: string): Promise<MailView | null> {
  if (whyNotAllowed(actor, "admin")) return null
  const rows = await reader.execute<Row>(sql`
    select ${item}, m.text, m.html, m.blanked_at is not null as blank, ${hasExpired} as expired,
      ${mayReadMail(actor)} as open,
      exists (select 1 from invitations i where i.workspace_id = m.workspace_id and i.mail_id = m.id
        and i.role = 'owner') as "makesOwner"
    from mails m
    where m.workspace_id = ${actor.workspaceId} and m.id = ${id}`)
  if (!rows[0]) return null
  const { text, html, blank, expired, open, makesOwner, ...row } = rows[0]
  const shown = open && !blank && showsContent({ kind: row.kind, makesOwner }, actor)
  const why = whyNotSend({ status: row.status, blank: blank || expired, canSend: canSend() })
  const content = shown ? { text, html } : null
  return { ...toItem(row), restricted: !open, content, whyNotSend: why?.sentence ?? null }
}
