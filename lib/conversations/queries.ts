import { type SQL, sql } from "drizzle-orm"
import type { Reader, Tx } from "@/db/client"
import { limitTo } from "@/db/limit"
import { mayOpen, type Viewer } from "@/lib/events/access"
import type { TeammateActor } from "@/lib/events/actor"
import { filesNamedIn } from "@/lib/files/queries"
import { readCursor, writeCursor } from "@/lib/shared/cursor"
import { type LockedThread, lockThreads } from "@/lib/threads/queries"
import { isUnread } from "@/lib/threads/rules"
import type { InboxView } from "./inputs"
import type { ConversationRow, ConversationView, Page } from "./views"

/** Locks a conversation (or Customer ticket) for a command, or gives null. */
export async function lockConversation(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<{ id: string; customerId: string; thread: LockedThread } | null> {
  const [thread] = await lockThreads(tx, workspaceId, sql`select ${id}::uuid`)
  if (!thread || (thread.category !== "conversation" && thread.category !== "customer")) return null
  const rows = await tx.execute<{ customerId: string }>(sql`
    select customer_id as "customerId" from conversations where workspace_id = ${workspaceId} and id = ${id}`)
  return rows[0] ? { id, customerId: rows[0].customerId, thread } : null
}

/** Which threads a view of the inbox holds; each has a partial index of its name. */
const inView = (view: InboxView, actor: TeammateActor): SQL =>
  ({
    mine: sql`t.status = 'open' and t.assignee_id = ${actor.id}`,
    unassigned: sql`t.status = 'open' and t.assignee_id is null`,
    all: sql`true`,
    snoozed: sql`t.status = 'snoozed'`,
    closed: sql`t.status = 'closed'`,
  })[view]

type Row = Omit<ConversationRow, "unread" | "lastAt" | "snoozedUntil"> & {
  lastAt: string
  snoozedUntil: string | null
  attentionSeq: string | null
  attentionBy: string | null
  attentionOtherSeq: string | null
  readSeq: string | null
}

/** One page of a view of the inbox, the newest activity first; `after` continues an earlier page. */
export async function listConversations(
  reader: Reader,
  actor: TeammateActor,
  view: InboxView,
  options: { after?: string | null; limit?: number } = {},
): Promise<Page<ConversationRow>> {
  // In each join: taken from t, the planner would count on an average workspace and read a large one as a whole.
  const w = actor.workspaceId
  const limit = options.limit ?? 50
  const cursor = readCursor(options.after)
  const from = cursor ? sql`and (t.last_at, t.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``
  const rows = await reader.execute<Row>(sql`
    select t.id, c.subject, cu.name as "customerName", cu.company, t.status, t.snoozed_until as "snoozedUntil",
      t.assignee_id as "assigneeId", t.team_id as "teamId", t.last_at as "lastAt",
      t.attention_seq as "attentionSeq", t.attention_by as "attentionBy",
      t.attention_other_seq as "attentionOtherSeq", r.seq as "readSeq",
      case when m.id is not null
        then jsonb_build_object('kind', 'message', 'authorKind', m.author_kind, 'authorId', m.author_id,
          'text', left(m.text, 160))
        when n.id is not null
        then jsonb_build_object('kind', 'note',
          'authorKind', case when n.author_id is null then 'workflow' else 'teammate' end,
          'authorId', n.author_id, 'text', left(n.text, 160)) end as "lastWords",
      (select jsonb_build_object('number', k.number, 'stateId', k.state_id, 'count', count(*) over ())
        from ticket_links l join tickets k on k.workspace_id = ${w} and k.id = l.ticket_id
        where l.workspace_id = ${w} and l.conversation_id = t.id
        order by l.linked_at desc, k.number desc limit 1) as ticket,
      case when own.id is not null then jsonb_build_object('number', own.number, 'stateId', own.state_id) end
        as "customerTicket"
    from (
      select * from threads t
      where t.workspace_id = ${w} and t.conversation_id is not null and ${inView(view, actor)} ${from}
      order by t.last_at desc, t.id desc ${limitTo(limit + 1)}
    ) t
    join conversations c on c.workspace_id = ${w} and c.id = t.id
    join customers cu on cu.workspace_id = ${w} and cu.id = c.customer_id
    left join messages m on m.workspace_id = ${w} and m.id = t.last_message_id
    left join notes n on n.workspace_id = ${w} and n.id = t.last_note_id
    left join tickets own on own.workspace_id = ${w} and own.id = t.ticket_id
    left join reads r on r.workspace_id = ${w} and r.thread_id = t.id and r.teammate_id = ${actor.id}
    order by t.last_at desc, t.id desc`)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => toRow(row, actor.id)),
    next: rows.length > limit && last ? writeCursor(last.lastAt, last.id) : null,
  }
}

function toRow(row: Row, teammateId: string): ConversationRow {
  const { attentionSeq, attentionBy, attentionOtherSeq, readSeq, ...rest } = row
  return {
    ...rest,
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

/** How many conversations the views that ask for work hold, counted up to 100. */
export async function countInbox(
  reader: Reader,
  actor: TeammateActor,
): Promise<Record<"mine" | "unassigned", number>> {
  const count = (view: InboxView) => sql`
    (select count(*)::int from (select 1 from threads t where t.workspace_id = ${actor.workspaceId}
      and t.conversation_id is not null and ${inView(view, actor)} limit 100) x)`
  const rows = await reader.execute<{ mine: number; unassigned: number }>(
    sql`select ${count("mine")} as mine, ${count("unassigned")} as unassigned`,
  )
  return rows[0] ?? { mine: 0, unassigned: 0 }
}

/** A conversation with all that its pane shows beside the timeline, or null. */
export async function findConversation(
  reader: Reader,
  actor: Viewer,
  id: string,
): Promise<ConversationView | null> {
  const rows = await reader.execute<{ view: ConversationView }>(sql`
    select jsonb_build_object(
      'id', c.id, 'category', c.category, 'subject', c.subject,
      'customer', jsonb_build_object('id', cu.id, 'name', cu.name, 'email', cu.email, 'company', cu.company),
      'assigneeId', t.assignee_id, 'teamId', t.team_id, 'status', t.status, 'snoozedUntil', t.snoozed_until,
      'createdAt', t.created_at, 'seenAt', r.at,
      'seenUpTo', (select f.at from customer_feed f where f.workspace_id = r.workspace_id
        and f.customer_id = r.customer_id and f.conversation_id = r.conversation_id and f.n <= r.n
        order by f.n desc limit 1),
      'tagIds', (select coalesce(jsonb_agg(g.tag_id), '[]') from conversation_tags g
        where g.workspace_id = c.workspace_id and g.conversation_id = c.id),
      'customerTicket', case when k.id is not null then jsonb_build_object(
        'number', k.number, 'typeId', k.type_id, 'title', k.title, 'description', k.description,
        'attributes', k.attributes, 'stateId', k.state_id) end,
      'files', ${filesNamedIn(sql`c.workspace_id`, sql`coalesce(k.attributes, '{}')`)},
      'tickets', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', o.id, 'number', o.number, 'category', o.category, 'stateId', o.state_id, 'shared', o.shared,
          'linkedAt', l.linked_at) ||
          case when ${mayOpen(actor, sql`o.type_id`, sql`o.id`)} then jsonb_build_object('restricted', false,
            'typeId', o.type_id, 'title', o.title, 'assigneeId', ot.assignee_id, 'teamId', ot.team_id)
          else jsonb_build_object('restricted', true) end order by l.linked_at desc, o.number desc), '[]')
        from ticket_links l
        join tickets o on o.workspace_id = l.workspace_id and o.id = l.ticket_id
        join threads ot on ot.workspace_id = l.workspace_id and ot.id = l.ticket_id
        where l.workspace_id = c.workspace_id and l.conversation_id = c.id)) as view
    from conversations c
    join threads t on t.workspace_id = c.workspace_id and t.id = c.id
    join customers cu on cu.workspace_id = c.workspace_id and cu.id = c.customer_id
    left join tickets k on k.workspace_id = c.workspace_id and k.id = c.id
    left join customer_reads r on r.workspace_id = c.workspace_id and r.customer_id = c.customer_id
      and r.conversation_id = c.id
    where c.workspace_id = ${actor.workspaceId} and c.id = ${id}`)
  return rows[0]?.view ?? null
}
