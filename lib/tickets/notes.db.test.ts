import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { editNote, removeNote } from "@/lib/threads/commands/notes"
import { does, expectRefusal, ok, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, customerTicket, ticket } from "@/testing/given"
import { timelineOf, typesIn } from "@/testing/look"
import { makeWorld, type World } from "@/testing/world"
import { unlinkTicket } from "./commands/links"
import { addTicketNote } from "./commands/notes"

async function crossPosted(world: World) {
  const second = await customerTicket(world)
  const made = await ticket(world, { alsoOn: [second] })
  const noteId = newId()
  const input = { commandId: noteId, ticketId: made.id, text: "Paid back **84 €**.", crossPost: true }
  const events = await does(addTicketNote, world.ben, input)
  return { ...made, second, noteId, events, everywhere: [made.id, made.conversationId, second] }
}

const notesIn = async (world: World, id: string) =>
  (await timelineOf(world.workspaceId, id)).flatMap((event) => (event.type === "note.added" ? [event] : []))

test("N3: Add note writes on the ticket alone", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world)
  const before = await timelineOf(world.workspaceId, conversationId)
  const events = await does(addTicketNote, world.ben, { ticketId: id, text: "Checking.", crossPost: false })
  const added = theOne(events, "note.added")
  expect(added).toMatchObject({ places: [id], data: { number, crossPosted: false } })
  expect(await timelineOf(world.workspaceId, conversationId)).toEqual(before)
})

test("N3: a cross-posted note stands in the ticket and in every linked conversation and Customer ticket, once", async () => {
  const world = await makeWorld()
  const { events, everywhere, noteId } = await crossPosted(world)
  expect(events).toHaveLength(1)
  expect(theOne(events, "note.added").places.sort()).toEqual([...everywhere].sort())
  for (const id of everywhere)
    expect((await notesIn(world, id)).map((event) => event.note?.id)).toEqual([noteId])
})

test("N4: a cross-posted note is one note that names the ticket it came from", async () => {
  const world = await makeWorld()
  const { number, everywhere, id, events } = await crossPosted(world)
  for (const place of everywhere) expect(await notesIn(world, place)).toEqual(events)
  expect(theOne(events, "note.added")).toMatchObject({
    data: { number, crossPosted: true },
    threadId: id,
    note: { threadId: id, authorId: world.ben.id, version: 1, removedAt: null },
  })
  const rows = await owner()`select 1 from notes where workspace_id = ${world.workspaceId}`
  expect(rows).toHaveLength(1)
})

test("N4: an edit shows everywhere and leaves the note's places untouched", async () => {
  const world = await makeWorld()
  const { everywhere, noteId } = await crossPosted(world)
  const before = await Promise.all(everywhere.map((id) => typesIn(world.workspaceId, id)))
  await does(editNote, world.ben, { noteId, version: 1, text: "Paid back 90 €." })
  const doc = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "Paid back 90 €." }] }],
  }
  for (const id of everywhere)
    expect((await notesIn(world, id)).map((event) => event.note)).toMatchObject([{ version: 2, doc }])
  expect(await Promise.all(everywhere.map((id) => typesIn(world.workspaceId, id)))).toEqual(before)
})

test("N4: a removal by an admin blanks the note everywhere; that there was one stays", async () => {
  const world = await makeWorld()
  const { everywhere, noteId } = await crossPosted(world)
  await does(removeNote, world.ada, { noteId })
  for (const id of everywhere) {
    const [event] = await notesIn(world, id)
    expect(event?.note).toMatchObject({ id: noteId, doc: { type: "doc", content: [] } })
    expect(event?.note?.removedAt).toEqual(expect.any(String))
  }
})

test("N4: a note stays where it was cross-posted when the ticket is unlinked", async () => {
  const world = await makeWorld()
  const { id, second } = await crossPosted(world)
  await does(unlinkTicket, world.ben, { ticketId: id, conversationId: second })
  expect(await notesIn(world, second)).toHaveLength(1)
  const later = theOne(
    await does(addTicketNote, world.ben, { ticketId: id, text: "More.", crossPost: true }),
    "note.added",
  )
  expect(later.places).not.toContain(second)
})

