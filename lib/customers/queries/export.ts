import { type SQL, sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { type Access, accessOf, asSeenBy, mayOpen, openToAll, type Viewer } from "@/lib/events/access"
import { timelinePage } from "@/lib/events/feed"
import { base64Of } from "@/lib/files/store"
import { filesFor, mailsFor, ticketIdsOf } from "./export-parts"
import { among, type Scope, scopeOf } from "./scope"

const eventsAtOnce = 200
const mailsAtOnce = 100

type Exporter = { reader: Reader; actor: Viewer; scope: Scope }
type Row = Record<string, unknown>

/** How much an export holds, and how much of it this actor can't open; null where there is no such customer. */
export async function exportCounts(reader: Reader, actor: Viewer, customerId: string) {
  const scope = await scopeOf(reader, actor.workspaceId, customerId)
  if (!scope) return null
  const [files, mails] = [filesFor(actor, scope), mailsFor(actor, scope)]
  const [row] = await reader.execute<Record<"restricted" | "filesLeftOut" | "mailsLeftOut", number>>(sql`
    select (select count(*)::int from tickets k
        where k.workspace_id = ${actor.workspaceId} and k.id in ${among(ticketIdsOf(scope))}
          and not ${mayOpen(actor, sql`k.type_id`, sql`k.id`)}) as restricted,
      (select count(*)::int ${files.from} and not ${files.open}) as "filesLeftOut",
      (select count(*)::int ${mails.from} and not ${mails.open}) as "mailsLeftOut"`)
  if (!row) throw new Error("A count gives a row.")
  return { conversations: scope.conversationIds.length, tickets: ticketIdsOf(scope).length, ...row }
}

/**
 * All that is stored about a customer, as JSON lines, each read as it is written: who they are, conversations and tickets
 * with everything that stands in them, mails, and files with their bytes, all as far as this admin may open it (SPEC A2).
 */
export async function* exportLines(
  reader: Reader,
  actor: Viewer,
  customerId: string,
): AsyncGenerator<string> {
  const scope = await scopeOf(reader, actor.workspaceId, customerId)
  const counts = await exportCounts(reader, actor, customerId)
  if (!scope || !counts) return
  const all = { reader, actor, scope }
  yield line("export", { customerId, exportedAt: new Date().toISOString(), ...counts })
  yield* identity(all)
  const access = await accessFor(reader, actor)
  for (const id of scope.conversationIds) yield* conversation(all, access, id)
  for (const id of ticketIdsOf(scope)) yield* ticket(all, access, id)
  yield* mails(all)
  yield* files(all)
  yield line("end", counts)
}

const line = (kind: string, what: object) => `${JSON.stringify({ kind, ...what })}\n`

const accessFor = (reader: Reader, { kind, workspaceId, id }: Viewer): Promise<Access> | Access =>
  kind === "teammate" && id ? accessOf(reader, { workspaceId, id }) : openToAll

async function* identity({ reader, actor, scope }: Exporter): AsyncGenerator<string> {
  const them = sql`workspace_id = ${actor.workspaceId} and customer_id in ${among(scope.customerIds)}`
  const customers = await reader.execute<Row>(sql`
    select id, name, name_by as "nameBy", email, email_by as "emailBy", company, external_id as "externalId",
      import_id as "importId", created_at as "createdAt", blocked_at as "blockedAt", spam_at as "spamAt",
      merged_into as "mergedInto"
    from customers where workspace_id = ${actor.workspaceId} and id in ${among(scope.customerIds)}`)
  for (const row of customers) yield line("customer", row)
  const attributes = await reader.execute<Row>(sql`
    select name, value, set_by as "setBy", set_at as "setAt" from customer_attributes where ${them} order by name`)
  for (const row of attributes) yield line("attribute", row)
  const changes = await reader.execute<Row>(sql`
    select c.field, c.before, c.after, e.at, e.actor_id as "by" from customer_changes c
    join events e on e.workspace_id = c.workspace_id and e.command_id = c.command_id and e.ordinal = c.ordinal
    where c.workspace_id = ${actor.workspaceId} and c.customer_id in ${among(scope.customerIds)} order by e.seq`)
  for (const row of changes) yield line("change", row)
  const sessions = await reader.execute<Row>(sql`
    select case when by_link then 'link' else 'site' end as "openedBy", created_at as "createdAt",
      expires_at as "expiresAt" from customer_sessions where ${them} order by created_at`)
  for (const row of sessions) yield line("session", row)
}

async function* conversation(all: Exporter, access: Access, id: string): AsyncGenerator<string> {
  const { reader, actor } = all
  const rows = await reader.execute<Row>(sql`
    select c.id, c.subject, c.imported, t.status, t.created_at as "createdAt", t.last_at as "lastAt",
      t.assignee_id as "assigneeId", t.team_id as "teamId",
      (select r.at from customer_reads r where r.workspace_id = c.workspace_id and r.conversation_id = c.id) as "seenAt",
      array(select g.name from conversation_tags x join tags g on g.workspace_id = x.workspace_id and g.id = x.tag_id
        where x.workspace_id = c.workspace_id and x.conversation_id = c.id order by g.name) as tags,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'sentAt', f.sent_at, 'submittedAt', f.submitted_at,
          'ticketId', f.ticket_id) order by f.sent_at), '[]') from ticket_forms f
        where f.workspace_id = c.workspace_id and f.conversation_id = c.id) as forms
    from conversations c join threads t on t.workspace_id = c.workspace_id and t.id = c.id
    where c.workspace_id = ${actor.workspaceId} and c.id = ${id}`)
  for (const row of rows) yield line("conversation", row)
  yield* events(all, access, id)
}

/** A ticket, its fields as they are and the whole of its timeline; of one that can't be opened, what everybody knows. */
async function* ticket(all: Exporter, access: Access, id: string): AsyncGenerator<string> {
  const { reader, actor } = all
  const [row] = await reader.execute<Row & { open: boolean }>(sql`
    select k.id, k.number, k.category, s.internal_label as state, k.shared, k.created_at as "createdAt", k.title,
      k.description, y.name as type, ${mayOpen(actor, sql`k.type_id`, sql`k.id`)} as open,
      (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'kind', a.kind, 'items', a.items,
          'value', k.attributes -> a.id::text) order by a.position), '[]') from ticket_type_attributes a
        where a.workspace_id = k.workspace_id and a.type_id = k.type_id and k.attributes ? a.id::text) as attributes
    from tickets k
    join ticket_types y on y.workspace_id = k.workspace_id and y.id = k.type_id
    join ticket_states s on s.workspace_id = k.workspace_id and s.id = k.state_id
    where k.workspace_id = ${actor.workspaceId} and k.id = ${id}`)
  if (!row) return
  const { open, title, description, type, attributes, ...known } = row
  if (!open) return yield line("restricted ticket", known)
  yield line("ticket", { ...known, title, description, type, attributes })
  yield* events(all, access, id)
}

/** What stands in a thread's timeline, the newest first, as this admin may see it. */
async function* events(
  { reader, actor }: Exporter,
  access: Access,
  threadId: string,
): AsyncGenerator<string> {
  for (let before: number | undefined; ; ) {
    const page = await timelinePage(reader, actor.workspaceId, threadId, { before, limit: eventsAtOnce })
    for (const entry of page) {
      const event = asSeenBy(access, entry)
      if (event) yield line("event", { ...event, in: threadId })
    }
    before = page.at(-1)?.event.seq ?? undefined
    if (page.length < eventsAtOnce) return
  }
}

/** The mails to them; of one about a ticket that can't be opened, that it was sent. */
async function* mails({ reader, actor, scope }: Exporter): AsyncGenerator<string> {
  const { from, open } = mailsFor(actor, scope)
  const ifOpen = (what: SQL) => sql`case when ${open} then ${what} end`
  for (let after: string | null = null; ; ) {
    const rows: { id: string }[] = await reader.execute<{ id: string }>(sql`
      select m.id, m.kind as about, m.status, m.conversation_id as "conversationId", m.to_address as "to", m.subject,
        not ${open} as restricted, ${ifOpen(sql`m.text`)} as text, ${ifOpen(sql`m.html`)} as html,
        m.created_at as "createdAt", m.sent_at as "sentAt"
      ${from} and (${after}::uuid is null or m.id > ${after}::uuid) order by m.id limit ${mailsAtOnce}`)
    for (const row of rows) yield line("mail", row)
    after = rows.at(-1)?.id ?? null
    if (rows.length < mailsAtOnce) return
  }
}

/** The files, one after the other: what a file holds passes through in pieces. */
async function* files({ reader, actor, scope }: Exporter): AsyncGenerator<string> {
  const { from, open } = filesFor(actor, scope)
  const all = await reader.execute<{ id: string; name: string; mediaType: string; bytes: number }>(sql`
    select f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes ${from} and ${open} order by f.id`)
  for (const file of all) {
    yield `${JSON.stringify({ kind: "file", ...file }).slice(0, -1)},"base64":"`
    yield* base64Of(actor.workspaceId, file.id)
    yield '"}\n'
  }
}
