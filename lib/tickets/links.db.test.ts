import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { conversation, customerTicket, ticket } from "@/testing/given"
import { conversationPane, ticketPane, typesIn } from "@/testing/look"
import { makeWorld } from "@/testing/world"
import { convertConversation } from "./commands/convert"
import { linkTicket, unlinkTicket } from "./commands/links"
import { addTicketNote } from "./commands/notes"

test("O4: a ticket is linked to one more conversation, and both timelines say so", async () => {
  const world = await makeWorld()
  const [{ id, number }, second] = [await ticket(world), await conversation(world)]
  const input = { ticketId: id, conversationId: second }
  const linked = theOne(await does(linkTicket, world.maya, input), "ticket.linked")
  expect(linked.data).toEqual({ number, conversationId: second })
  expect(linked.places.sort()).toEqual([id, second].sort())
  expect((await conversationPane(world, second)).tickets).toMatchObject([{ id, number }])
})

test.each([
  ["back-office", "refund"],
  ["tracker", "incident"],
] as const)("O5: a %s ticket is linked to a conversation and to a Customer ticket", async (_name, type) => {
  const world = await makeWorld()
  const alsoOn = [await conversation(world), await customerTicket(world)]
  const { number } = await ticket(world, { type, alsoOn })
  const found = (await ticketPane(world, number)).conversations.map((c) => c.category)
  expect(found).toEqual(["customer", "conversation", "conversation"])
})

test("O5: a Customer ticket is linked to no other conversation", async () => {
  const world = await makeWorld()
  const input = { ticketId: await customerTicket(world), conversationId: await conversation(world) }
  const sentence = "A Customer ticket is a conversation of its own and isn't linked to another."
  await refuses({ code: "not_linkable", sentence }, linkTicket, world.ben, input)
})

test("O5: a ticket is linked to no ticket", async () => {
  const world = await makeWorld()
  const [one, other] = [await ticket(world), await ticket(world)]
  const input = { commandId: newId(), ticketId: one.id, conversationId: other.id }
  expectRefusal(await linkTicket(world.ben, input), "not_there")
})

test("O5: a conversation takes one tracker, and the refusal names it", async () => {
  const world = await makeWorld()
  const [one, other] = [await ticket(world, { type: "incident" }), await ticket(world, { type: "incident" })]
  const input = { ticketId: other.id, conversationId: one.conversationId }
  const sentence = `Tracker ticket #${one.number} is linked to this conversation already.`
  await refuses({ code: "already_tracked", sentence }, linkTicket, world.ben, input)
})

test("O5: linking twice changes nothing", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world)
  const sentence = `Ticket #${number} is linked to this conversation already.`
  await refuses({ code: "already_linked", sentence }, linkTicket, world.ben, { ticketId: id, conversationId })
})

test("O4: the last link of a Back-office ticket can't be removed", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world)
  const sentence = `Ticket #${number} belongs to a conversation always, so its last link stays.`
  await refuses({ code: "last_link", sentence }, unlinkTicket, world.ben, { ticketId: id, conversationId })
})

test("O4: removing the first of several links makes the next one the ticket's home", async () => {
  const world = await makeWorld()
  const [second, third] = [await conversation(world), await conversation(world)]
  const { id, number, conversationId } = await ticket(world, { alsoOn: [second, third] })
  const events = await does(unlinkTicket, world.ben, { ticketId: id, conversationId })
  expect(theOne(events, "ticket.unlinked").data).toEqual({ number, conversationId, home: second })
  expect(await ticketPane(world, number)).toMatchObject({
    homeConversationId: second,
    conversations: [{ id: third }, { id: second }],
  })
})

test("O4: removing another link leaves the home, and the conversation's timeline says so", async () => {
  const world = await makeWorld()
  const second = await conversation(world)
  const { id, number, conversationId } = await ticket(world, { alsoOn: [second] })
  const events = await does(unlinkTicket, world.ben, { ticketId: id, conversationId: second })
  const { places, data } = theOne(events, "ticket.unlinked")
  expect(data).toEqual({ number, conversationId: second, home: null })
  expect(places.sort()).toEqual([id, conversationId, second].sort())
  expect((await conversationPane(world, second)).tickets).toEqual([])
})

