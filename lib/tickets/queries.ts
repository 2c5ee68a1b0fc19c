import { type SQL, sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { limitTo } from "@/db/limit"
import type { Page } from "@/lib/conversations/views"
import { mayOpen, type Viewer } from "@/lib/events/access"
import type { TeammateActor } from "@/lib/events/actor"
import { filesNamedIn } from "@/lib/files/queries"
import { asPage, type TicketRow as CustomersRow } from "@/lib/messenger/rows"
import type { Step, TicketPage } from "@/lib/messenger/views"
import { readCursor, writeCursor } from "@/lib/shared/cursor"
import { isUnread } from "@/lib/threads/rules"
import type { TicketsView } from "./inputs"
import type { AnyTicket, AnyTicketRow, TicketRow } from "./views"

export type ConversationFacts = {
  sharedNumber: number | null
  trackerNumber: number | null
  /** The conversation's own number, if it is a Customer ticket. */
  ownNumber: number | null
}

/** The numbers of the ticket shared in a conversation, of its tracker and of itself, where there are such. */
export async function conversationFacts(
  reader: Reader,
  workspaceId: string,
  conversationId: string,
): Promise<ConversationFacts> {
  const [row] = await reader.execute<ConversationFacts>(sql`
    select max(k.number) filter (where l.ticket_shared) as "sharedNumber",
           max(k.number) filter (where l.ticket_category = 'tracker') as "trackerNumber",
           (select o.number from tickets o where o.workspace_id = ${workspaceId} and o.id = ${conversationId})
             as "ownNumber"
    from ticket_links l join tickets k on k.workspace_id = l.workspace_id and k.id = l.ticket_id
    where l.workspace_id = ${workspaceId} and l.conversation_id = ${conversationId}`)
  return row ?? { sharedNumber: null, trackerNumber: null, ownNumber: null }
}

/**
 * A ticket by its number with all that its pane shows beside the timeline, or null. Whoever can't open it gets what
 * everybody may know (SPEC A2).
 */
export async function findTicket(reader: Reader, actor: Viewer, number: number): Promise<AnyTicket | null> {
  const rows = await reader.execute<{ view: AnyTicket }>(sql`
    select case when not ${mayOpen(actor, sql`k.type_id`, sql`k.id`)} and k.category <> 'customer' then
      jsonb_build_object('restricted', true, 'id', k.id, 'number', k.number, 'category', k.category,
        'stateId', k.state_id)
    else jsonb_build_object('restricted', false,
      'id', k.id, 'number', k.number, 'category', k.category, 'typeId', k.type_id, 'title', k.title,
      'description', k.description, 'attributes', k.attributes, 'stateId', k.state_id, 'shared', k.shared,
      'assigneeId', t.assignee_id, 'teamId', t.team_id, 'status', t.status, 'snoozedUntil', t.snoozed_until,
      'homeConversationId', k.home_conversation_id, 'createdAt', k.created_at, 'createdBy', k.created_by,
      'tagIds', (select coalesce(jsonb_agg(g.tag_id), '[]') from ticket_tags g
        where g.workspace_id = k.workspace_id and g.ticket_id = k.id),
      'files', ${filesNamedIn(sql`k.workspace_id`, sql`k.attributes`)},
      'conversations', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', c.id, 'category', c.category, 'customerName', cu.name, 'subject', c.subject, 'status', ct.status,
          'assigneeId', ct.assignee_id, 'linkedAt', l.linked_at,
          'otherShared', (select o.number from ticket_links x
            join tickets o on o.workspace_id = x.workspace_id and o.id = x.ticket_id
            where x.workspace_id = l.workspace_id and x.conversation_id = l.conversation_id
              and x.ticket_shared and x.ticket_id <> k.id))
          order by l.linked_at desc, c.id desc), '[]')
        from ticket_links l
        join conversations c on c.workspace_id = l.workspace_id and c.id = l.conversation_id
        join threads ct on ct.workspace_id = l.workspace_id and ct.id = l.conversation_id
        join customers cu on cu.workspace_id = c.workspace_id and cu.id = c.customer_id
        where l.workspace_id = k.workspace_id and l.ticket_id = k.id),
      'openUntil', (select max(o.open_until) from ticket_openings o where o.workspace_id = k.workspace_id
        and o.ticket_id = k.id and o.teammate_id = ${actor.id} and o.ended_at is null and o.open_until > now())
    ) end as view
    from tickets k join threads t on t.workspace_id = k.workspace_id and t.id = k.id
    where k.workspace_id = ${actor.workspaceId} and k.number = ${number}`)
  return rows[0]?.view ?? null
}

type Moment = { at: string; label: string; step: Step }

/**
 * A ticket exactly as its customer sees it, or would see it once shared: by the view that their own reads use (SPEC S7,
 * S8). Null for a ticket that no customer could ever see.
 */
export async function customerViewOf(
  reader: Reader,
  actor: Viewer,
  number: number,
): Promise<TicketPage | null> {
  const w = actor.workspaceId
  const [row] = await reader.execute<CustomersRow & { seen: boolean; moments: Moment[] }>(sql`
    select v.*, k.shared or k.category = 'customer' as seen,
      (select coalesce(jsonb_agg(jsonb_build_object('at', f.at, 'label', f.label, 'step', f.step) order by f.n), '[]')
       from customer_feed f where f.workspace_id = ${w} and f.customer_id = v.customer_id and f.ticket_id = k.id
         and f.type in ('ticket', 'label') and f.n >= v.since) as moments
    from tickets k join customer.tickets v on v.workspace_id = ${w} and v.id = k.id
    join ticket_types y on y.workspace_id = ${w} and y.id = k.type_id
    where k.workspace_id = ${w} and k.number = ${number}
      and (k.category = 'customer' or (k.category = 'back_office' and y.sharing_allowed))
      and ${mayOpen(actor, sql`k.type_id`, sql`k.id`)}`)
  if (!row) return null
  const { seen, moments } = row
  const date = (at: Date | null) => (seen && at ? new Date(at) : null)
  const now = { ...row, opened_at: date(row.opened_at), changed_at: date(row.changed_at) }
  return asPage(now, seen ? moments.map((m) => ({ ...m, at: new Date(m.at) })) : [])
}

/** Which threads a view of the tickets screen holds; each has a partial index of its name. */
const inView = (view: TicketsView, actor: TeammateActor): SQL =>
  ({
    mine: sql`not t.resolved and t.assignee_id = ${actor.id}`,
    team: sql`not t.resolved and t.team_id in (select m.team_id from team_members m
      where m.workspace_id = ${actor.workspaceId} and m.teammate_id = ${actor.id})`,
    all: sql`true`,
    resolved: sql`t.resolved`,
  })[view]

/** Whether the ticket that a thread t is may be opened. No join: one would be free to read all tickets first. */
const mayOpenThread = (actor: TeammateActor) =>
  mayOpen(
    actor,
    sql`(select v.type_id from tickets v where v.workspace_id = ${actor.workspaceId} and v.id = t.id)`,
    sql`t.id`,
  )

type Part = { from: { at: string; id: string } | null; limit: number }

/** SQL for what comes after a place in the list, by the two columns that it is sorted by. */
const after = (from: Part["from"], columns: SQL) =>
  from ? sql`and (${columns}) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``

/** The newest threads of a view. Of several teams, the newest of each: their index then gives them without a sort. */
function newestInView(view: TicketsView, actor: TeammateActor, { from, limit }: Part): SQL {
  const newest = (where: SQL) => sql`
    select t.*, t.last_at as listed_at, false as restricted from threads t
    where t.workspace_id = ${actor.workspaceId} and t.ticket_id is not null and ${where}
      and ${mayOpenThread(actor)} ${after(from, sql`t.last_at, t.id`)}
    order by t.last_at desc, t.id desc ${limitTo(limit)}`
  if (view !== "team") return newest(inView(view, actor))
  return sql`
    select t.* from team_members m
    cross join lateral (${newest(sql`not t.resolved and t.team_id = m.team_id`)}) t
    where m.workspace_id = ${actor.workspaceId} and m.teammate_id = ${actor.id}
    order by t.last_at desc, t.id desc ${limitTo(limit)}`
}

/**
 * The tickets of a view that this teammate can't open: listed by when they were created, which everybody may know, since
 * their place by activity would tell of what happens inside (SPEC A2). In no view that asks whose they are.
 */
function restrictedInView(view: TicketsView, actor: TeammateActor, { from, limit }: Part): SQL {
  const { workspaceId, id } = actor
  const inIt = { mine: sql`false`, team: sql`false`, all: sql`true`, resolved: sql`v.resolved` }[view]
  return sql`
    select t.*, v.created_at as listed_at, true as restricted from tickets v
    join threads t on t.workspace_id = ${workspaceId} and t.id = v.id
    where v.workspace_id = ${workspaceId} and v.type_id = any ((select closed_types(${workspaceId}, ${id}))::uuid[])
      and v.id <> all ((select opened_tickets(${workspaceId}, ${id}))::uuid[]) and ${inIt}
      ${after(from, sql`v.created_at, v.id`)}
    order by v.created_at desc, v.id desc ${limitTo(limit)}`
}

type Row = Omit<TicketRow, "unread" | "restricted"> & {
  restricted: boolean
  attentionSeq: string | null
  attentionBy: string | null
  attentionOtherSeq: string | null
  readSeq: string | null
}

/** One page of a view of the tickets screen, the newest activity first; `after` continues an earlier page. */
export async function listTickets(
  reader: Reader,
  actor: TeammateActor,
  view: TicketsView,
  options: { after?: string | null; limit?: number } = {},
): Promise<Page<AnyTicketRow>> {
  // In each join: taken from t, the planner would count on an average workspace and read a large one as a whole.
  const w = actor.workspaceId
  const limit = options.limit ?? 50
  const part = { from: readCursor(options.after), limit: limit + 1 }
  const rows = await reader.execute<Row>(sql`
    select t.id, t.restricted, k.number, k.category, k.type_id as "typeId", k.title, k.state_id as "stateId", k.shared,
      t.assignee_id as "assigneeId", t.team_id as "teamId", t.status, t.snoozed_until as "snoozedUntil",
      t.listed_at as "lastAt", t.attention_seq as "attentionSeq", t.attention_by as "attentionBy",
      t.attention_other_seq as "attentionOtherSeq", r.seq as "readSeq", cu.name as "customerName",
      c.id as "conversationId",
      (select count(*)::int from ticket_links l where l.workspace_id = ${w} and l.ticket_id = t.id)
        as "linkCount",
      case when m.id is not null
        then jsonb_build_object('kind', 'message', 'authorKind', m.author_kind, 'authorId', m.author_id,
          'text', left(m.text, 160))
        when n.id is not null
        then jsonb_build_object('kind', 'note',
          'authorKind', case when n.author_id is null then 'workflow' else 'teammate' end,
          'authorId', n.author_id, 'text', left(n.text, 160)) end as "lastWords"
    from (
      select * from ((${newestInView(view, actor, part)}) union all (${restrictedInView(view, actor, part)})) u
      order by u.listed_at desc, u.id desc ${limitTo(limit + 1)}
    ) t
    join tickets k on k.workspace_id = ${w} and k.id = t.id
    left join conversations c on c.workspace_id = ${w}
      and c.id = coalesce(k.home_conversation_id, t.conversation_id)
    left join customers cu on cu.workspace_id = ${w} and cu.id = c.customer_id
    left join messages m on m.workspace_id = ${w} and m.id = t.last_message_id
    left join notes n on n.workspace_id = ${w} and n.id = t.last_note_id
    left join reads r on r.workspace_id = ${w} and r.thread_id = t.id and r.teammate_id = ${actor.id}
    order by t.listed_at desc, t.id desc`)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => toRow(row, actor.id)),
    next: rows.length > limit && last ? writeCursor(last.lastAt, last.id) : null,
  }
}

function toRow(row: Row, teammateId: string): AnyTicketRow {
  const { restricted, attentionSeq, attentionBy, attentionOtherSeq, readSeq, ...rest } = row
  if (restricted) {
    const { id, number, category, stateId } = rest
    const lastAt = new Date(row.lastAt).toISOString()
    return { restricted, id, number, category, stateId, lastAt, unread: false }
  }
  return {
    ...rest,
    restricted,
    lastAt: new Date(row.lastAt).toISOString(),
    snoozedUntil: row.snoozedUntil && new Date(row.snoozedUntil).toISOString(),
    unread: isUnread({
      attentionSeq: attentionSeq === null ? null : Number(attentionSeq),
      attentionBy,
      attentionOtherSeq: attentionOtherSeq === null ? null : Number(attentionOtherSeq),
      readSeq: readSeq === null ? null : Number(readSeq),
      teammateId,
    }),
  }
}

/** How many tickets the views that ask for work hold, counted up to 100. */
export async function countTickets(
  reader: Reader,
  actor: TeammateActor,
): Promise<Record<"mine" | "team", number>> {
  const count = (view: TicketsView) => sql`
    (select count(*)::int from (
      select 1 from threads t
      where t.workspace_id = ${actor.workspaceId} and t.ticket_id is not null and ${inView(view, actor)}
        and ${mayOpenThread(actor)} limit 100) x)`
  const rows = await reader.execute<{ mine: number; team: number }>(
    sql`select ${count("mine")} as mine, ${count("team")} as team`,
  )
  return rows[0] ?? { mine: 0, team: 0 }
}
