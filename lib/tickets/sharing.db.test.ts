import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { does, expectRefusal, ok, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, customerTicket, ticket } from "@/testing/given"
import { conversationPane, ticketPane, timelineOf, typesIn } from "@/testing/look"
import { makeWorld } from "@/testing/world"
import { convertConversation } from "./commands/convert"
import { linkTicket } from "./commands/links"
import { addTicketNote } from "./commands/notes"
import { shareTicket, stopSharing } from "./commands/sharing"
import { changeState } from "./commands/state"
import { tagTicket, untagTicket } from "./commands/tags"

const allTagsGone = { knownTagIds: [] }

test("S2: any teammate shares a ticket, and both timelines say so in one event", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world)
  const shared = theOne(await does(shareTicket, world.maya, { ticketId: id }), "ticket.shared")
  expect(shared.data).toEqual({ number, conversationId })
  expect(shared.places.sort()).toEqual([id, conversationId].sort())
  expect((await ticketPane(world, number)).shared).toBe(true)
  expect((await conversationPane(world, conversationId)).tickets).toMatchObject([{ number, shared: true }])
})

test("S2: sharing is taken back, which is recorded too", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world, { share: true })
  await does(stopSharing, world.ben, { ticketId: id, ...allTagsGone })
  expect((await ticketPane(world, number)).shared).toBe(false)
  expect((await typesIn(world.workspaceId, conversationId)).slice(-2)).toEqual([
    "ticket.shared",
    "ticket.sharing_stopped",
  ])
})

test("S2: a ticket can be shared, taken back and shared again", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world, { share: true })
  await does(stopSharing, world.ben, { ticketId: id, ...allTagsGone })
  await does(shareTicket, world.ben, { ticketId: id })
  expect((await ticketPane(world, number)).shared).toBe(true)
})

test("S2, T2: a ticket of a type that doesn't allow it is never shared", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { type: "fraud" })
  const sentence = "Fraud investigation tickets are never shared with customers."
  await refuses({ code: "sharing_not_allowed", sentence }, shareTicket, world.ada, { ticketId: id })
})

test("O3: a tracker is never shared", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { type: "incident" })
  const sentence = "Tracker tickets are never shared with customers."
  await refuses({ code: "only_back_office_is_shared", sentence }, shareTicket, world.ben, { ticketId: id })
})

test("S7: a Customer ticket needs no sharing", async () => {
  const world = await makeWorld()
  const id = await customerTicket(world)
  const sentence = "The customer sees a Customer ticket already."
  await refuses({ code: "only_back_office_is_shared", sentence }, shareTicket, world.ben, { ticketId: id })
})

test("S3: sharing one ticket has no effect on another of its type", async () => {
  const world = await makeWorld()
  const [one, other] = [await ticket(world), await ticket(world)]
  await does(shareTicket, world.ben, { ticketId: one.id })
  expect((await ticketPane(world, other.number)).shared).toBe(false)
})

test("S4: the refusal names the ticket that is shared already", async () => {
  const world = await makeWorld()
  const { conversationId, number } = await ticket(world, { share: true })
  const second = await ticket(world, { on: conversationId })
  const sentence = `Ticket #${number} is shared with this customer already.`
  await refuses({ code: "already_shared", sentence }, shareTicket, world.ben, { ticketId: second.id })
})

test("S4: once sharing stops, another ticket of the conversation can be shared", async () => {
  const world = await makeWorld()
  const first = await ticket(world, { share: true })
  const second = await ticket(world, { on: first.conversationId })
  await does(stopSharing, world.ben, { ticketId: first.id, ...allTagsGone })
  await does(shareTicket, world.ben, { ticketId: second.id })
  expect((await conversationPane(world, first.conversationId)).tickets.map((t) => t.shared)).toEqual([
    true,
    false,
  ])
})

test("S4: sharing the shared ticket again changes nothing", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world, { share: true })
  const sentence = `Ticket #${number} is shared with the customer already.`
  await refuses({ code: "unchanged", sentence }, shareTicket, world.ben, { ticketId: id })
})

test("S5: a ticket linked to a Customer ticket can't be shared", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { on: await customerTicket(world) })
  const sentence = "A ticket linked to a Customer ticket can't be shared."
  await refuses({ code: "linked_to_customer_ticket", sentence }, shareTicket, world.ben, { ticketId: id })
})

test("S5: a ticket linked to several conversations can't be shared", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { alsoOn: [await conversation(world)] })
  const sentence = "A ticket linked to several conversations can't be shared."
  await refuses({ code: "linked_to_several", sentence }, shareTicket, world.ben, { ticketId: id })
})

test("S5: a shared ticket can't be linked to a Customer ticket", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { share: true })
  const input = { ticketId: id, conversationId: await customerTicket(world) }
  const sentence = "A shared ticket can't be linked to a Customer ticket."
  await refuses({ code: "linked_to_customer_ticket", sentence }, linkTicket, world.ben, input)
})

test("S5: a shared ticket can't be linked to a second conversation", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world, { share: true })
  const input = { ticketId: id, conversationId: await conversation(world) }
  const sentence = `Ticket #${number} is shared with its customer, so it can't be linked to a second conversation.`
  await refuses({ code: "linked_to_several", sentence }, linkTicket, world.ben, input)
})

