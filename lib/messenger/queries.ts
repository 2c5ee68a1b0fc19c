import { type Customer, readAs } from "@/db/customer-client"
import { asItem, asPage, type EntryRow, type TicketRow, toEntry } from "./rows"
import type { ConversationItem, Overview, ThreadPage, TicketItem, TicketPage } from "./views"

const pageSize = 40

/** Whether customers have no database role of their own here: the messenger and the portal are off then. */
export const isMessengerOff = () => !process.env.BACKLINE_CUSTOMER_URL

type ConversationRow = Pick<ConversationItem, "id" | "subject" | "lastWords" | "unread"> & {
  lastAt: Date | null
  ticketId: string | null
}

/** A customer's conversations and tickets, the newest activity first (SPEC C1). */
export async function readOverview(customer: Customer): Promise<Overview | null> {
  const [places, people, conversations, tickets] = await readAs<
    [
      { n: string | null },
      { id: string; name: string; email: string | null; workspace: string; slug: string },
      ConversationRow,
      TicketRow,
    ]
  >(customer, (sql) => [
    sql`select n from customer.position`,
    sql`select p.id, p.name, p.email, w.name as workspace, w.slug from customer.profile p, customer.workspace w`,
    sql`
      select c.id, c.subject, c.last_at as "lastAt", c.unread, o.ticket_id as "ticketId",
        (select jsonb_build_object('mine', m.mine, 'author', m.author, 'text', left(m.text, 200))
         from customer.feed f join customer.messages m on m.workspace_id = f.workspace_id and m.id = f.message_id
         where f.workspace_id = c.workspace_id and f.customer_id = c.customer_id and f.conversation_id = c.id
           and f.type = 'message' order by f.n desc limit 1) as "lastWords"
      from (select conversation_id as id, max(at) as at, max(n) as n from customer.feed
        group by 1 order by 2 desc, 3 desc limit 200) newest
      join customer.conversations c on c.id = newest.id
      join customer.ticket_of_conversation o on o.workspace_id = c.workspace_id and o.conversation_id = c.id
      order by newest.at desc, newest.n desc`,
    sql`
      select k.* from customer.ticket_of_conversation o
      join customer.tickets k on k.workspace_id = o.workspace_id and k.id = o.ticket_id
      order by k.changed_at desc, k.number desc limit 500`,
  ])
  const [me] = people
  if (!me) return null
  const items = new Map(tickets.map((row) => [row.id, asItem(row)]))
  return {
    n: Number(places[0]?.n ?? 0),
    workspace: { name: me.workspace, slug: me.slug },
    me: { id: me.id, name: me.name, email: me.email },
    conversations: conversations.flatMap((row) => conversationItem(row, items)),
    tickets: [...items.values()],
  }
}

function conversationItem(
  { ticketId, lastAt, ...row }: ConversationRow,
  tickets: Map<string, TicketItem>,
): ConversationItem[] {
  if (!lastAt) return []
  const ticket = ticketId ? (tickets.get(ticketId) ?? null) : null
  return [{ ...row, lastAt: lastAt.toISOString(), ticket }]
}

/** One conversation with its newest entries, or those before a place; null where it isn't theirs (SPEC A3, S7). */
export async function readThread(
  customer: Customer,
  id: string,
  options: { before?: number | null } = {},
): Promise<ThreadPage | null> {
  const before = options.before ?? Number.MAX_SAFE_INTEGER
  const [places, conversations, tickets, entries] = await readAs<
    [{ n: string | null }, { id: string; subject: string; seen: string }, TicketRow, EntryRow]
  >(customer, (sql) => [
    sql`select n from customer.position`,
    sql`select id, subject, seen from customer.conversations where id = ${id}`,
    sql`
      select k.* from customer.ticket_of_conversation o
      join customer.tickets k on k.workspace_id = o.workspace_id and k.id = o.ticket_id
      where o.conversation_id = ${id}`,
    sql`
      select f.n, f.at, f.type, f.label, f.step, to_jsonb(m) as message, to_jsonb(r) as form,
        case when f.ticket_id is not null then f.ticket_id when r.ticket_id is not null then r.ticket_id end as "ticketId"
      from customer.feed f
      left join customer.messages m on m.workspace_id = f.workspace_id and m.id = f.message_id
      left join customer.forms r on r.workspace_id = f.workspace_id and r.id = f.form_id
      where f.conversation_id = ${id} and f.n < ${before}
      order by f.n desc limit ${pageSize + 1}`,
  ])
  const [conversation] = conversations
  if (!conversation) return null
  const [ticket = null] = tickets
  const shown = entries.slice(0, pageSize).reverse()
  return {
    n: Number(places[0]?.n ?? 0),
    id: conversation.id,
    subject: conversation.subject,
    ticket: ticket && asItem(ticket),
    entries: shown.flatMap((row) => toEntry(row, ticket)),
    earlier: entries.length > pageSize ? Number(shown[0]?.n) : null,
    seen: Number(conversation.seen),
  }
}

/** One ticket's page by its number, or null where it isn't theirs to see, or no longer is (SPEC S7, S8). */
export async function readTicket(customer: Customer, number: number): Promise<TicketPage | null> {
  const [tickets, progress] = await readAs<
    [TicketRow, { at: Date; label: string; step: TicketItem["step"] }]
  >(customer, (sql) => [
    sql`select * from customer.tickets where number = ${number}`,
    sql`
        select f.at, f.label, f.step from customer.tickets k
        join customer.feed f on f.workspace_id = k.workspace_id and f.customer_id = k.customer_id and f.ticket_id = k.id
        where k.number = ${number} order by f.n`,
  ])
  const [row] = tickets
  return row ? asPage(row, progress) : null
}

/** A file that a customer may open, or null: of their messages, or of what their tickets show (SPEC C3). */
export async function findCustomerFile(
  customer: Customer,
  id: string,
): Promise<{ name: string; bytes: number } | null> {
  const [files] = await readAs<[{ name: string; bytes: string }]>(customer, (sql) => [
    sql`select name, bytes from customer.files where id = ${id}`,
  ])
  const [file] = files
  return file ? { name: file.name, bytes: Number(file.bytes) } : null
}

/** What changed for a customer after a place in their own order, at most `limit`: where, and never what. */
export async function changesAfter(customer: Customer, n: number, limit: number) {
  const [rows] = await readAs<[{ n: string; conversationId: string; number: number | null; gone: boolean }]>(
    customer,
    (sql) => [
      sql`
      select f.n, f.conversation_id as "conversationId", k.number, f.ticket_id is not null and k.id is null as gone
      from customer.changes f
      left join customer.tickets k on k.workspace_id = f.workspace_id and k.id = f.ticket_id
      where f.n > ${n} order by f.n limit ${limit}`,
    ],
  )
  return rows.map((row) => ({ ...row, n: Number(row.n) }))
}

/** A customer's newest place in their own order; 0 before anything happened. */
export async function lastPlace(customer: Customer): Promise<number> {
  const [rows] = await readAs<[{ n: string | null }]>(customer, (sql) => [
    sql`select n from customer.position`,
  ])
  return Number(rows[0]?.n ?? 0)
}
