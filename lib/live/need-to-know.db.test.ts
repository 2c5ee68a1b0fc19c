import { randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import { db } from "@/db/client"
import { listConversations } from "@/lib/conversations/queries"
import type { TeammateActor } from "@/lib/events/actor"
import { findFile } from "@/lib/files/queries"
import { searchEverything } from "@/lib/search/queries"
import { newId } from "@/lib/shared/ids"
import { notThere } from "@/lib/shared/refusals"
import { assignTeam, assignTeammate } from "@/lib/threads/commands/assign"
import { editNote, removeNote } from "@/lib/threads/commands/notes"
import { snoozeThread } from "@/lib/threads/commands/snooze"
import { addAttribute } from "@/lib/ticket-types/commands/add"
import { createTicket } from "@/lib/tickets/commands/create"
import { describeTicket, retitleTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { linkTicket, unlinkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { closeAgain, openAnyway } from "@/lib/tickets/commands/openings"
import { shareTicket } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { type Command, does, expectRefusal, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, file, inAnHour, ticket } from "@/testing/given"
import { connected, until } from "@/testing/stream"
import { makeWorld, type World } from "@/testing/world"
import { readConversation, readCustomerView, readTicket, readTickets, readTimeline } from "./reads"

/** Limits the type Refund to Finance, of which Ben is and Maya and Ada are not. */
async function limited() {
  const world = await makeWorld()
  await owner()`insert into ticket_type_teams (workspace_id, type_id, team_id)
    values (${world.workspaceId}, ${world.types.refund}, ${world.teams.finance})`
  await owner()`update ticket_types set limited = true
    where workspace_id = ${world.workspaceId} and id = ${world.types.refund}`
  return world
}

const word = () => `canary${randomBytes(6).toString("hex")}`

/** A restricted ticket with a word in each of its texts, and which words stand in its conversation too. */
async function secret(world: World) {
  const words = { title: word(), description: word(), note: word(), value: word(), crossPosted: word() }
  const attribute = newId()
  const typeId = world.types.refund
  await does(addAttribute, world.ada, { typeId, attribute: { id: attribute, name: "Reason", kind: "text" } })
  const made = await ticket(world, { assignee: world.ben })
  const input = { ticketId: made.id }
  await does(retitleTicket, world.ben, { ...input, title: words.title })
  await does(describeTicket, world.ben, { ...input, description: words.description })
  await does(setAttribute, world.ben, { ...input, attributeId: attribute, value: words.value })
  const noteId = newId()
  await does(addTicketNote, world.ben, { commandId: noteId, ...input, text: words.note, crossPost: false })
  const crossPostId = newId()
  await does(addTicketNote, world.ben, {
    commandId: crossPostId,
    ...input,
    text: words.crossPosted,
    crossPost: true,
  })
  return { ...made, words, noteId, crossPostId }
}

/** All that a teammate's screens can read of a workspace with one ticket, as text. */
async function everyDoor(actor: TeammateActor, made: Awaited<ReturnType<typeof ticket>>) {
  const views = ["mine", "team", "all", "resolved"]
  const inbox = ["mine", "unassigned", "all", "snoozed", "closed"] as const
  const reads = [
    readTicket(actor, String(made.number)),
    readTimeline(actor, made.id, null),
    readConversation(actor, made.conversationId),
    readTimeline(actor, made.conversationId, null),
    readCustomerView(actor, String(made.number)),
    ...views.map((view) => readTickets(actor, view, null)),
    ...inbox.map((view) => listConversations(db(), actor, view)),
    ...[String(made.number), "canary", "Refund"].map((words) => searchEverything(db(), actor, words)),
  ]
  return JSON.stringify(await Promise.all(reads))
}

test("A2: those outside read of a restricted ticket that it is there, its state and what was cross-posted", async () => {
  const world = await limited()
  const made = await secret(world)
  const { crossPosted, ...hidden } = made.words
  const inside = await everyDoor(world.ben, made)
  for (const each of Object.values(made.words)) expect(inside).toContain(each)
  for (const outsider of [world.maya, world.ada]) {
    const outside = await everyDoor(outsider, made)
    for (const each of Object.values(hidden)) expect(outside).not.toContain(each)
    expect(outside).toContain(crossPosted)
    expect(outside).not.toContain(world.types.refund)
    expect(outside).not.toContain(`"assigneeId":"${world.ben.id}"`)
  }
  const { data } = (await readTicket(world.maya, String(made.number))) ?? {}
  const { id, number } = made
  const known = { restricted: true, id, number, category: "back_office", stateId: world.states.submitted }
  expect(data).toEqual(known)
  const listed = await readTickets(world.maya, "all", null)
  expect(listed?.rows).toEqual([{ ...known, unread: false, lastAt: expect.any(String) }])
  expect((await readTickets(world.maya, "resolved", null))?.rows).toEqual([])
  expect(await readTimeline(world.maya, made.id, null)).toEqual(await readTimeline(world.maya, newId(), null))
})

test("A2: a list keeps a restricted ticket where it was created, whatever happens inside", async () => {
  const world = await limited()
  const first = await secret(world)
  const second = await ticket(world, { type: "fraud" })
  await does(addTicketNote, world.ben, { ticketId: first.id, text: "Still looking.", crossPost: false })
  const numbers = async (actor: TeammateActor) =>
    (await readTickets(actor, "all", null))?.rows.map((row) => row.number)
  expect(await numbers(world.ben)).toEqual([first.number, second.number])
  expect(await numbers(world.maya)).toEqual([second.number, first.number])
})

test("A2: the live stream tells those outside no more, and skips no place in the order", async () => {
  const world = await limited()
  const conversationId = await conversation(world, { assignee: world.maya })
  const [maya, ben] = await Promise.all([connected(world.maya), connected(world.ben)])
  const made = await secret(world)
  await does(changeState, world.ben, { ticketId: made.id, stateId: world.states.inProgress })
  await does(linkTicket, world.ben, { ticketId: made.id, conversationId })
  await does(editNote, world.ben, {
    noteId: made.crossPostId,
    version: 1,
    text: `${made.words.crossPosted} now`,
  })
  await does(editNote, world.ben, { noteId: made.noteId, version: 1, text: `${made.words.note} now` })
  await until(() => ben.seqs().length > 0 && maya.seqs().at(-1) === ben.seqs().at(-1))
  expect(maya.seqs()).toEqual(ben.seqs())
  const told = JSON.stringify(maya.frames)
  const { crossPosted, ...hidden } = made.words
  for (const each of Object.values(hidden)) expect(told).not.toContain(each)
  expect(told).toContain(`${crossPosted} now`)
  const ofTickets = maya.events().filter(({ type }) => !type.startsWith("ticket_type."))
  expect(JSON.stringify(ofTickets)).not.toContain(world.types.refund)
  const types = maya.events().map((event) => event.type)
  expect(types.filter((type) => type.startsWith("ticket."))).toEqual([
    "ticket.created",
    "ticket.state_changed",
    "ticket.linked",
  ])
  // Whoever was away hears the same.
  const later = await connected(world.maya, Number(ben.seqs()[0]) - 1)
  await until(() => later.seqs().at(-1) === ben.seqs().at(-1))
  expect(later.events().map(({ type }) => type)).toEqual(maya.events().map(({ type }) => type))
  for (const screen of [maya, ben, later]) screen.cut()
})

test("A2, A3: to those outside, no command finds it", async () => {
  const world = await limited()
  const made = await secret(world)
  const other = await conversation(world)
  const [ticketId, threadId] = [made.id, made.id]
  const tries: [Command, object][] = [
    [addTicketNote, { ticketId, text: "Hello", crossPost: false }],
    [changeState, { ticketId, stateId: world.states.resolved }],
    [retitleTicket, { ticketId, title: "Mine" }],
    [shareTicket, { ticketId }],
    [linkTicket, { ticketId, conversationId: other }],
    [unlinkTicket, { ticketId, conversationId: made.conversationId }],
    [assignTeammate, { threadId, teammateId: null }],
    [assignTeam, { threadId, teamId: null }],
    [snoozeThread, { threadId, until: inAnHour() }],
    [editNote, { noteId: made.noteId, version: 1, text: "Mine" }],
    [removeNote, { noteId: made.noteId }],
  ]
  for (const [command, input] of tries)
    expect(await command(world.ada, { commandId: newId(), ...input })).toEqual(notThere)
  // What stands in the conversation is an admin's to remove, as ever (N4).
  await does(removeNote, world.ada, { noteId: made.crossPostId })
})

test("A2: anyone may create one, and then knows no more of it than others", async () => {
  const world = await limited()
  const conversationId = await conversation(world)
  const input = { conversationId, typeId: world.types.refund, title: word() }
  const { number } = theOne(await does(createTicket, world.maya, input), "ticket.created").data
  expect((await readTicket(world.maya, String(number)))?.data).toMatchObject({ restricted: true })
  expect((await readTicket(world.ben, String(number)))?.data).toMatchObject({ title: input.title })
})

test("A2: it is assigned only to those who can open it", async () => {
  const world = await limited()
  const { id: threadId } = await secret(world)
  const toMaya = await assignTeammate(world.ben, { commandId: newId(), threadId, teammateId: world.maya.id })
  expectRefusal(toMaya, "not_in_its_teams", "Maya Chen is in none of the teams that can open this ticket.")
  const toFront = await assignTeam(world.ben, { commandId: newId(), threadId, teamId: world.teams.front })
  expectRefusal(toFront, "not_in_its_teams", "Front office is none of the teams that can open this ticket.")
  await does(assignTeammate, world.ben, { threadId, teammateId: null })
})

test("A2: a file that only such a ticket has or had is not there for others", async () => {
  const world = await limited()
  const [attributeId, fileId, loose] = [newId(), await file(world), await file(world)]
  const attribute = { id: attributeId, name: "Receipts", kind: "files" }
  await does(addAttribute, world.ada, { typeId: world.types.refund, attribute })
  const { id: ticketId } = await secret(world)
  await does(setAttribute, world.ben, { ticketId, attributeId, value: [fileId] })
  expect(await findFile(db(), world.ben, fileId)).not.toBeNull()
  expect(await findFile(db(), world.maya, fileId)).toBeNull()
  await does(setAttribute, world.ben, { ticketId, attributeId, value: null })
  expect(await findFile(db(), world.maya, fileId)).toBeNull()
  expect(await findFile(db(), world.maya, loose)).not.toBeNull()
})

test("A2: an admin opens one anyway, with a reason and for a time, and its team sees that", async () => {
  const world = await limited()
  const made = await secret(world)
  const ticketId = made.id
  const opening = { ticketId, reason: "The bank called.", minutes: 15 }
  expect(await openAnyway(world.maya, { commandId: newId(), ...opening })).toEqual(notThere)
  expectRefusal(await openAnyway(world.ada, { commandId: newId(), ...opening, reason: " " }), "invalid")
  const screen = await connected(world.ada)
  await does(openAnyway, world.ada, opening)
  await until(() => screen.frames.at(-1)?.event === "resync")
  expect(await everyDoor(world.ada, made)).toContain(made.words.note)
  expectRefusal(await openAnyway(world.ada, { commandId: newId(), ...opening }), "can_be_opened")
  const seen = (await readTimeline(world.ben, ticketId, null))?.data.entries.at(-1)
  expect(seen).toMatchObject({
    type: "ticket.opened_anyway",
    actor: { id: world.ada.id },
    data: { reason: opening.reason },
  })
  await does(addTicketNote, world.ada, { ticketId, text: "Looked at it.", crossPost: false })

  await does(closeAgain, world.ada, { ticketId })
  expect(await everyDoor(world.ada, made)).not.toContain(made.words.note)
  expect(await closeAgain(world.ada, { commandId: newId(), ticketId })).toEqual(notThere)
  await does(openAnyway, world.ada, opening)
  await owner()`update ticket_openings set opened_at = now() - interval '1 hour', open_until = now() - interval '1 second'
    where workspace_id = ${world.workspaceId} and ended_at is null`
  expect(await everyDoor(world.ada, made)).not.toContain(made.words.note)
  expect(
    await addTicketNote(world.ada, { commandId: newId(), ticketId, text: "More.", crossPost: false }),
  ).toEqual(notThere)
  screen.cut()
})

test("A2: who leaves the team hears nothing of it from then on", async () => {
  const world = await limited()
  const made = await secret(world)
  const ben = await connected(world.ben)
  await owner()`delete from team_members where workspace_id = ${world.workspaceId} and teammate_id = ${world.ben.id}`
  const after = word()
  await does(addTicketNote, world.system, { ticketId: made.id, text: after, crossPost: false })
  await until(() => ben.seqs().length > 0)
  expect(JSON.stringify(ben.frames)).not.toContain(after)
  expect((await readTicket(world.ben, String(made.number)))?.data).toMatchObject({ restricted: true })
  ben.cut()
})
