import { randomBytes } from "node:crypto"
import { db } from "@/db/client"
import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { tagConversation } from "@/lib/conversations/commands/tags"
import { newId } from "@/lib/shared/ids"
import { addTag } from "@/lib/tags/commands"
import { addTeam } from "@/lib/team/commands/people"
import { assignTeam } from "@/lib/threads/commands/assign"
import { editNote, removeNote } from "@/lib/threads/commands/notes"
import { snoozeThread } from "@/lib/threads/commands/snooze"
import { describeTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { tagTicket } from "@/lib/tickets/commands/tags"
import type { Desk } from "./desk"
import { Doors } from "./doors"
import { expect, test } from "./test"
import {
  assign,
  type Conversation,
  demo,
  give,
  newConversation,
  newInvestigation,
  newTicket,
  newType,
  type Ticket,
} from "./world"

/** A word that stands in one internal place and nowhere else. */
const planted: string[] = []
function plant(where: string): string {
  const word = `canary-${where}-${randomBytes(5).toString("hex")}`
  planted.push(word)
  return word
}
const visible = () => `visible-${randomBytes(5).toString("hex")}`

/** A state that looks like “In progress” to customers; its own name is the team's alone. */
async function internalState(): Promise<string> {
  const { system } = await demo()
  const id = newId()
  const w = system.workspaceId
  await db().execute(`insert into ticket_states (workspace_id, id, category, internal_label, customer_label, position)
    values ('${w}', '${id}', 'in_progress', '${plant("state")}', 'In progress', 9)`)
  return id
}

/** A type that may be shared; a new one has all states of the workspace. */
async function claimType() {
  const type = { id: newId(), shown: newId(), hidden: newId(), files: newId() }
  const attributes = [
    { id: type.shown, name: "Order", kind: "text", visibleToCustomer: true },
    { id: type.hidden, name: plant("attribute-name"), kind: "text" },
    { id: type.files, name: plant("files-name"), kind: "files" },
  ]
  const name = `Claim ${type.id.slice(-6)}`
  const words = { name, description: plant("type-description") }
  const how = { category: "back_office", sharingAllowed: true, attributes }
  await newType({ commandId: type.id, ...words, ...how })
  return { ...type, name }
}

async function upload(desk: Desk): Promise<string> {
  const file = {
    name: `${plant("file-name")}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from(plant("file")),
  }
  const answer = await desk.page.request.post("/api/files", {
    headers: { origin: process.env.BACKLINE_E2E_URL ?? "" },
    multipart: { file },
  })
  return (await answer.json()).id
}

/** All that a team does among itself around a conversation and its shared ticket. */
async function doInternally(conversation: Conversation, ticket: Ticket): Promise<string[]> {
  const conversationId = conversation.id
  const ticketId = ticket.id
  await give("priya", addConversationNote, { conversationId, text: plant("note") })
  await give("priya", addTicketNote, { ticketId, text: plant("ticket-note"), crossPost: false })
  const noteId = newId()
  await give("priya", addTicketNote, {
    commandId: noteId,
    ticketId,
    text: plant("cross-post"),
    crossPost: true,
  })
  await give("priya", editNote, { noteId, version: 1, text: plant("edited-note") })
  const removed = newId()
  await give("priya", addTicketNote, {
    commandId: removed,
    ticketId,
    text: plant("removed"),
    crossPost: true,
  })
  await give("priya", removeNote, { noteId: removed })
  const [tagId, teamId] = [newId(), newId()]
  await give("system", addTag, { commandId: tagId, name: plant("tag") })
  await give("maya", tagConversation, { conversationId, tagId })
  await give("maya", tagTicket, { ticketId, tagId })
  await give("system", addTeam, { commandId: teamId, name: plant("team") })
  await give("maya", assignTeam, { threadId: ticketId, teamId })
  await assign(ticketId, "priya")
  await assign(conversationId, "priya")
  await give("ben", describeTicket, { ticketId, description: plant("description") })
  const other = await newTicket(conversation, { title: plant("internal-title") })
  await give("priya", addTicketNote, {
    ticketId: other.id,
    text: plant("internal-ticket-note"),
    crossPost: true,
  })
  const tracker = await newTicket(conversation, { type: "Incident", title: plant("tracker") })
  const fraud = await newInvestigation(conversation)
  await give("priya", addTicketNote, { ticketId: fraud.id, text: plant("fraud-note"), crossPost: true })
  const until = new Date(Date.now() + 40 * 86_400_000).toISOString()
  await give("maya", snoozeThread, { threadId: conversationId, until })
  return [other, tracker, fraud].map((t) => String(t.number))
}

async function knockOnTeamDoors(doors: Doors, conversation: Conversation, ticket: Ticket): Promise<void> {
  for (const path of [
    "/api/inbox/all",
    "/api/counts",
    "/api/directory",
    "/api/search?q=canary",
    `/api/conversations/${conversation.id}`,
    `/api/threads/${conversation.id}/timeline`,
    `/api/threads/${ticket.id}/timeline`,
    `/api/tickets/${ticket.number}`,
    `/api/tickets/${ticket.number}/customer-view`,
    "/api/ticket-lists/all",
    "/api/stream",
    `/inbox/all/${conversation.id}`,
    `/tickets/all/${ticket.number}`,
    "/settings/workflows",
    "/settings/mail",
    "/settings/messenger",
  ]) {
    const { status } = await doors.go(path)
    expect([401, 404, 307, 308], path).toContain(status)
  }
}

test("C3: of all that a team says among itself nothing reaches the customer, on any door", async ({
  ben,
}) => {
  planted.length = 0
  const stateId = await internalState()
  const type = await claimType()
  const conversation = await newConversation({ assignee: "maya" })
  const title = visible()
  const ticket = await newTicket(conversation, { type: type.name, title, share: true })
  const fileId = await upload(ben)
  const doors = await Doors.of(conversation.customerId)
  await doors.listen()

  await give("ben", changeState, { ticketId: ticket.id, stateId })
  await give("ben", setAttribute, { ticketId: ticket.id, attributeId: type.hidden, value: plant("hidden") })
  await give("ben", setAttribute, { ticketId: ticket.id, attributeId: type.files, value: [fileId] })
  const order = visible()
  await give("ben", setAttribute, { ticketId: ticket.id, attributeId: type.shown, value: order })
  const numbers = await doInternally(conversation, ticket)
  const reply = visible()
  await give("maya", sendReply, { conversationId: conversation.id, text: reply })

  const { n } = JSON.parse((await doors.go("/api/messenger/overview")).text)
  await doors.heardOf(n)
  const mine = [`/api/messenger/conversations/${conversation.id}`, `/api/messenger/tickets/${ticket.number}`]
  const pages = [
    "/messenger",
    "/portal",
    `/portal/conversations/${conversation.id}`,
    `/portal/tickets/${ticket.number}`,
  ]
  for (const path of [...mine, ...pages]) expect((await doors.go(path)).status, path).toBe(200)
  const notTheirs = [
    ...numbers.map((number) => `tickets/${number}`),
    `files/${fileId}`,
    `conversations/${ticket.id}`,
  ]
  const nowhere = await doors.go("/api/messenger/tickets/999999")
  for (const path of notTheirs) expect(await doors.go(`/api/messenger/${path}`), path).toEqual(nowhere)
  await doors.send(`/api/messenger/conversations/${ticket.id}/messages`, {
    commandId: newId(),
    text: "x",
    fileIds: [],
  })
  await doors.send(`/api/messenger/conversations/${conversation.id}/messages`, {
    commandId: newId(),
    text: "x",
    fileIds: [fileId],
  })
  await doors.send(`/api/messenger/forms/${newId()}`, { commandId: newId(), title: "x" })
  await doors.readMails()
  await knockOnTeamDoors(doors, conversation, ticket)
  await doors.send(`/api/messenger/conversations/${conversation.id}/messages`, {
    commandId: newId(),
    text: "Thanks",
    fileIds: [],
  })
  for (const path of mine) await doors.go(path)
  doors.close()

  // The search finds what is there: otherwise finding nothing would say nothing.
  const gets = (...paths: (string | undefined)[]) =>
    expect.arrayContaining(paths.map((path) => `GET ${path}`))
  expect(doors.through(reply)).toEqual(gets(mine[0], pages[2]))
  expect(doors.through(reply)).toContain("mail")
  expect(doors.through(order)).toEqual(gets(mine[1], pages[3]))
  expect(planted.length).toBeGreaterThan(18)
  for (const word of [...planted, "Priya", "Fraud", "Finance", "canary"])
    expect(
      doors.through(word).filter((door) => !door.includes("?q=canary")),
      word,
    ).toEqual([])
})

test("S8: what is no longer shared is gone from every door at once", async () => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { title: visible(), share: true })
  const before = await Doors.of(conversation.customerId)
  const doors = [
    "/api/messenger/overview",
    `/api/messenger/conversations/${conversation.id}`,
    "/portal",
    "/messenger",
  ]
  for (const path of doors) await before.go(path)
  expect(before.through(ticket.title)).toHaveLength(doors.length)

  await give("maya", stopSharing, { ticketId: ticket.id, knownTagIds: [] })
  const after = await Doors.of(conversation.customerId)
  for (const path of doors) await after.go(path)
  const gone = await after.go(`/api/messenger/tickets/${ticket.number}`)
  expect(gone).toEqual(await after.go("/api/messenger/tickets/999999"))
  await after.go(`/portal/tickets/${ticket.number}`)
  expect(after.through(ticket.title)).toEqual([])
})
