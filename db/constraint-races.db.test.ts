import type { TransactionSql } from "postgres"
import { expect, test } from "vitest"
import { owner, refusedBy } from "@/testing/database"
import { conversation, ticket } from "@/testing/given"
import { makeWorld, type World } from "@/testing/world"

type Work = (sql: TransactionSql) => Promise<unknown>

/**
 * Two transactions on two connections that both have begun before either writes, so that neither sees the other's
 * work; gives by which constraint each was refused, null for the one that won.
 */
async function race(one: Work, other: Work): Promise<(string | null)[]> {
  let arrived = 0
  let go = () => {}
  const together = new Promise<void>((resolve) => {
    go = resolve
  })
  const runner = (work: Work) =>
    refusedBy(
      owner().begin("isolation level read committed", async (sql) => {
        await sql`select 1`
        arrived += 1
        const everyone = [null, go][arrived - 1]
        everyone?.()
        await together
        await work(sql)
      }),
    )
  return Promise.all([runner(one), runner(other)])
}

const w = (world: World) => world.workspaceId

function share(world: World, id: string): Work {
  return async (sql) => {
    await sql`update tickets set shared = true where workspace_id = ${w(world)} and id = ${id}`
    await sql`update ticket_links set ticket_shared = true where workspace_id = ${w(world)} and ticket_id = ${id}`
  }
}

function link(world: World, ticketId: string, conversationId: string): Work {
  return (sql) => sql`
    insert into ticket_links
    select workspace_id, id, ${conversationId}, category, shared, 'conversation', now()
    from tickets where workspace_id = ${w(world)} and id = ${ticketId}`
}

function unlink(world: World, ticketId: string, conversationId: string, homeId: string): Work {
  return async (sql) => {
    await sql`update tickets set home_conversation_id = ${homeId} where workspace_id = ${w(world)} and id = ${ticketId}`
    await sql`delete from ticket_links
      where workspace_id = ${w(world)} and ticket_id = ${ticketId} and conversation_id = ${conversationId}`
  }
}

const oneOf = (constraint: string | RegExp) =>
  expect.arrayContaining([null, expect.stringMatching(constraint)])

test("S4: of two tickets shared in the same instant one is refused by already_shared", async () => {
  const world = await makeWorld()
  const first = await ticket(world)
  const second = await ticket(world, { on: first.conversationId })
  expect(await race(share(world, first.id), share(world, second.id))).toEqual(oneOf(/^already_shared$/))
})

test("O5: of two trackers linked in the same instant one is refused by already_tracked", async () => {
  const world = await makeWorld()
  const [one, other] = [await ticket(world, { type: "incident" }), await ticket(world, { type: "incident" })]
  const on = await conversation(world)
  expect(await race(link(world, one.id, on), link(world, other.id, on))).toEqual(oneOf(/^already_tracked$/))
})

test("S5: sharing a ticket and linking it once more in the same instant: one is refused", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  const on = await conversation(world)
  const refused = oneOf(/^(linked_to_several|ticket_links_workspace_id_ticket_id_ticket_category)/)
  expect(await race(share(world, id), link(world, id, on))).toEqual(refused)
})

test("O4: of two links removed in the same instant, each leaving the other as home, one is refused", async () => {
  const world = await makeWorld()
  const second = await conversation(world)
  const { id, conversationId } = await ticket(world, { alsoOn: [second] })
  const both = [unlink(world, id, conversationId, second), unlink(world, id, second, conversationId)] as const
  expect(await race(...both)).toEqual(oneOf(/^last_link$/))
})

test("S6: tagging and taking the sharing back in the same instant: one is refused", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { share: true })
  const tag: Work = (sql) => sql`insert into ticket_tags values (${w(world)}, ${id}, ${world.tags.vip})`
  const stop: Work = async (sql) => {
    await sql`update tickets set shared = false where workspace_id = ${w(world)} and id = ${id}`
    await sql`update ticket_links set ticket_shared = false where workspace_id = ${w(world)} and ticket_id = ${id}`
  }
  expect(await race(tag, stop)).toEqual(oneOf(/^tagged_while_not_shared$/))
})

test("S5: sharing a ticket and turning its conversation into a Customer ticket: one is refused", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await ticket(world)
  const convert: Work = async (sql) => {
    const on = sql`workspace_id = ${w(world)} and id = ${conversationId}`
    await sql`update threads set category = 'customer' where ${on}`
    await sql`update conversations set category = 'customer' where ${on}`
    await sql`update ticket_links set conversation_category = 'customer'
      where workspace_id = ${w(world)} and conversation_id = ${conversationId}`
    await sql`insert into ticket_state_changes select workspace_id, ${conversationId}, 1, state_id, command_id, ordinal
      from ticket_state_changes where workspace_id = ${w(world)} and ticket_id = ${id}`
    await sql`insert into tickets (workspace_id, id, number, category, type_id, title, state_id, state_category, created_at)
      values (${w(world)}, ${conversationId}, 99, 'customer', ${world.types.orderProblem}, 'x',
        ${world.states.submitted}, 'submitted', now())`
  }
  expect(await race(share(world, id), convert)).toEqual(oneOf(/^linked_to_customer_ticket$/))
})
