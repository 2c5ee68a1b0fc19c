import { expect, test } from "vitest"
import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { startConversation } from "@/lib/conversations/commands/start"
import { closeConversation, reopenConversation } from "@/lib/conversations/commands/status"
import { tagConversation, untagConversation } from "@/lib/conversations/commands/tags"
import { newId } from "@/lib/shared/ids"
import { snoozeThread } from "@/lib/threads/commands/snooze"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, inAnHour } from "@/testing/given"
import { conversationPane, thread, timelineOf, typesIn } from "@/testing/look"
import { makeCustomer, makeWorld } from "@/testing/world"
import { receiveMessage } from "./commands/receive"

test("O1: a conversation belongs to one customer, open and unassigned, with their message", async () => {
  const world = await makeWorld()
  const [id, messageId] = [newId(), newId()]
  const input = { commandId: id, customerId: world.zoe.id, subject: "Tent", messageId, text: "Where is it?" }
  const events = await does(startConversation, world.zoe, input)
  expect(events.map((event) => event.type)).toEqual(["conversation.started", "message.sent"])
  expect(await conversationPane(world, id)).toMatchObject({
    customer: { id: world.zoe.id, name: "Zoë Park" },
    subject: "Tent",
    status: "open",
    assigneeId: null,
    category: "conversation",
  })
  const sent = theOne(await timelineOf(world.workspaceId, id), "message.sent")
  expect(sent.message).toMatchObject({ id: messageId, authorId: null, customerId: world.zoe.id })
})

test("O6: a conversation can't be started for another workspace's customer", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const input = { commandId: newId(), customerId: other.zoe.id, messageId: newId(), text: "Hello" }
  expectRefusal(await startConversation(world.system, input), "not_there")
})

test("N2: a reply is a message to the customer by its author", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const events = await does(sendReply, world.maya, { conversationId, text: "It left *today*." })
  const sent = theOne(events, "message.sent")
  expect(sent).toMatchObject({ message: { authorId: world.maya.id }, places: [conversationId], note: null })
  const [row] = await owner()`select text, customer_id as customer from messages
    where workspace_id = ${world.workspaceId} and id = ${sent.commandId}`
  expect(row).toEqual({ text: "It left today.", customer: world.zoe.id })
})

test("N2: a note on a conversation is no message", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const events = await does(addConversationNote, world.maya, { conversationId, text: "Be nice." })
  expect(theOne(events, "note.added")).toMatchObject({
    message: null,
    note: { authorId: world.maya.id },
    data: { number: null, crossPosted: false },
  })
  const messages = await owner()`select 1 from messages where workspace_id = ${world.workspaceId}`
  expect(messages).toHaveLength(1)
})

test.each([
  [sendReply, "", "Please write something to send."],
  [sendReply, "a".repeat(64 * 1024 + 1), "This text is longer than 64 KiB."],
  [addConversationNote, "\t", "Please write a note."],
  [addConversationNote, "> ", "Please write a note."],
  [sendReply, "- ", "Please write something to send."],
  [sendReply, "```\n```", "Please write something to send."],
  [receiveMessage, "", "Please write something to send."],
])("N2: %o refuses the text %.10j", async (command, text, sentence) => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  await refuses({ code: "invalid", sentence }, command, world.system, { conversationId, text })
})

test("Z2, Z7: a customer's message wakes a snoozed conversation, and the timeline says so", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world, { status: "snoozed" })
  await does(receiveMessage, world.zoe, { conversationId, text: "Any news?" })
  expect(await thread(world.workspaceId, conversationId)).toMatchObject({
    status: "open",
    snoozedUntil: null,
  })
  const woken = theOne(await timelineOf(world.workspaceId, conversationId), "thread.woken")
  expect(woken).toMatchObject({ data: { cause: "customer" }, actor: { kind: "customer", id: world.zoe.id } })
})

test("Z2: a reply and a note leave a snoozed conversation asleep", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world, { status: "snoozed" })
  await does(sendReply, world.maya, { conversationId, text: "Soon." })
  await does(addConversationNote, world.ben, { conversationId, text: "Hm." })
  expect((await thread(world.workspaceId, conversationId)).status).toBe("snoozed")
})

test("O1: a customer's message reopens a closed conversation", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world, { status: "closed" })
  await does(receiveMessage, world.zoe, { conversationId, text: "It broke again." })
  expect((await thread(world.workspaceId, conversationId)).status).toBe("open")
  const reopened = theOne(await timelineOf(world.workspaceId, conversationId), "conversation.reopened")
  expect(reopened.data).toEqual({ from: "closed", cause: "customer" })
})

test("A3: a customer reaches no other customer's conversation", async () => {
  const world = await makeWorld()
  const noor = await makeCustomer(world.system, "Noor")
  const conversationId = await conversation(world)
  const input = { commandId: newId(), conversationId, text: "Let me in" }
  expectRefusal(await receiveMessage(noor, input), "not_there")
  expect((await typesIn(world.workspaceId, conversationId)).slice(-1)).toEqual(["message.sent"])
})

test("O1: a conversation is closed and opened again", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  await does(closeConversation, world.maya, { conversationId })
  const twice = { code: "unchanged", sentence: "This conversation is closed already." } as const
  await refuses(twice, closeConversation, world.maya, { conversationId })
  await does(reopenConversation, world.maya, { conversationId })
  expect((await thread(world.workspaceId, conversationId)).status).toBe("open")
  const open = { code: "unchanged", sentence: "This conversation isn't closed." } as const
  await refuses(open, reopenConversation, world.maya, { conversationId })
})

test("O1: closing a snoozed conversation ends its snooze for good", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  await does(snoozeThread, world.maya, { threadId: conversationId, until: inAnHour() })
  await does(closeConversation, world.maya, { conversationId })
  expect(await thread(world.workspaceId, conversationId)).toMatchObject({
    status: "closed",
    snoozedUntil: null,
    snoozeEpoch: 2,
  })
})

test("S6: a conversation can always be tagged and untagged", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const input = { conversationId, tagId: world.tags.vip }
  await does(tagConversation, world.maya, input)
  expect((await conversationPane(world, conversationId)).tagIds).toEqual([world.tags.vip])
  const twice = { code: "unchanged", sentence: "It is tagged “VIP” already." } as const
  await refuses(twice, tagConversation, world.maya, input)
  await does(untagConversation, world.maya, input)
  expect((await conversationPane(world, conversationId)).tagIds).toEqual([])
  const gone = { code: "unchanged", sentence: "It doesn't carry that tag." } as const
  await refuses(gone, untagConversation, world.maya, input)
})

test("O6: another workspace's tag is not there", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const input = { commandId: newId(), conversationId: await conversation(world), tagId: other.tags.vip }
  expectRefusal(await tagConversation(world.maya, input), "not_there")
})
