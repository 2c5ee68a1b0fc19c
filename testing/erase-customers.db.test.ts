import { randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import { db } from "@/db/client"
import { addConversationNote } from "@/lib/conversations/commands/messages"
import { changeCustomer } from "@/lib/customers/commands/change"
import { eraseCustomer } from "@/lib/customers/commands/erase"
import { mergeCustomers } from "@/lib/customers/commands/merge"
import { previewErasure } from "@/lib/customers/queries/erasure"
import { eraseFiles } from "@/lib/files/erase"
import { findSession, openSession } from "@/lib/intake/session"
import { newId } from "@/lib/shared/ids"
import { createTicket } from "@/lib/tickets/commands/create"
import { submitTicketForm } from "@/lib/tickets/commands/forms"
import { linkTicket, unlinkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { stopSharing } from "@/lib/tickets/commands/sharing"
import { does, expectRefusal } from "./commands"
import { owner } from "./database"
import { filesWith, rowsNaming, tablesWith } from "./everywhere"
import { conversation, form, ticket } from "./given"
import { expectNothingBroken } from "./invariants"
import { plant } from "./planted"
import { aType } from "./ticket-types"
import { makeCustomer, makeWorld } from "./world"

/** Does what the job does that came with the erasing. */
async function runEraseJobs(workspaceId: string): Promise<void> {
  const found = await owner()<{ payload: { workspaceId: string; fileIds: string[] } }[]>`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'eraseFiles' and j.payload ->> 'workspaceId' = ${workspaceId}`
  for (const { payload } of found) await eraseFiles(payload)
}

const newWord = () => `canary${randomBytes(6).toString("hex")}`

async function chainHolds(workspaceId: string): Promise<boolean> {
  const [row] = await owner()<{ broken: number }[]>`
    select count(*)::int as broken from events e
    left join events b on b.workspace_id = e.workspace_id and b.seq = e.seq - 1
    where e.workspace_id = ${workspaceId} and e.hash <> sha256(coalesce(b.hash, '') || event_line(e))`
  return row?.broken === 0
}

test("A5: an erased customer's words stand in no table and no file, and the record's chain is whole", async () => {
  const world = await makeWorld()
  const word = newWord()
  const { noor } = await plant(world, word)
  const other = `${word}b`
  const twin = await plant(world, other)
  await does(mergeCustomers, world.maya, { customerId: noor.id, from: twin.noor.id })
  const session = await openSession(noor, "link", { cookie: false })
  const planted = await tablesWith(word)
  // That the word was everywhere: else nothing is shown by its being nowhere.
  for (const table of [
    "auth.rate_limits",
    "conversations",
    "customer_attributes",
    "customer_changes",
    "customer_links",
    "customers",
    "files",
    "graphile_worker._private_jobs",
    "mails",
    "messages",
    "note_versions",
    "notes",
    "ticket_field_changes",
    "ticket_openings",
    "tickets",
    "workflow_runs",
    "workflow_steps",
  ])
    expect(planted).toContain(table)
  expect(planted).not.toContain("events")
  expect(await filesWith(word)).toHaveLength(2)
  const [before] =
    await owner()`select count(*)::int as n from events where workspace_id = ${world.workspaceId}`

  const events = await does(eraseCustomer, world.ada, { customerId: noor.id, name: `Noor ${word}` })
  await runEraseJobs(world.workspaceId)
  expect(events[0]?.data).toMatchObject({
    customerId: noor.id,
    conversations: 2,
    tickets: 6,
    files: 2,
    kept: [],
  })
  expect(await tablesWith(word)).toEqual([])
  expect(await filesWith(word)).toEqual([])
  expect(await findSession(session)).toBeNull()
  const [after] =
    await owner()`select count(*)::int as n from events where workspace_id = ${world.workspaceId}`
  expect(after?.n).toBe(before?.n + 1)
  expect(await chainHolds(world.workspaceId)).toBe(true)
  await expectNothingBroken(world.workspaceId)
})

test("A5: what is another customer's is the same, byte for byte; of a shared ticket the team's words stay", async () => {
  const world = await makeWorld()
  const [word, others] = [newWord(), newWord()]
  const noor = await plant(world, word)
  const ida = await plant(world, others)
  const shared = await ticket(world, { on: ida.conversationId, type: "fraud" })
  await does(linkTicket, world.ben, { ticketId: shared.id, conversationId: noor.conversationId })
  await does(addTicketNote, world.ben, { ticketId: shared.id, text: `Both of ${others}`, crossPost: true })
  const ids = [ida.noor.id, ida.conversationId, ida.ticketId, ida.fileId, shared.id]
  const kept = async () =>
    (await rowsNaming(world.workspaceId, ids)).filter((line) => !line.includes("customer.erased"))
  const [before, found] = [await kept(), await tablesWith(others)]
  expect(before.length).toBeGreaterThan(40)
  const erased = await does(eraseCustomer, world.ada, { customerId: noor.noor.id, name: `Noor ${word}` })
  await runEraseJobs(world.workspaceId)
  expect(erased[0]?.data).toMatchObject({ kept: [shared.number] })
  expect(await tablesWith(word)).toEqual([])
  expect(await kept()).toEqual(before)
  expect(await tablesWith(others)).toEqual(found)
  expect(await filesWith(others)).toHaveLength(1)
})

test("A5: what a customer filled in goes, also in a ticket that stands for others now", async () => {
  const world = await makeWorld()
  const formId = await form(world)
  const submitted = await does(submitTicketForm, world.zoe, { formId, title: "My tent, Zoë Park" })
  const ticketId = submitted.find((event) => event.type === "ticket.created")?.threadId ?? ""
  const noor = await makeCustomer(world.system, "Noor")
  const elsewhere = await conversation(world, { customer: noor })
  await does(stopSharing, world.maya, { ticketId, knownTagIds: [] })
  await does(linkTicket, world.maya, { ticketId, conversationId: elsewhere })
  await does(eraseCustomer, world.ada, { customerId: world.zoe.id, name: "Zoë Park" })
  const [row] = await owner()`select title from tickets where id = ${ticketId}`
  expect(row).toEqual({ title: "Erased ticket" })
})

test("the name has to be typed as it stands; an erased customer is there no more", async () => {
  const world = await makeWorld()
  const customerId = world.zoe.id
  const wrong = await eraseCustomer(world.ada, { commandId: newId(), customerId, name: "Zoe" })
  expectRefusal(wrong, "wrong_name", "Type “Zoë Park” to erase this customer.")
  await does(eraseCustomer, world.ada, { customerId, name: "Zoë Park" })
  for (const give of [eraseCustomer, changeCustomer]) {
    const input = { commandId: newId(), customerId, name: "Erased customer" }
    const change = { commandId: newId(), customerId, field: "company", before: null, after: "X" }
    expect(await give(world.ada, give === eraseCustomer ? input : change)).toMatchObject({
      code: "not_there",
    })
  }
  const conversationIds = await owner()`select 1 from conversations where customer_id = ${customerId}`
  expect(conversationIds).toHaveLength(0)
})

test("what is written and opened while somebody is erased is erased with the rest, or was refused", async () => {
  const world = await makeWorld()
  const word = newWord()
  const conversationId = await conversation(world)
  const write = () => [
    receiveMessage(world.zoe, { commandId: newId(), conversationId, text: word }),
    createTicket(world.ben, { commandId: newId(), conversationId, typeId: world.types.fraud, title: word }),
    addConversationNote(world.maya, { commandId: newId(), conversationId, text: word }),
  ]
  const erase = eraseCustomer(world.ada, { commandId: newId(), customerId: world.zoe.id, name: "Zoë Park" })
  const [erased, ...written] = await Promise.all([erase, ...[1, 2, 3].flatMap(write)])
  expect(erased).toMatchObject({ ok: true })
  // What the team writes afterwards is written about somebody whom they know as erased; the customer writes no more.
  for (const one of written) expect(one.ok || one.code === "not_there").toBe(true)
  const [late] = await owner()`
    select count(*)::int as n from messages m where m.conversation_id = ${conversationId} and m.author_kind = 'customer'
      and m.text = ${word}`
  expect(late).toEqual({ n: 0 })
  await expectNothingBroken(world.workspaceId)
})

test("A5: a ticket that was unlinked before is named; what they filled in goes from it, the team's words stay", async () => {
  const world = await makeWorld()
  const noor = await makeCustomer(world.system, "Noor")
  const on = await conversation(world)
  const formId = await form(world, { on })
  const submitted = await does(submitTicketForm, world.zoe, { formId, title: "My tent, Zoë Park" })
  const ticketId = submitted.find((event) => event.type === "ticket.created")?.threadId ?? ""
  await does(addTicketNote, world.ben, { ticketId, text: "Zoë called.", crossPost: false })
  await does(stopSharing, world.maya, { ticketId, knownTagIds: [] })
  const elsewhere = await conversation(world, { customer: noor })
  await does(linkTicket, world.maya, { ticketId, conversationId: elsewhere })
  await does(unlinkTicket, world.maya, { ticketId, conversationId: on })
  const erased = { conversations: 1, tickets: 0, kept: [1] }
  expect(await previewErasure(db(), world.ada, world.zoe.id)).toMatchObject(erased)
  // Only where it was linked: to Noor it is a ticket like others.
  expect(await previewErasure(db(), world.ada, noor.id)).toMatchObject({ tickets: 1, kept: [] })
  const [event] = await does(eraseCustomer, world.ada, { customerId: world.zoe.id, name: "Zoë Park" })
  expect(event?.data).toMatchObject(erased)
  const [row] = await owner()`
    select k.title, n.text from tickets k join notes n on n.thread_id = k.id where k.id = ${ticketId}`
  expect(row).toEqual({ title: "Erased ticket", text: "Zoë called." })
})

test("A2, A5: restricted tickets are erased and counted, and nothing is said of what stands in them", async () => {
  const world = await makeWorld()
  const on = await conversation(world)
  const typeId = await aType(world, { limited: true, teamIds: [world.teams.finance] })
  const ticketId = newId()
  await does(createTicket, world.ben, { commandId: ticketId, conversationId: on, typeId, title: "Secret" })
  await does(addTicketNote, world.ben, { ticketId, text: "Secret note", crossPost: false })
  await does(addConversationNote, world.maya, { conversationId: on, text: "She called." })
  const counts = { tickets: 1, restricted: 1, notes: 1 }
  expect(await previewErasure(db(), world.ada, world.zoe.id)).toMatchObject(counts)
  const toBen = { tickets: 1, restricted: 0, notes: 2 }
  expect(await previewErasure(db(), world.ben, world.zoe.id)).toMatchObject(toBen)
  const [event] = await does(eraseCustomer, world.ada, { customerId: world.zoe.id, name: "Zoë Park" })
  expect(event?.data).toMatchObject(counts)
  expect(await owner()`select title from tickets where id = ${ticketId}`).toEqual([
    { title: "Erased ticket" },
  ])
  expect(await owner()`select text from notes where thread_id = ${ticketId}`).toEqual([{ text: "" }])
})
