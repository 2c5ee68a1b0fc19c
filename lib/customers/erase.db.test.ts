import { randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { startConversation } from "@/lib/conversations/commands/start"
import { eraseFiles } from "@/lib/files/erase"
import { storeFile } from "@/lib/files/store"
import { askForLink } from "@/lib/intake/links"
import { findSession, openSession } from "@/lib/intake/session"
import { newId } from "@/lib/shared/ids"
import { editNote } from "@/lib/threads/commands/notes"
import { addAttribute, addTicketType } from "@/lib/ticket-types/commands/add"
import { createTicket } from "@/lib/tickets/commands/create"
import { describeTicket, retitleTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { submitTicketForm } from "@/lib/tickets/commands/forms"
import { linkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { openAnyway } from "@/lib/tickets/commands/openings"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { stopSharing } from "@/lib/tickets/commands/sharing"
import { does, expectRefusal } from "@/testing/commands"
import { owner } from "@/testing/database"
import { filesWith, rowsNaming, tablesWith } from "@/testing/everywhere"
import { conversation, form, ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { makeCustomer, makeWorld, type World } from "@/testing/world"
import { addCustomer } from "./commands/add"
import { changeCustomer } from "./commands/change"
import { eraseCustomer } from "./commands/erase"
import { mergeCustomers } from "./commands/merge"

/** A customer with a word in every field that can hold something about one. */
async function plant(world: World, word: string) {
  const { workspaceId, maya, ben, ada } = world
  const id = newId()
  const email = `${word}@example.com`
  const known = { email, company: `${word} & sons`, externalId: `site ${word}`, importId: `import ${word}` }
  await does(addCustomer, world.system, { commandId: id, name: `Noor ${word}`, ...known })
  const noor = { kind: "customer", workspaceId, id } as const
  const set = (input: object) => does(changeCustomer, maya, { customerId: id, ...input })
  await set({ field: "attribute", attribute: `Plan ${word}`, before: null, after: `Pro ${word}` })
  await set({ field: "email", before: email, after: `new-${word}@example.com` })

  const pdf = await storeFile(noor, new File([`bytes ${word}`], `${word}.pdf`))
  if (!("id" in pdf)) throw new Error(pdf.sentence)
  const conversationId = newId()
  const first = { subject: `Where is ${word}?`, messageId: newId(), text: `I am ${word}`, fileIds: [pdf.id] }
  await does(startConversation, noor, { commandId: conversationId, customerId: id, ...first })
  await owner()`
    update conversations set imported = ${owner().json({ word })}, import_id = ${word} where id = ${conversationId}`
  await does(receiveMessage, noor, { conversationId, text: `Again ${word}` })
  await does(sendReply, maya, { conversationId, text: `Dear ${word}` })
  const noteId = newId()
  await does(addConversationNote, maya, { commandId: noteId, conversationId, text: `Of ${word}` })
  await does(editNote, maya, { noteId, version: 1, text: `About ${word}` })

  const formId = await form(world, { on: conversationId })
  await does(submitTicketForm, noor, { formId, title: `Torn ${word}`, attributes: {} })
  const attributeId = newId()
  const attribute = { id: attributeId, name: `Order ${attributeId}`, kind: "text" }
  await does(addAttribute, ada, { typeId: world.types.fraud, attribute })
  const restricted = newId()
  const type = { category: "back_office", name: `Chargeback ${restricted}` }
  const typeId = newId()
  await does(addTicketType, ada, {
    commandId: typeId,
    ...type,
    limited: true,
    teamIds: [world.teams.finance],
  })
  const title = `Chargeback ${word}`
  await does(createTicket, ben, { commandId: restricted, conversationId, typeId, title })
  await does(openAnyway, ada, { ticketId: restricted, reason: `To help ${word}`, minutes: 60 })
  const own = await ticket(world, { on: conversationId, type: "fraud" })
  await does(retitleTicket, ben, { ticketId: own.id, title: `Fraud ${word}` })
  await does(retitleTicket, ben, { ticketId: own.id, title: `Fraud by ${word}` })
  await does(describeTicket, ben, { ticketId: own.id, description: `It is ${word}` })
  await does(setAttribute, ben, { ticketId: own.id, attributeId, value: `Order ${word}` })
  await does(addTicketNote, ben, { ticketId: own.id, text: `Look at ${word}`, crossPost: true })

  await aroundThem(world, { word, email, customerId: id, conversationId })
  return { noor, conversationId, ticketId: own.id, fileId: pdf.id }
}

type Around = { word: string; email: string; customerId: string; conversationId: string }

/** Mails, links and a workflow's run, as the jobs write them. */
async function aroundThem(world: World, { word, email, customerId, conversationId }: Around) {
  const { workspaceId } = world
  const door = { workspaceId, slug: "northwind", name: "Northwind Outdoor", demo: false, mails: false }
  expect(await askForLink(door, { email })).toEqual({ ok: true })
  const mailId = newId()
  await owner()`
    insert into mails (workspace_id, id, kind, status, customer_id, conversation_id, to_address, subject, text, html,
                       message_id, after_n, upto_n, last_error)
    values (${workspaceId}, ${mailId}, 'news', 'sent', ${customerId}, ${conversationId}, ${email}, ${word}, ${word},
            ${word}, ${`<${mailId}@x>`}, 0, 1, ${`550 ${word}`})`
  const [workflowId, runId] = [newId(), newId()]
  await owner().begin(async (sql) => {
    await sql`
      insert into workflows (workspace_id, id, name, position, trigger_type, version, changed_at)
      values (${workspaceId}, ${workflowId}, 'Hello', 1, 'customer_wrote', 1, now())`
    await sql`
      insert into workflow_versions (workspace_id, workflow_id, version, definition)
      values (${workspaceId}, ${workflowId}, 1, '{}')`
  })
  await owner()`
    insert into workflow_runs (workspace_id, id, workflow_id, version, seq, conversation_id, status, reason, conditions,
                               ended_at)
    select ${workspaceId}, ${runId}, ${workflowId}, 1, min(seq), ${conversationId}, 'stopped', ${word},
      ${owner().json([{ present: word }])}, now() from events where workspace_id = ${workspaceId}`
  await owner()`
    insert into workflow_steps (workspace_id, run_id, position, id, action_id, kind, sentence, status, why, at)
    values (${workspaceId}, ${runId}, 0, ${newId()}, ${newId()}, 'message', ${word}, 'refused', ${word}, now())`
  await owner()`
    update graphile_worker._private_jobs set last_error = ${`550 ${word}`}
    where payload ->> 'customerId' = ${customerId}`
}

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
