import { expect, test } from "vitest"
import { db } from "@/db/client"
import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { lastSeq } from "@/lib/events/feed"
import { assignTeammate } from "@/lib/threads/commands/assign"
import { editNote } from "@/lib/threads/commands/notes"
import { markRead } from "@/lib/threads/queries"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { does } from "@/testing/commands"
import { conversation, ticket } from "@/testing/given"
import { unreadFor } from "@/testing/look"
import { makeWorld, type World } from "@/testing/world"
import { addTicketNote } from "./commands/notes"
import { changeState } from "./commands/state"

type Name = "maya" | "ben" | "ada"
const everyone: Name[] = ["maya", "ben", "ada"]

/** Everyone has read all there is. */
async function allRead(world: World, ...threadIds: string[]): Promise<void> {
  const { workspaceId } = world
  const seq = await lastSeq(db(), workspaceId)
  for (const name of everyone)
    for (const threadId of threadIds)
      await markRead(db(), { workspaceId, teammateId: world[name].id, threadId, seq })
}

/** For whom a thread is unread. */
async function unread(world: World, threadId: string): Promise<Name[]> {
  const sets = await Promise.all(everyone.map((name) => unreadFor(world[name])))
  return everyone.filter((_, i) => sets[i]?.has(threadId))
}

async function readTicket(world: World) {
  const on = await conversation(world, { assignee: world.maya })
  const made = await ticket(world, { on, assignee: world.ben })
  await allRead(world, made.id, on)
  return made
}

test("N5: a cross-posted note turns the conversation unread for all but its author", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await readTicket(world)
  expect(await unread(world, conversationId)).toEqual([])
  await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  expect(await unread(world, conversationId)).toEqual(["maya", "ada"])
  expect(await unread(world, id)).toEqual(["maya", "ada"])
})

test("N5: a state change turns the conversation unread", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await readTicket(world)
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
  expect(await unread(world, conversationId)).toEqual(["maya", "ada"])
})

test("Z4: a closed conversation isn't reopened by a cross-post, but turns unread", async () => {
  const world = await makeWorld()
  const on = await conversation(world, { assignee: world.maya, status: "closed" })
  const { id } = await ticket(world, { on, assignee: world.ben })
  await allRead(world, id, on)
  await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  expect(await unread(world, on)).toEqual(["maya", "ada"])
})

test("N5: a note that isn't cross-posted leaves the conversation read", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await readTicket(world)
  await does(addTicketNote, world.ben, { ticketId: id, text: "Hm.", crossPost: false })
  expect(await unread(world, conversationId)).toEqual([])
  expect(await unread(world, id)).toEqual(["maya", "ada"])
})

test("N5: reading is each teammate's own", async () => {
  const world = await makeWorld()
  const { workspaceId } = world
  const { id, conversationId } = await readTicket(world)
  await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  const seq = await lastSeq(db(), workspaceId)
  await markRead(db(), { workspaceId, teammateId: world.maya.id, threadId: conversationId, seq })
  expect(await unread(world, conversationId)).toEqual(["ada"])
})

test("N5: one's own later action leaves somebody else's unread, and is unread for them", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await readTicket(world)
  await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  await does(sendReply, world.maya, { conversationId, text: "It is paid." })
  expect(await unread(world, conversationId)).toEqual(["maya", "ben", "ada"])
  await does(sendReply, world.maya, { conversationId, text: "Bye." })
  await does(addConversationNote, world.ben, { conversationId, text: "Thanks." })
  await does(addConversationNote, world.ben, { conversationId, text: "Really." })
  expect(await unread(world, conversationId)).toEqual(["maya", "ben", "ada"])
})

test("N5: only one's own actions: nothing is unread for oneself", async () => {
  const world = await makeWorld()
  const { conversationId } = await readTicket(world)
  await does(sendReply, world.maya, { conversationId, text: "One." })
  await does(sendReply, world.maya, { conversationId, text: "Two." })
  expect(await unread(world, conversationId)).toEqual(["ben", "ada"])
})

test("N5: what a customer or the product does is unread for everyone", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await readTicket(world)
  await does(receiveMessage, world.zoe, { conversationId, text: "Hello?" })
  expect(await unread(world, conversationId)).toEqual(everyone)
  await does(changeState, world.system, { ticketId: id, stateId: world.states.waiting })
  expect(await unread(world, id)).toEqual(everyone)
})

test("N5: reading never goes backwards", async () => {
  const world = await makeWorld()
  const { workspaceId } = world
  const { id, conversationId } = await readTicket(world)
  await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  await allRead(world, conversationId)
  const mark = { workspaceId, teammateId: world.maya.id, threadId: conversationId }
  await markRead(db(), { ...mark, seq: 1 })
  expect(await unread(world, conversationId)).toEqual([])
})

test("N5: being assigned is unread for the one assigned; assigning oneself is not", async () => {
  const world = await makeWorld()
  const { conversationId } = await readTicket(world)
  await does(assignTeammate, world.maya, { threadId: conversationId, teammateId: world.ben.id })
  expect(await unread(world, conversationId)).toContain("ben")
  await allRead(world, conversationId)
  await does(assignTeammate, world.maya, { threadId: conversationId, teammateId: world.maya.id })
  expect(await unread(world, conversationId)).toEqual([])
})

test("N4: an edit moves nothing and turns nothing unread", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await readTicket(world)
  const [event] = await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  await allRead(world, id, conversationId)
  await does(editNote, world.ben, { noteId: event?.commandId, version: 1, text: "Paid twice." })
  expect(await unread(world, conversationId)).toEqual([])
})
