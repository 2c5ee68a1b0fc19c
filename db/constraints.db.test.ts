import { randomUUID } from "node:crypto"
import type { TransactionSql } from "postgres"
import { describe, expect, test } from "vitest"
import { owner, refusedBy } from "@/testing/database"
import { conversation, customerTicket, note, ticket } from "@/testing/given"
import { makeWorld, type World } from "@/testing/world"

type Work = (sql: TransactionSql, w: string) => Promise<unknown>

/** The name of the constraint that refuses a transaction which goes around the commands. */
const around = (world: World, work: Work) => refusedBy(owner().begin((sql) => work(sql, world.workspaceId)))

function share(id: string): Work {
  return async (sql, w) => {
    await sql`update tickets set shared = true where workspace_id = ${w} and id = ${id}`
    await sql`update ticket_links set ticket_shared = true where workspace_id = ${w} and ticket_id = ${id}`
  }
}

function link(ticketId: string, conversationId: string): Work {
  return (sql, w) => sql`
    insert into ticket_links
    select workspace_id, ticket_id, ${conversationId}, ticket_category, ticket_shared,
      (select category from conversations where workspace_id = ${w} and id = ${conversationId}), now()
    from ticket_links where workspace_id = ${w} and ticket_id = ${ticketId} limit 1`
}

describe("sharing", () => {
  test("S4: a second shared ticket is refused by already_shared", async () => {
    const world = await makeWorld()
    const { conversationId } = await ticket(world, { share: true })
    const second = await ticket(world, { on: conversationId })
    expect(await around(world, share(second.id))).toBe("already_shared")
  })

  test("S2: a type that doesn't allow sharing is refused by sharing_not_allowed", async () => {
    const world = await makeWorld()
    const { id } = await ticket(world, { type: "fraud" })
    expect(await around(world, share(id))).toBe("sharing_not_allowed")
  })

  test("T7: a type with a shared ticket can't turn sharing off: sharing_not_allowed", async () => {
    const world = await makeWorld()
    await ticket(world, { share: true })
    const off: Work = (sql, w) =>
      sql`update ticket_types set sharing_allowed = false where workspace_id = ${w}`
    expect(await around(world, off)).toBe("sharing_not_allowed")
  })

  test("S5: on a Customer ticket it is refused by linked_to_customer_ticket", async () => {
    const world = await makeWorld()
    const { id } = await ticket(world, { on: await customerTicket(world) })
    expect(await around(world, share(id))).toBe("linked_to_customer_ticket")
  })

  test("S5: with several links it is refused by linked_to_several", async () => {
    const world = await makeWorld()
    const { id } = await ticket(world, { alsoOn: [await conversation(world)] })
    expect(await around(world, share(id))).toBe("linked_to_several")
  })

  test("S5: a second link of a shared ticket is refused by linked_to_several", async () => {
    const world = await makeWorld()
    const { id } = await ticket(world, { share: true })
    expect(await around(world, link(id, await conversation(world)))).toBe("linked_to_several")
  })

  test("O3: a shared tracker is refused by only_back_office_is_shared", async () => {
    const world = await makeWorld()
    const { id } = await ticket(world, { type: "incident" })
    expect(await around(world, share(id))).toBe("only_back_office_is_shared")
  })

  test("T2: a customer type that allows sharing is refused by only_back_office_is_shared", async () => {
    const world = await makeWorld()
    const on: Work = (sql, w) => sql`
      update ticket_types set sharing_allowed = true where workspace_id = ${w} and category = 'customer'`
    expect(await around(world, on)).toBe("only_back_office_is_shared")
  })

  test("S4: a ticket shared without its link saying so is refused at the end", async () => {
    const world = await makeWorld()
    const { id } = await ticket(world)
    const half: Work = (sql, w) =>
      sql`update tickets set shared = true where workspace_id = ${w} and id = ${id}`
    expect(await around(world, half)).toMatch(/^ticket_links_workspace_id_ticket_id_ticket_category/)
  })

  test.each([false, true])(
    "S6: a tag on a ticket that isn't shared: tagged_while_not_shared",
    async (first) => {
      const world = await makeWorld()
      const { id } = await ticket(world, { share: first })
      const steps: Work = async (sql, w) => {
        await sql`insert into ticket_tags values (${w}, ${id}, ${world.tags.vip})`
        await sql`update tickets set shared = false where workspace_id = ${w} and id = ${id}`
      }
      expect(await around(world, steps)).toBe("tagged_while_not_shared")
    },
  )
})

