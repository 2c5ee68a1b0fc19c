import { expect, test } from "vitest"
import { sendReply } from "@/lib/conversations/commands/messages"
import { startConversation } from "@/lib/conversations/commands/start"
import { readTicket } from "@/lib/messenger/queries"
import { newId } from "@/lib/shared/ids"
import { addAttribute } from "@/lib/ticket-types/commands/add"
import { describeTicket, retitleTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { shareTicket, stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { does } from "@/testing/commands"
import { entriesOf, overviewOf, threadOf } from "@/testing/customers"
import { conversation, customerTicket, ticket } from "@/testing/given"
import { makeCustomer, makeWorld, type World } from "@/testing/world"

async function attribute(world: World, how: object): Promise<string> {
  const id = newId()
  const of = { id, name: `Field ${id.slice(-6)}`, kind: "text", ...how }
  await does(addAttribute, world.ada, { typeId: world.types.refund, attribute: of })
  return id
}

test("C1: a customer reads their conversations and what was written there, by whom and in order", async () => {
  const world = await makeWorld()
  const id = await conversation(world)
  await does(sendReply, world.maya, { conversationId: id, text: "It left **today**." })
  expect(await entriesOf(world.zoe, id)).toEqual(["mine", "by Maya Chen"])
  const { conversations, me, workspace } = await overviewOf(world.zoe)
  expect(me.name).toBe("Zoë Park")
  expect(workspace.name).toBe("Northwind Outdoor")
  expect(conversations).toEqual([
    {
      id,
      subject: "Where is my tent?",
      lastAt: expect.any(String),
      lastWords: { mine: false, author: "Maya Chen", text: "It left today." },
      unread: 1,
      ticket: null,
    },
  ])
})

test("S7: a shared ticket shows what is visible of it, and nothing else", async () => {
  const world = await makeWorld()
  const shown = await attribute(world, { visibleToCustomer: true, name: "Order number" })
  const hidden = await attribute(world, { name: "Fraud score" })
  const { id: ticketId, number, conversationId } = await ticket(world, { share: true })
  await does(setAttribute, world.ben, { ticketId, attributeId: shown, value: "W-1044" })
  await does(setAttribute, world.ben, { ticketId, attributeId: hidden, value: "very high" })
  await does(describeTicket, world.ben, { ticketId, description: "Suspicious." })
  await does(addTicketNote, world.ben, { ticketId, text: "Looks odd.", crossPost: true })
  await does(changeState, world.ben, { ticketId, stateId: world.states.waiting })
  const page = await readTicket(world.zoe, number)
  expect(page).toEqual({
    number,
    title: "Refund 84 €",
    typeName: "Refund",
    icon: "🎫",
    label: "Waiting on you",
    step: "waiting_on_customer",
    conversationId,
    openedAt: expect.any(String),
    changedAt: expect.any(String),
    description: null,
    attributes: [{ id: shown, name: "Order number", kind: "text", items: [], value: "W-1044", files: [] }],
    progress: [
      { at: expect.any(String), label: "Submitted", step: "submitted" },
      { at: expect.any(String), label: "Waiting on you", step: "waiting_on_customer" },
    ],
  })
  expect(await entriesOf(world.zoe, conversationId)).toEqual([
    "mine",
    "ticket Submitted",
    "label Waiting on you",
  ])
})

test("S7: a Customer ticket and a shared one look the same to their customer", async () => {
  const world = await makeWorld()
  const own = await customerTicket(world)
  const { conversationId: other } = await ticket(world, { share: true })
  const [a, b] = [await threadOf(world.zoe, own), await threadOf(world.zoe, other)]
  const shape = (thread: typeof a) => thread.entries.map((entry) => Object.keys(entry).sort())
  expect(shape(a)).toEqual(shape(b))
  expect(Object.keys(a.ticket ?? {}).sort()).toEqual(Object.keys(b.ticket ?? {}).sort())
  expect(await entriesOf(world.zoe, own)).toEqual(["mine", "ticket Submitted"])
})

test("S8: what is no longer shared is gone from every list, page and conversation", async () => {
  const world = await makeWorld()
  const { id: ticketId, number, conversationId } = await ticket(world, { share: true })
  expect((await overviewOf(world.zoe)).tickets).toHaveLength(1)
  await does(stopSharing, world.maya, { ticketId, knownTagIds: [] })
  const after = await overviewOf(world.zoe)
  expect(after.tickets).toEqual([])
  expect(after.conversations[0]).toMatchObject({ ticket: null, unread: 0 })
  expect(await readTicket(world.zoe, number)).toBeNull()
  expect(await entriesOf(world.zoe, conversationId)).toEqual(["mine"])
})

test("S8: what a ticket was in an earlier time of sharing, or between two, stays hidden", async () => {
  const world = await makeWorld()
  const { id: ticketId, number, conversationId } = await ticket(world, { share: true })
  await does(changeState, world.ben, { ticketId, stateId: world.states.waiting })
  await does(stopSharing, world.maya, { ticketId, knownTagIds: [] })
  await does(changeState, world.ben, { ticketId, stateId: world.states.inProgress })
  await does(shareTicket, world.maya, { ticketId })
  expect(await entriesOf(world.zoe, conversationId)).toEqual(["mine", "ticket In progress"])
  expect((await readTicket(world.zoe, number))?.progress.map((p) => p.label)).toEqual(["In progress"])
})

test("C3: another customer's, and another workspace's, are not there", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const noor = await makeCustomer(world.system, "Noor")
  const { number, conversationId } = await ticket(world, { share: true })
  const strangers = [noor, other.zoe, { ...world.zoe, workspaceId: other.workspaceId }]
  for (const who of strangers) {
    expect(await readTicket(who, number)).toBeNull()
    await expect(threadOf(who, conversationId)).rejects.toThrow("no such conversation")
  }
  expect(await overviewOf(noor)).toMatchObject({ n: 0, conversations: [], tickets: [] })
})

test("C5: only what looks different to the customer is told to them", async () => {
  const world = await makeWorld()
  const { id: ticketId, conversationId } = await ticket(world, { share: true })
  const { n } = await overviewOf(world.zoe)
  const hidden = await attribute(world, {})
  await does(setAttribute, world.ben, { ticketId, attributeId: hidden, value: "x" })
  await does(describeTicket, world.ben, { ticketId, description: "Not theirs." })
  expect((await overviewOf(world.zoe)).n).toBe(n)
  await does(retitleTicket, world.ben, { ticketId, title: "Refund 90 €" })
  const after = await threadOf(world.zoe, conversationId)
  expect([after.n, after.ticket?.title]).toEqual([n + 1, "Refund 90 €"])
})

test("earlier entries come in pages, each once and in order", async () => {
  const world = await makeWorld()
  const id = newId()
  const words = { subject: "Many", messageId: newId(), text: "0" }
  await does(startConversation, world.zoe, { commandId: id, customerId: world.zoe.id, ...words })
  for (let i = 1; i < 95; i++) await does(sendReply, world.maya, { conversationId: id, text: String(i) })
  const texts: string[] = []
  const { readThread } = await import("@/lib/messenger/queries")
  for (let before: number | null | undefined; before !== null; ) {
    const page = await readThread(world.zoe, id, { before: before ?? null })
    texts.unshift(...(page?.entries ?? []).map((e) => (e.type === "message" ? JSON.stringify(e.doc) : "")))
    before = page?.earlier ?? null
  }
  expect(texts.map((text) => Number(/"text":"(\d+)"/.exec(text)?.[1]))).toEqual([...Array(95).keys()])
})