test("O4: after moving house the last link stays as well", async () => {
  const world = await makeWorld()
  const second = await conversation(world)
  const { id, number, conversationId } = await ticket(world, { alsoOn: [second] })
  await does(unlinkTicket, world.ben, { ticketId: id, conversationId })
  const sentence = `Ticket #${number} belongs to a conversation always, so its last link stays.`
  const input = { ticketId: id, conversationId: second }
  await refuses({ code: "last_link", sentence }, unlinkTicket, world.ben, input)
})

test("O4: a tracker may lose its last link, and get a new one", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world, { type: "incident" })
  await does(unlinkTicket, world.ben, { ticketId: id, conversationId })
  expect((await ticketPane(world, number)).conversations).toEqual([])
  await does(linkTicket, world.ben, { ticketId: id, conversationId })
  expect((await ticketPane(world, number)).conversations).toMatchObject([{ id: conversationId }])
})

test("O4: what isn't linked can't be unlinked", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world)
  const input = { ticketId: id, conversationId: await conversation(world) }
  const sentence = `Ticket #${number} isn't linked to this conversation.`
  await refuses({ code: "not_linked", sentence }, unlinkTicket, world.ben, input)
})

test.each(["conversationId", "ticketId"] as const)(
  "O6: linking over the wall is refused by %s",
  async (key) => {
    const [world, other] = await Promise.all([makeWorld(), makeWorld()])
    const [own, foreign] = [await ticket(world), await ticket(other)]
    const foreignIds = { ticketId: foreign.id, conversationId: foreign.conversationId }
    const input = {
      commandId: newId(),
      ticketId: own.id,
      conversationId: await conversation(world),
      [key]: foreignIds[key],
    }
    expectRefusal(await linkTicket(world.ben, input), "not_there")
  },
)

test("N3: a link made later brings no earlier cross-posts", async () => {
  const world = await makeWorld()
  const [{ id }, second] = [await ticket(world), await conversation(world)]
  await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  await does(linkTicket, world.ben, { ticketId: id, conversationId: second })
  expect(await typesIn(world.workspaceId, second)).not.toContain("note.added")
})

test("O3: turning a conversation into a Customer ticket keeps its id, customer and links", async () => {
  const world = await makeWorld()
  const { number, conversationId } = await ticket(world)
  const fields = { typeId: world.types.orderProblem, title: "Tent is missing", description: "Since May." }
  const events = await does(convertConversation, world.maya, { conversationId, ...fields })
  const stateId = world.states.submitted
  const data = { number: number + 1, typeId: world.types.orderProblem, stateId }
  expect(theOne(events, "conversation.converted").data).toEqual(data)
  expect(await conversationPane(world, conversationId)).toMatchObject({
    category: "customer",
    customer: { id: world.zoe.id },
    customerTicket: { ...data, title: "Tent is missing", description: "Since May." },
    tickets: [{ number }],
  })
  expect(await ticketPane(world, number + 1)).toMatchObject({ id: conversationId, category: "customer" })
})

test("O3: a Customer ticket isn't made twice", async () => {
  const world = await makeWorld()
  const input = { conversationId: await customerTicket(world), typeId: world.types.orderProblem, title: "x" }
  const sentence = "This conversation is a Customer ticket already."
  await refuses({ code: "already_customer_ticket", sentence }, convertConversation, world.maya, input)
})

test("O3: only a customer type makes a Customer ticket", async () => {
  const world = await makeWorld()
  const input = { conversationId: await conversation(world), typeId: world.types.refund, title: "x" }
  const sentence = "“Refund” is not a type for Customer tickets."
  await refuses({ code: "wrong_category", sentence }, convertConversation, world.maya, input)
})