test("N9: a tracker's note is cross-posted to all that is linked to it", async () => {
  const world = await makeWorld()
  const alsoOn = [await conversation(world), await conversation(world), await customerTicket(world)]
  const { id, conversationId } = await ticket(world, { type: "incident", alsoOn })
  const events = await does(addTicketNote, world.ben, { ticketId: id, text: "Fixed.", crossPost: true })
  expect(theOne(events, "note.added").places.sort()).toEqual([id, conversationId, ...alsoOn].sort())
})

test("N9: a tracker that is linked to nothing has nowhere to cross-post to", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world, { type: "incident" })
  await does(unlinkTicket, world.ben, { ticketId: id, conversationId })
  const sentence = `Ticket #${number} is linked to no conversation.`
  const input = { ticketId: id, text: "Fixed.", crossPost: true }
  await refuses({ code: "nothing_to_cross_post_to", sentence }, addTicketNote, world.ben, input)
  await does(addTicketNote, world.ben, { ...input, crossPost: false })
})

test("O3: a Customer ticket's notes are its conversation's", async () => {
  const world = await makeWorld()
  const input = { ticketId: await customerTicket(world), text: "Hm.", crossPost: false }
  const sentence = "A Customer ticket's notes are its conversation's."
  await refuses({ code: "customer_ticket_has_its_conversations", sentence }, addTicketNote, world.ben, input)
})

test("N1: no message can be stored on a ticket, not even around the commands", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { share: true })
  const insert = owner()`
    insert into messages (workspace_id, id, conversation_id, customer_id, author_kind, doc, text, created_at)
    values (${world.workspaceId}, ${newId()}, ${id}, ${world.zoe.id}, 'customer', '{}', 'x', now())`
  await expect(insert).rejects.toMatchObject({ code: "23503", table_name: "messages" })
})

test.each([
  ["", "Please write a note."],
  [" \n ", "Please write a note."],
  ["a".repeat(64 * 1024 + 1), "This text is longer than 64 KiB."],
  ["é".repeat(32 * 1024 + 1), "This text is longer than 64 KiB."],
  ["half \ud83d", "This text has a character that can't be stored."],
  ["nul \u0000", "This text has a character that can't be stored."],
])("N3: a note of %.12j is refused", async (text, sentence) => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  const input = { ticketId: id, text, crossPost: true }
  await refuses({ code: "invalid", sentence }, addTicketNote, world.ben, input)
})

test("N3: a note of exactly 64 KiB is kept whole", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  const commandId = newId()
  const text = "é".repeat(32 * 1024)
  await does(addTicketNote, world.ben, { commandId, ticketId: id, text, crossPost: true })
  const [row] =
    await owner()`select text from notes where workspace_id = ${world.workspaceId} and id = ${commandId}`
  expect(row?.text === text).toBe(true)
})

test("N3: the same send five times at once makes one note, and everyone is answered alike", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  const input = { commandId: newId(), ticketId: id, text: "Paid.", crossPost: true }
  const answers = await Promise.all(Array.from({ length: 5 }, () => addTicketNote(world.ben, input)))
  expect(new Set(answers.map((answer) => JSON.stringify(ok(answer)))).size).toBe(1)
  expect(await notesIn(world, id)).toHaveLength(1)
})

test("N3: the same id with other words or another choice of cross-posting is refused", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  const input = { commandId: newId(), ticketId: id, text: "Paid.", crossPost: false }
  ok(await addTicketNote(world.ben, input))
  expectRefusal(await addTicketNote(world.ben, { ...input, text: "Not paid." }), "command_reused")
  expectRefusal(await addTicketNote(world.ben, { ...input, crossPost: true }), "command_reused")
  expect(await notesIn(world, id)).toHaveLength(1)
})
