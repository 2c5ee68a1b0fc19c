import type postgres from "postgres"

/**
 * Adds conversations until a workspace has so many, by plain SQL: each with a customer's message, a new customer for
 * every fifth, one in ten with a linked ticket, in every status, spread over a year. `people` get the assigned ones in turn.
 */
export async function growTo(
  owner: postgres.Sql,
  world: { workspaceId: string; maya: { id: string }; ben: { id: string } },
  conversations: number,
): Promise<void> {
  const { workspaceId: w } = world
  const [row] = await owner<{ count: number }[]>`
    select count(*)::int as count from conversations where workspace_id = ${w}`
  // In portions, so that the deferred checks of one transaction do not pile up, the first one small: checks that are
  // planned while the tables are empty read all of them.
  for (let from = row?.count ?? 0; from < conversations; ) {
    const portion = Math.min(from < 1_000 ? 1_000 : 20_000, conversations - from)
    await addConversations(owner, world, from, portion)
    await owner`analyze`
    from += portion
  }
  await owner`vacuum`
}

async function addConversations(
  owner: postgres.Sql,
  { workspaceId: w, maya, ben }: Parameters<typeof growTo>[1],
  from: number,
  count: number,
): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`create temp table new on commit drop as
      select x.*, first_value(id) over (partition by (n - 1) / 5 order by n) as customer
      from (select gen_random_uuid() as id, gen_random_uuid() as message, gen_random_uuid() as ticket,
          ${from}::int + n as n, now() - random() * interval '1 year' as at,
          case when n % 10 < 6 then 'closed' when n % 10 < 7 then 'snoozed' else 'open' end as status,
          case n % 4 when 0 then ${maya.id}::uuid when 1 then ${ben.id}::uuid end as assignee
        from generate_series(1, ${count}::int) n) x`
    await tx`insert into customers (workspace_id, id, name)
      select ${w}, customer, 'Customer ' || min(n) from new group by customer`
    await tx`insert into threads
        (workspace_id, id, category, assignee_id, status, snoozed_until, created_at, last_at, last_message_id)
      select ${w}, id, 'conversation', assignee, status,
        case when status = 'snoozed' then now() + interval '30 days' end, at, at, message from new`
    await tx`insert into conversations (workspace_id, id, customer_id, subject)
      select ${w}, id, customer, 'Question ' || n from new`
    await tx`insert into messages (workspace_id, id, conversation_id, customer_id, author_kind, doc, text, created_at)
      select ${w}, message, id, customer, 'customer', '{"type": "doc", "content": []}', 'Where is my order ' || n || '?', at
      from new`
    await addTickets(tx, w)
  })
}

/** One ticket in ten conversations, linked, unassigned or with the workspace's first team, with the event that made it. */
async function addTickets(tx: postgres.TransactionSql, w: string): Promise<void> {
  await tx`create temp table opened on commit drop as
    select new.*, gen_random_uuid() as command, y.id as type, s.id as state,
      row_number() over (order by new.n) + (select last_number from ticket_counters where workspace_id = ${w}) as number,
      row_number() over (order by new.n) + (select max(seq) from events where workspace_id = ${w}) as seq,
      case when new.n % 20 = 9 then (select id from teams where workspace_id = ${w} order by id limit 1) end as team
    from new,
      (select id from ticket_types where workspace_id = ${w} and category = 'back_office' order by id limit 1) y,
      (select id from ticket_states where workspace_id = ${w} and category = 'submitted' order by id limit 1) s
    where new.n % 10 = 9`
  await tx`update ticket_counters set last_number = greatest(last_number, (select max(number) from opened))
    where workspace_id = ${w}`
  await tx`insert into threads (workspace_id, id, category, team_id, created_at, last_at)
    select ${w}, ticket, 'back_office', team, at, at from opened`
  await tx`insert into tickets (workspace_id, id, number, category, type_id, title, state_id, state_category,
      home_conversation_id, created_at)
    select ${w}, ticket, number, 'back_office', type, 'Refund ' || number, state, 'submitted', id, at from opened`
  await tx`insert into ticket_links
      (workspace_id, ticket_id, conversation_id, ticket_category, conversation_category, linked_at)
    select ${w}, ticket, id, 'back_office', 'conversation', at from opened`
  await tx`insert into commands (workspace_id, id, name, body_hash) select ${w}, command, 'crowd', '' from opened`
  await tx`insert into events (workspace_id, seq, command_id, ordinal, type, actor_kind, at, thread_id)
    select ${w}, seq, command, 0, 'ticket.created', 'system', at, ticket from opened`
  await tx`insert into ticket_state_changes (workspace_id, ticket_id, version, state_id, command_id, ordinal)
    select ${w}, ticket, 1, state, command, 0 from opened`
}
