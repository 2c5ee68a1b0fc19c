import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { ok } from "@/testing/commands"
import { conversation, ticket } from "@/testing/given"
import { statementsOf } from "@/testing/statements"
import { makeWorld } from "@/testing/world"
import { readConversation, readInbox, readTicket, readTickets, readTimeline } from "./reads"

// Each request asks one statement more, for whose session it is.
test("a page of a list takes one statement, however many rows", async () => {
  const world = await makeWorld()
  for (const assignee of [world.maya, world.ben]) await conversation(world, { assignee })
  expect(await statementsOf(() => readInbox(world.maya, "all", null))).toHaveLength(1)
  expect(await statementsOf(() => readTickets(world.maya, "team", null))).toHaveLength(1)
})

test("opening a thread takes three statements", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world)
  const openConversation = async () => [
    await readConversation(world.maya, conversationId),
    await readTimeline(world.maya, conversationId, null),
  ]
  const openTicket = async () => [
    await readTicket(world.maya, String(number)),
    await readTimeline(world.maya, id, null),
  ]
  expect(await statementsOf(openConversation)).toHaveLength(3)
  expect(await statementsOf(openTicket)).toHaveLength(3)
})

test("N3: a cross-post is one transaction of these statements, and COMMIT is the last", async () => {
  const world = await makeWorld()
  const { id: ticketId } = await ticket(world)
  const input = () => ({ commandId: newId(), ticketId, text: "Sent back today.", crossPost: true })
  const usual = await statementsOf(async () => ok(await addTicketNote(world.ben, input())))
  const heads = usual.map((statement) => statement.split(" ").slice(0, 3).join(" "))
  expect(heads).toEqual([
    "begin",
    "insert into commands",
    "select t.id, t.category,",
    "select k.id, k.number,",
    'insert into "notes"',
    "select still_may($1, $2,",
    "select f.*, (",
    "commit",
  ])
  expect(usual[6]).toMatch(/from append_events/)
})
