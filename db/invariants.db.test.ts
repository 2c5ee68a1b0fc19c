import { expect, test } from "vitest"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { everyCommand } from "@/testing/every-command"
import { conversation, ticket } from "@/testing/given"
import { broken, expectNothingBroken } from "@/testing/invariants"
import { makeWorld } from "@/testing/world"
import type { Invariant } from "./invariant"
import { invariants } from "./invariants"

// What breaks each invariant, in a transaction that is never committed: most is refused only at its end.
const breaks: [string, string][] = [
  ["tickets are numbered from 1", "update ticket_counters set last_number = 9 where workspace_id = $1"],
  [
    "closed exactly when",
    "update tickets set state_category = 'submitted', state_id = (select id from ticket_states s where s.workspace_id = $1 and s.category = 'submitted') where workspace_id = $1 and state_category = 'resolved'",
  ],
  ["A thread's category", "update conversations set category = 'customer' where workspace_id = $1"],
  ["linked to at least one", "delete from ticket_links where workspace_id = $1"],
  [
    "A link's copies",
    "update ticket_links set ticket_category = 'tracker' where workspace_id = $1 and not ticket_shared and ticket_category = 'back_office'",
  ],
  ["A shared ticket is of a type", "delete from ticket_links where workspace_id = $1 and ticket_shared"],
  [
    "At most one ticket is shared",
    "update tickets k set shared = true where workspace_id = $1 and category = 'back_office' and type_id = (select type_id from tickets o where o.workspace_id = $1 and o.shared limit 1)",
  ],
  [
    "what the record last said of it",
    "update tickets set shared = false where workspace_id = $1 and shared and not exists (select 1 from ticket_tags g where g.workspace_id = $1 and g.ticket_id = tickets.id)",
  ],
  [
    "A type has an active state of each",
    "delete from ticket_type_states where workspace_id = $1 and state_id in (select id from ticket_states s where s.workspace_id = $1 and category = 'resolved')",
  ],
  [
    "A workspace has an active state of each",
    "update ticket_states set archived_at = now() where workspace_id = $1 and category = 'resolved'",
  ],
  [
    "A type that is limited",
    "update ticket_types set limited = true where workspace_id = $1 and category <> 'customer'",
  ],
  [
    "A note has one event",
    "insert into notes (workspace_id, id, thread_id, doc, text, created_at) select $1, gen_random_uuid(), id, '{}', 'x', now() from threads where workspace_id = $1 limit 1",
  ],
  [
    "A message has one event",
    "insert into messages (workspace_id, id, conversation_id, customer_id, author_kind, doc, text, created_at) select $1, gen_random_uuid(), id, customer_id, 'customer', '{}', 'x', now() from conversations where workspace_id = $1 limit 1",
  ],
  ["A removed note is blank", "update notes set removed_at = now(), text = '' where workspace_id = $1"],
  ["keeps each version", "update notes set version = 7 where workspace_id = $1"],
  ["Each state that a ticket had", "update tickets set state_version = 9 where workspace_id = $1"],
  [
    "A change of state is one event",
    "delete from ticket_state_changes where workspace_id = $1 and version > 1",
  ],
  [
    "events are numbered from 1",
    "insert into events (workspace_id, seq, command_id, ordinal, type, actor_kind, at) select $1, 100000, id, 99, 'x', 'system', now() from commands where workspace_id = $1 limit 1",
  ],
  [
    "Every command that took effect",
    "insert into commands (workspace_id, id, name, body_hash) values ($1, gen_random_uuid(), 'x', '')",
  ],
  ["What a thread is unread for", "update threads set attention_seq = 100000 where workspace_id = $1"],
  [
    "A link that the record last said",
    "delete from ticket_links l where workspace_id = $1 and conversation_id <> (select home_conversation_id from tickets k where k.workspace_id = $1 and k.id = l.ticket_id)",
  ],
  ["Every workspace has its counters", "delete from ticket_counters where workspace_id = $1"],
  [
    "What happened to a customer is numbered",
    "insert into customer_feed (workspace_id, customer_id, n, conversation_id, type, by_customer, ticket_id, at) select workspace_id, customer_id, 100000, conversation_id, 'ticket_changed', false, ticket_id, now() from customer_feed where workspace_id = $1 and ticket_id is not null limit 1",
  ],
  [
    "Every message has one place",
    "update messages set author_kind = 'workflow' where workspace_id = $1 and author_kind = 'customer'",
  ],
  [
    "Whether a customer can see a ticket",
    "insert into customer_feed (workspace_id, customer_id, n, conversation_id, type, by_customer, ticket_id, at) select f.workspace_id, f.customer_id, 100000, f.conversation_id, 'ticket_gone', false, f.ticket_id, now() from customer_feed f join tickets k on k.workspace_id = f.workspace_id and k.id = f.ticket_id and k.shared where f.workspace_id = $1 limit 1",
  ],
  [
    "The step that a customer was last told",
    "insert into customer_feed (workspace_id, customer_id, n, conversation_id, type, by_customer, ticket_id, label, step, at) select f.workspace_id, f.customer_id, 100000, f.conversation_id, 'label', false, f.ticket_id, 'x', 'resolved', now() from customer_feed f join tickets k on k.workspace_id = f.workspace_id and k.id = f.ticket_id and k.shared and k.state_category <> 'resolved' where f.workspace_id = $1 limit 1",
  ],
  [
    "A form that was sent in",
    "update ticket_forms f set type_id = (select y.id from ticket_types y where y.workspace_id = $1 and y.id <> f.type_id limit 1) where workspace_id = $1",
  ],
  ["No customer has seen more", "update customer_reads set n = 100000 where workspace_id = $1"],
  ["Every workspace has a messenger", "update messenger_settings set key = 'short' where workspace_id = $1"],
  [
    "A customer who was merged",
    "update customers c set merged_into = (select o.id from customers o where o.workspace_id = $1 and o.id <> c.id and o.merged_into is null limit 1) where workspace_id = $1 and name = 'Zoë Park'",
  ],
  [
    "A customer who is blocked or erased",
    "with b as (update customers set blocked_at = now() where workspace_id = $1 and name = 'Zoë Park' returning id) insert into customer_sessions (workspace_id, token_hash, customer_id, by_link, expires_at) select $1, 'x', id, true, now() from b",
  ],
  [
    "Of an erased customer",
    "update customers set erased_at = now() + interval '1 hour', name = 'Erased customer', email = null, company = null, external_id = null, import_id = null where workspace_id = $1 and name = 'Zoë Park'",
  ],
  [
    "A workflow runs once for an event",
    "with f as (insert into workflows (workspace_id, id, name, position, trigger_type, version, changed_at) values ($1, gen_random_uuid(), 'x', 1, 'customer_wrote', 1, now()) returning id), v as (insert into workflow_versions (workspace_id, workflow_id, version, definition) select $1, id, 1, '{}' from f returning workflow_id), r as (insert into workflow_runs (workspace_id, id, workflow_id, version, seq, status, ended_at) select $1, gen_random_uuid(), workflow_id, 1, 1, 'done', now() from v returning id) insert into workflow_steps (workspace_id, run_id, position, id, action_id, kind, sentence, status, at) select $1, id, 0, gen_random_uuid(), gen_random_uuid(), 'close', 'x', 'running', now() from r",
  ],
  ["has an owner", "update teammates set role = 'admin' where workspace_id = $1 and role = 'owner'"],
  [
    "Nothing lets a removed teammate in",
    "update teammates set removed_at = now() where workspace_id = $1 and user_id is not null and role <> 'owner'",
  ],
  [
    "A teammate's address",
    "update teammates set email = 'other@example.com' where workspace_id = $1 and user_id is not null",
  ],
  [
    "No ticket is assigned to",
    "with y as (update ticket_types set limited = true where workspace_id = $1 and category <> 'customer' returning id) update threads set assignee_id = (select id from teammates where workspace_id = $1 and removed_at is null limit 1) where workspace_id = $1 and ticket_id is not null and status <> 'closed'",
  ],
  ["The second step", "update auth.users set two_factor_enabled = true where workspace_id = $1"],
]