test("S5: a conversation with a shared ticket becomes a Customer ticket only once sharing stops", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world, { share: true })
  const input = { conversationId, typeId: world.types.orderProblem, title: "Lost" }
  const sentence = `Ticket #${number} is shared with this customer; stop sharing it first.`
  await refuses({ code: "already_shared", sentence }, convertConversation, world.maya, input)
  await does(stopSharing, world.ben, { ticketId: id, ...allTagsGone })
  await does(convertConversation, world.maya, input)
  expect((await conversationPane(world, conversationId)).category).toBe("customer")
})

test("S6: a shared ticket is tagged and untagged", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world, { share: true })
  await does(tagTicket, world.ben, { ticketId: id, tagId: world.tags.vip })
  expect((await ticketPane(world, number)).tagIds).toEqual([world.tags.vip])
  await does(untagTicket, world.ben, { ticketId: id, tagId: world.tags.vip })
  expect((await ticketPane(world, number)).tagIds).toEqual([])
})

test.each([
  [
    "back-office",
    "refund",
    "tags_need_sharing",
    "A Back-office ticket can be tagged only while it is shared with the customer.",
  ],
  ["tracker", "incident", "trackers_have_no_tags", "Tracker tickets don't carry tags."],
] as const)("S6: a %s ticket that isn't shared can't be tagged", async (_name, type, code, sentence) => {
  const world = await makeWorld()
  const { id } = await ticket(world, { type })
  await refuses({ code, sentence }, tagTicket, world.ben, { ticketId: id, tagId: world.tags.vip })
})

test("S6: a Customer ticket's tags are its conversation's", async () => {
  const world = await makeWorld()
  const input = { ticketId: await customerTicket(world), tagId: world.tags.vip }
  const sentence = "A Customer ticket's tags are its conversation's."
  await refuses({ code: "customer_ticket_has_its_conversations", sentence }, tagTicket, world.ben, input)
})

test("S6: tagging twice and taking off what isn't there change nothing", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { share: true })
  const input = { ticketId: id, tagId: world.tags.vip }
  const never = { code: "unchanged", sentence: "It doesn't carry that tag." } as const
  await refuses(never, untagTicket, world.ben, input)
  await does(tagTicket, world.ben, input)
  const twice = { code: "unchanged", sentence: "It is tagged “VIP” already." } as const
  await refuses(twice, tagTicket, world.ben, input)
})

test("S6, O6: another workspace's tag and an archived one are not there", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const { id } = await ticket(world, { share: true })
  const tag = (tagId: string) => tagTicket(world.ben, { commandId: newId(), ticketId: id, tagId })
  expectRefusal(await tag(other.tags.vip), "not_there")
  await owner()`update tags set archived_at = now() where workspace_id = ${world.workspaceId}`
  expectRefusal(await tag(world.tags.vip), "not_there")
})

test("S6: stopping sharing removes the tags that were named, and the timeline keeps which", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world, { share: true })
  const tagIds = [world.tags.vip, world.tags.urgent]
  for (const tagId of tagIds) await does(tagTicket, world.ben, { ticketId: id, tagId })
  await does(stopSharing, world.ben, { ticketId: id, knownTagIds: tagIds })
  expect((await ticketPane(world, number)).tagIds).toEqual([])
  const timeline = await timelineOf(world.workspaceId, id)
  expect(theOne(timeline, "ticket.sharing_stopped").data.tagIds.sort()).toEqual(tagIds.sort())
})

test("S6: stopping sharing is refused while a tag would go that nobody was asked about", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { share: true })
  for (const tagId of [world.tags.vip, world.tags.urgent])
    await does(tagTicket, world.ben, { ticketId: id, tagId })
  const sentence = "Stopping sharing would also remove the tags “Urgent”. Please confirm again."
  const input = { ticketId: id, knownTagIds: [world.tags.vip] }
  await refuses({ code: "tags_would_go", sentence }, stopSharing, world.ben, input)
})

test("S8: notes are never in what customers read, before or after sharing", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await ticket(world)
  const note = (text: string) => does(addTicketNote, world.ben, { ticketId: id, text, crossPost: true })
  await note("canary before")
  await does(shareTicket, world.ben, { ticketId: id })
  await note("canary while shared")
  ok(await stopSharing(world.ben, { commandId: newId(), ticketId: id, ...allTagsGone }))
  await note("canary after")
  const messages = await owner()`
    select 1 from messages where workspace_id = ${world.workspaceId} and (text like '%canary%' or doc::text like '%canary%')`
  expect(messages).toHaveLength(0)
  expect((await typesIn(world.workspaceId, conversationId)).filter((t) => t === "note.added")).toHaveLength(3)
})

test("S2: stopping what isn't shared changes nothing", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world)
  const sentence = `Ticket #${number} isn't shared with the customer.`
  await refuses({ code: "unchanged", sentence }, stopSharing, world.ben, { ticketId: id, ...allTagsGone })
})

test("O2: sharing and tagging leave the state as it is, and a state change leaves sharing", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world, { share: true })
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
  expect(await ticketPane(world, number)).toMatchObject({ shared: true, stateId: world.states.resolved })
})
