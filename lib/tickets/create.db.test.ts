import { describe, expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { owner, stored } from "@/testing/database"
import { conversation, customerTicket, ticket } from "@/testing/given"
import { conversationPane, thread, ticketPane, timelineOf } from "@/testing/look"
import { makeWorld } from "@/testing/world"
import { createTicket } from "./commands/create"
import { addTicketNote } from "./commands/notes"
import { changeState } from "./commands/state"

const title = "Refund 84 €"

test("O4, S1: a Back-office ticket is created from a conversation, linked to it and internal", async () => {
  const world = await makeWorld()
  const on = await conversation(world)
  const events = await does(createTicket, world.maya, {
    conversationId: on,
    typeId: world.types.refund,
    title,
    description: "Paid twice.",
  })
  const created = theOne(events, "ticket.created")
  expect(events).toHaveLength(1)
  expect(created.places.sort()).toEqual([created.threadId, on].sort())
  expect(await ticketPane(world, 1)).toMatchObject({
    id: created.commandId,
    category: "back_office",
    title,
    description: "Paid twice.",
    stateId: world.states.submitted,
    shared: false,
    assigneeId: null,
    teamId: world.teams.finance,
    status: "open",
    homeConversationId: on,
    createdBy: world.maya.id,
    conversations: [{ id: on }],
  })
})

test("O2: creating a ticket leaves the conversation's assignee, team and status alone", async () => {
  const world = await makeWorld()
  const on = await conversation(world, { assignee: world.maya, status: "snoozed" })
  const before = await thread(world.workspaceId, on)
  await ticket(world, { on, assignee: world.ben })
  expect(await thread(world.workspaceId, on)).toEqual(before)
})

test("O4: a Back-office ticket can be created from a Customer ticket", async () => {
  const world = await makeWorld()
  const on = await customerTicket(world)
  const { number } = await ticket(world, { on })
  expect((await ticketPane(world, number)).conversations).toMatchObject([{ id: on, category: "customer" }])
})

test("O4: one conversation may have many Back-office tickets", async () => {
  const world = await makeWorld()
  const on = await conversation(world)
  await ticket(world, { on })
  await ticket(world, { on, type: "fraud" })
  await ticket(world, { on })
  expect((await conversationPane(world, on)).tickets.map((t) => t.number)).toEqual([3, 2, 1])
})

test("O7: both sides show each other, the newest link first", async () => {
  const world = await makeWorld()
  const [first, second] = [await conversation(world), await conversation(world)]
  const { number } = await ticket(world, { on: first, alsoOn: [second] })
  expect((await ticketPane(world, number)).conversations.map((c) => c.id)).toEqual([second, first])
  const beside = { number, title, stateId: world.states.submitted }
  expect((await conversationPane(world, first)).tickets).toMatchObject([beside])
  expect((await conversationPane(world, second)).tickets).toMatchObject([beside])
})

describe("O2: numbers", () => {
  test("O2: run from 1 without a gap over all categories, also past refused commands", async () => {
    const world = await makeWorld()
    const on = await conversation(world)
    const create = (typeId: string, more = {}) =>
      createTicket(world.ben, { commandId: newId(), conversationId: on, typeId, title, ...more })
    const results = await Promise.all([
      ...Array.from({ length: 10 }, () => create(world.types.refund)),
      ...Array.from({ length: 10 }, () => create(world.types.fraud, { share: true })),
      ...Array.from({ length: 10 }, () => create(world.types.orderProblem)),
      ...Array.from({ length: 5 }, () => create(world.types.incident)),
    ])
    await customerTicket(world)
    expect(results.filter((r) => r.ok)).toHaveLength(11)
    const rows = await owner()<{ number: number }[]>`
      select number from tickets where workspace_id = ${world.workspaceId} order by number`
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
  })

  test("O2: each workspace counts for itself", async () => {
    const [one, other] = await Promise.all([makeWorld(), makeWorld()])
    expect([(await ticket(one)).number, (await ticket(other)).number]).toEqual([1, 1])
  })
})

test("S2: a ticket can be shared as it is created", async () => {
  const world = await makeWorld()
  const on = await conversation(world)
  const fields = { conversationId: on, typeId: world.types.refund, title, share: true }
  const events = await does(createTicket, world.maya, fields)
  const { places, data } = theOne(events, "ticket.shared")
  expect(data).toEqual({ number: 1, conversationId: on })
  expect(places).toContain(on)
  expect((await ticketPane(world, 1)).shared).toBe(true)
})

test("S2: nothing is created when it is to be shared and its type is never shared", async () => {
  const world = await makeWorld()
  const input = { conversationId: await conversation(world), typeId: world.types.fraud, title, share: true }
  const sentence = "Fraud investigation tickets are never shared with customers."
  await refuses({ code: "sharing_not_allowed", sentence }, createTicket, world.maya, input)
})

test("S4: nothing is created when it is to be shared beside a shared ticket", async () => {
  const world = await makeWorld()
  const { conversationId, number } = await ticket(world, { share: true })
  const input = { conversationId, typeId: world.types.refund, title, share: true }
  const sentence = `Ticket #${number} is shared with this customer already.`
  await refuses({ code: "already_shared", sentence }, createTicket, world.maya, input)
})

test("S5: nothing is created when it is to be shared on a Customer ticket", async () => {
  const world = await makeWorld()
  const input = {
    conversationId: await customerTicket(world),
    typeId: world.types.refund,
    title,
    share: true,
  }
  const sentence = "A ticket linked to a Customer ticket can't be shared."
  await refuses({ code: "linked_to_customer_ticket", sentence }, createTicket, world.maya, input)
})

test("O3: a tracker is internal and never shared", async () => {
  const world = await makeWorld()
  const input = {
    conversationId: await conversation(world),
    typeId: world.types.incident,
    title,
    share: true,
  }
  const sentence = "Tracker tickets are never shared with customers."
  await refuses({ code: "only_back_office_is_shared", sentence }, createTicket, world.maya, input)
})

test("O5: a conversation with a tracker takes no second one, which is named", async () => {
  const world = await makeWorld()
  const { conversationId, number } = await ticket(world, { type: "incident" })
  const input = { conversationId, typeId: world.types.incident, title }
  const sentence = `Tracker ticket #${number} is linked to this conversation already.`
  await refuses({ code: "already_tracked", sentence }, createTicket, world.maya, input)
})

test("O3: a customer type is not for a ticket beside the conversation", async () => {
  const world = await makeWorld()
  const input = { conversationId: await conversation(world), typeId: world.types.orderProblem, title }
  const sentence =
    "“Order problem” is for Customer tickets: convert the conversation to a Customer ticket instead."
  await refuses({ code: "wrong_category", sentence }, createTicket, world.maya, input)
})

test("T1: an archived type makes no ticket", async () => {
  const world = await makeWorld()
  await owner()`update ticket_types set archived_at = now() where workspace_id = ${world.workspaceId} and id = ${world.types.refund}`
  const input = { conversationId: await conversation(world), typeId: world.types.refund, title }
  const sentence = "The ticket type “Refund” is archived."
  await refuses({ code: "type_archived", sentence }, createTicket, world.maya, input)
})

test.each([
  ["", "Please give the ticket a title."],
  ["   ", "Please give the ticket a title."],
  ["x".repeat(301), "A title has at most 300 characters."],
  ["a\u0000b", "This text has a character that can't be stored."],
])("T4: the title %j is refused", async (typed, sentence) => {
  const world = await makeWorld()
  const input = { conversationId: await conversation(world), typeId: world.types.refund, title: typed }
  await refuses({ code: "invalid", sentence }, createTicket, world.maya, input)
})

test("O6: a type of another workspace is not there", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const conversationId = await conversation(world)
  const before = await stored(world.workspaceId)
  const input = { commandId: newId(), conversationId, typeId: other.types.refund, title }
  expectRefusal(await createTicket(world.maya, input), "not_there")
  expect(await stored(world.workspaceId)).toEqual(before)
})

test("O3: a ticket's id is no conversation that a ticket could be created from", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  const input = { commandId: newId(), conversationId: id, typeId: world.types.refund, title }
  expectRefusal(await createTicket(world.maya, input), "not_there")
})

test("O2: what is done to a ticket changes nothing on its conversation but its timeline", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await ticket(world)
  const before = await thread(world.workspaceId, conversationId)
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
  await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  expect(await thread(world.workspaceId, conversationId)).toEqual(before)
  const types = (await timelineOf(world.workspaceId, conversationId)).map((e) => e.type)
  expect(types.slice(-2)).toEqual(["ticket.state_changed", "note.added"])
})