// These can't be broken even for the length of a transaction.
const held = ["A conversation has at most one tracker", "Only a ticket that is shared", "What is snoozed"]

async function busyWorld() {
  const world = await makeWorld()
  await ticket(world, { state: "resolved" })
  const { conversationId } = await ticket(world, { share: true })
  await ticket(world, { on: conversationId })
  await ticket(world, { alsoOn: [await conversation(world)] })
  // Last, since some of those who act here are removed by it.
  for (const { command, by, input } of everyCommand) await does(command, world[by], await input(world))
  return world
}

// One world for all: what breaks it below is rolled back each time.
const world = await busyWorld()

test("after every command has been given, all invariants hold", async () => {
  await expectNothingBroken(world.workspaceId)
})

test("every invariant is broken below, or can't be", () => {
  const starts = [...breaks.map(([start]) => start), ...held]
  expect(invariants.filter(({ sentence }) => !starts.some((start) => sentence.includes(start)))).toEqual([])
})

class RolledBack extends Error {}

test.each(breaks)("“%s” is found broken", async (start, sql) => {
  const found = invariants.filter((one) => one.sentence.includes(start))
  let rows: unknown[] = []
  const trial = owner().begin(async (tx) => {
    await tx.unsafe(sql, [world.workspaceId])
    rows = await broken(tx, found[0] as Invariant, world.workspaceId)
    throw new RolledBack()
  })
  await expect(trial).rejects.toBeInstanceOf(RolledBack)
  expect(found).toHaveLength(1)
  expect(rows.length).toBeGreaterThan(0)
})