describe("links", () => {
  test("O5: a second tracker is refused by already_tracked", async () => {
    const world = await makeWorld()
    const [one, other] = [
      await ticket(world, { type: "incident" }),
      await ticket(world, { type: "incident" }),
    ]
    expect(await around(world, link(other.id, one.conversationId))).toBe("already_tracked")
  })

  test("O4: removing the last link is refused by last_link", async () => {
    const world = await makeWorld()
    const { id } = await ticket(world)
    const cut: Work = (sql, w) =>
      sql`delete from ticket_links where workspace_id = ${w} and ticket_id = ${id}`
    expect(await around(world, cut)).toBe("last_link")
  })

  test("O4: a Back-office ticket without a home is refused by back_office_has_a_home", async () => {
    const world = await makeWorld()
    const { id } = await ticket(world)
    const homeless: Work = (sql, w) => sql`
      update tickets set home_conversation_id = null where workspace_id = ${w} and id = ${id}`
    expect(await around(world, homeless)).toBe("back_office_has_a_home")
  })

  test("O5: a Customer ticket's link is refused by only_these_are_linked", async () => {
    const world = await makeWorld()
    const [own, other] = [await customerTicket(world), await conversation(world)]
    const wrong: Work = (sql, w) => sql`
      insert into ticket_links values (${w}, ${own}, ${other}, 'customer', false, 'conversation', now())`
    expect(await around(world, wrong)).toBe("only_these_are_linked")
  })

  test("O6: a link into another workspace finds nothing there", async () => {
    const [world, other] = await Promise.all([makeWorld(), makeWorld()])
    const [{ id }, foreign] = [await ticket(world), await conversation(other)]
    const over: Work = (sql, w) => sql`
      insert into ticket_links values (${w}, ${id}, ${foreign}, 'back_office', false, 'conversation', now())`
    expect(await around(world, over)).toMatch(/^ticket_links_workspace_id_conversation_id/)
  })
})

describe("states", () => {
  const changes: [string, string, (world: World, id: string) => Work][] = [
    [
      "O2: a closed ticket that isn't resolved",
      "resolved_is_closed",
      (_world, id) => (sql, w) =>
        sql`update threads set status = 'closed' where workspace_id = ${w} and id = ${id}`,
    ],
    [
      "O2: a resolved ticket that isn't closed",
      "resolved_is_closed",
      (_world, id) => (sql, w) =>
        sql`update threads set resolved = true where workspace_id = ${w} and id = ${id}`,
    ],
    [
      "N6: a state without its history",
      "state_has_change",
      (world, id) => (sql, w) =>
        sql`
        update tickets set state_id = ${world.states.waiting}, state_category = 'waiting_on_customer'
        where workspace_id = ${w} and id = ${id}`,
    ],
    [
      "N6: a history without its event",
      "state_change_has_event",
      (world, id) => async (sql, w) => {
        await sql`insert into ticket_state_changes
          values (${w}, ${id}, 2, ${world.states.waiting}, ${randomUUID()}, 0)`
        await sql`
          update tickets set state_id = ${world.states.waiting}, state_category = 'waiting_on_customer',
            state_version = 2 where workspace_id = ${w} and id = ${id}`
      },
    ],
    [
      "T5: a type without a state of each category",
      "type_has_every_category",
      (world) => (sql, w) =>
        sql`delete from ticket_type_states where workspace_id = ${w} and state_id = ${world.states.waiting}`,
    ],
    [
      "T5: a new type without states",
      "type_has_every_category",
      () => (sql, w) =>
        sql`
        insert into ticket_types (workspace_id, id, category, name) values (${w}, ${randomUUID()}, 'tracker', 'None')`,
    ],
    [
      "Z1: a snooze without an end",
      "snoozed_until_something",
      (_world, id) => (sql, w) =>
        sql`update threads set status = 'snoozed' where workspace_id = ${w} and id = ${id}`,
    ],
    [
      "O2: a number twice",
      "ticket_number_once",
      (_world, id) => (sql, w) => sql`update tickets set number = 1 where workspace_id = ${w} and id = ${id}`,
    ],
  ]
  test.each(changes)("%s is refused by %s", async (_name, constraint, work) => {
    const world = await makeWorld()
    await ticket(world)
    const { id } = await ticket(world)
    expect(await around(world, work(world, id))).toBe(constraint)
  })
})

describe("the record", () => {
  const wipes: [string, Work][] = [
    ["changing an event", (sql, w) => sql`update events set actor_id = null where workspace_id = ${w}`],
    ["changing its data", (sql, w) => sql`update events set data = '{}' where workspace_id = ${w}`],
    ["deleting events", (sql, w) => sql`delete from events where workspace_id = ${w}`],
    ["moving an event elsewhere", (sql, w) => sql`update timeline set seq = seq where workspace_id = ${w}`],
    ["taking events out of a timeline", (sql, w) => sql`delete from timeline where workspace_id = ${w}`],
  ]
  test.each(wipes)("A5: %s is refused by append_only, even for the owner", async (_name, work) => {
    const world = await makeWorld()
    await ticket(world)
    expect(await around(world, work)).toBe("append_only")
  })

  test("A5: a removed note that keeps its text is refused by removed_is_blank", async () => {
    const world = await makeWorld()
    const id = await note(world, world.ben, "Paid.")
    const keep: Work = (sql, w) => sql`
      update notes set removed_at = now() where workspace_id = ${w} and id = ${id}`
    expect(await around(world, keep)).toBe("removed_is_blank")
  })

  test("A5: a command's event happens once: event_once", async () => {
    const world = await makeWorld()
    const again: Work = (sql, w) => sql`
      insert into events (workspace_id, seq, command_id, ordinal, type, actor_kind, at)
      select workspace_id, seq + 1000, command_id, ordinal, type, actor_kind, at from events
      where workspace_id = ${w} limit 1`
    expect(await around(world, again)).toBe("event_once")
  })
})
