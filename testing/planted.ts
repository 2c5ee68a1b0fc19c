import { expect } from "vitest"
import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { startConversation } from "@/lib/conversations/commands/start"
import { addCustomer } from "@/lib/customers/commands/add"
import { changeCustomer } from "@/lib/customers/commands/change"
import { storeFile } from "@/lib/files/store"
import { askForLink } from "@/lib/intake/links"
import { newId } from "@/lib/shared/ids"
import { editNote } from "@/lib/threads/commands/notes"
import { addAttribute, addTicketType } from "@/lib/ticket-types/commands/add"
import { createTicket } from "@/lib/tickets/commands/create"
import { describeTicket, retitleTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { submitTicketForm } from "@/lib/tickets/commands/forms"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { openAnyway } from "@/lib/tickets/commands/openings"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { does } from "./commands"
import { owner } from "./database"
import { form, ticket } from "./given"
import type { World } from "./world"

/** A customer with a word in every field that can hold something about one. */
export async function plant(world: World, word: string) {
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
