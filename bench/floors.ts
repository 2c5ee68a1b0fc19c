import postgres from "postgres"
import { newId } from "../lib/shared/ids"
import type { World } from "./world"

/** A plain client of the app's own login: what PostgreSQL and the driver cost without the product. */
export function plainClient(url: string): postgres.Sql {
  return postgres(url, {
    max: 10,
    onnotice: () => undefined,
    connection: { application_name: "backline bench" },
  })
}

/**
 * The rows that a cross-posted note leaves (command, note, event, two places, two threads moved up), in one pipelined
 * transaction with the same locks in the same order, without rules and without an answer.
 */
export async function crossPostFloor(sql: postgres.Sql, world: World, n: number): Promise<void> {
  const { workspaceId: w, ben } = world
  const { ticketId, conversationId } = world.desks[n % world.desks.length] as World["desks"][0]
  const [id, doc, at] = [newId(), JSON.stringify({ type: "doc", content: [] }), new Date()]
  await sql.begin((tx) => [
    tx`insert into commands (workspace_id, id, name, actor_id, body_hash)
       values (${w}, ${id}, 'floor', ${ben.id}, '') on conflict do nothing returning id`,
    tx`select id from threads where workspace_id = ${w} and id in (${conversationId}, ${ticketId})
       order by id for no key update`,
    tx`insert into notes (workspace_id, id, thread_id, author_id, doc, text, created_at)
       values (${w}, ${id}, ${ticketId}, ${ben.id}, ${doc}::text::jsonb, 'A note.', ${at})`,
    tx`select 1 from counters where workspace_id = ${w} for no key update`,
    tx`insert into events (workspace_id, seq, command_id, ordinal, type, actor_kind, actor_id, at, thread_id, note_id, data)
       select ${w}, coalesce(max(seq), 0) + 1, ${id}, 0, 'note.added', 'teammate', ${ben.id}, ${at}, ${ticketId}, ${id},
         '{"number": null, "crossPosted": true}'
       from events where workspace_id = ${w}`,
    tx`insert into timeline (workspace_id, thread_id, seq)
       select ${w}, t, (select max(seq) from events where workspace_id = ${w})
       from unnest(array[${conversationId}, ${ticketId}]::uuid[]) as t`,
    tx`update threads set last_at = greatest(last_at, ${at}), last_note_id = ${id}, last_message_id = null,
         attention_by = ${ben.id}, attention_seq = (select max(seq) from events where workspace_id = ${w})
       where workspace_id = ${w} and id in (${conversationId}, ${ticketId})`,
    tx`select pg_notify('backline', ${`${w} 0`})`,
  ])
}

/** The newest ids of the inbox by its partial index: the least that a page can cost. */
export async function idsPage(sql: postgres.Sql, workspaceId: string): Promise<postgres.Row[]> {
  return sql`select id from threads where workspace_id = ${workspaceId} and conversation_id is not null
    order by last_at desc, id desc limit 51`
}

/** The newest rows of the inbox with customer, last message and newest ticket joined by hand, and nothing else. */
export async function joinedPage(sql: postgres.Sql, workspaceId: string): Promise<postgres.Row[]> {
  return sql`
    select t.id, t.status, t.assignee_id, t.last_at, c.subject, u.name, left(m.text, 160) as text, k.number
    from (select * from threads where workspace_id = ${workspaceId} and conversation_id is not null
      order by last_at desc, id desc limit 51) t
    join conversations c on c.workspace_id = t.workspace_id and c.id = t.id
    join customers u on u.workspace_id = t.workspace_id and u.id = c.customer_id
    left join messages m on m.workspace_id = t.workspace_id and m.id = t.last_message_id
    left join lateral (select k.number from ticket_links l
      join tickets k on k.workspace_id = l.workspace_id and k.id = l.ticket_id
      where l.workspace_id = t.workspace_id and l.conversation_id = t.id
      order by l.linked_at desc, k.number desc limit 1) k on true
    order by t.last_at desc, t.id desc`
}
