import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { ticketForms } from "@/db/schema/messenger"
import { openAgain } from "@/lib/conversations/commands/messages"
import { lockConversation } from "@/lib/conversations/queries"
import { holdCustomer } from "@/lib/customers/queries/writer"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { whyNotFilled, whyNotSubmit } from "@/lib/messenger/rules"
import { type AttributeValues, isEmptyValue } from "@/lib/shared/attributes"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { findTicketType } from "@/lib/ticket-types/queries"
import type { TypeView } from "@/lib/ticket-types/views"
import { SendTicketForm, SubmitTicketForm } from "../inputs"
import { conversationFacts } from "../queries"
import { typesForForms, whyNotSendForm } from "../rules"
import { whyNotAttributes } from "./attributes"
import { becomeCustomerTicket } from "./convert"
import { openTicket } from "./create"

/** Sends a ticket form to the conversation's customer; the command's id is the form's (SPEC F1, F2). */
export const sendTicketForm = defineCommand({
  name: "sendTicketForm",
  right: "teammate",
  input: SendTicketForm,
  run: async ({ tx, workspaceId, at }, { commandId: id, conversationId, typeId }) => {
    const conversation = await lockConversation(tx, workspaceId, conversationId)
    const type = await findTicketType(tx, workspaceId, typeId)
    if (!conversation || !type) return notThere
    const refusal = whyNotSendForm(await conversationFacts(tx, workspaceId, conversationId), type)
    if (refusal) return refusal
    const { customerId } = conversation
    await tx.insert(ticketForms).values({ workspaceId, id, conversationId, customerId, typeId, sentAt: at })
    return [
      {
        type: "form.sent",
        thread: conversationId,
        data: { formId: id, typeId },
        places: [{ id: conversationId, activity: true }],
        customer: { id: customerId, conversation: conversationId, type: "form", form: id },
      },
    ]
  },
})

type Form = { conversationId: string; typeId: string; submittedAt: string | null }

async function findForm(tx: Tx, workspaceId: string, id: string): Promise<Form | null> {
  const rows = await tx.execute<Form>(sql`
    select conversation_id as "conversationId", type_id as "typeId", submitted_at as "submittedAt"
    from ticket_forms where workspace_id = ${workspaceId} and id = ${id} for no key update`)
  return rows[0] ?? null
}

/**
 * Takes in a filled ticket form, once: a customer type turns the conversation into a Customer ticket, a back-office type
 * makes a ticket that is linked and shared (SPEC F3). It is the customer writing, so it wakes and reopens like a message.
 */
export const submitTicketForm = defineCommand({
  name: "submitTicketForm",
  right: "customer",
  input: SubmitTicketForm,
  run: async (context, { formId, ...filled }) => {
    const { tx, workspaceId, actor } = context
    if (actor.kind === "customer" && !(await holdCustomer(tx, actor, actor.id))) return notThere
    const at = await conversationOfForm(tx, workspaceId, formId)
    const conversation = at && (await lockConversation(tx, workspaceId, at))
    const form = await findForm(tx, workspaceId, formId)
    const type = form && (await findTicketType(tx, workspaceId, form.typeId))
    if (!conversation || !form || !type) return notThere
    if (actor.kind === "customer" && actor.id !== conversation.customerId) return notThere
    if (form.submittedAt) return refuse("unchanged", "This form was sent already.")
    const { sharedNumber, ownNumber } = await conversationFacts(tx, workspaceId, conversation.id)
    const refusal =
      whyNotSubmit({
        typeName: type.name,
        archived: type.archived,
        offered: typesForForms([{ ...type, archived: false }]).length > 0,
        ticketNumber: ownNumber ?? sharedNumber,
      }) ?? (await whyNotFields(context, type, filled, conversation.customerId))
    if (refusal) return refusal

    const opened = await openAgain(context, conversation.thread)
    const ticketEvents =
      type.category === "customer"
        ? await becomeCustomerTicket(context, { ...filled, conversation, type })
        : await openTicket(context, { ...filled, conversation, type, share: true })
    const ticketId = type.category === "customer" ? conversation.id : context.commandId
    await tx.execute(sql`
      update ticket_forms set submitted_at = ${context.at.toISOString()}, ticket_id = ${ticketId}
      where workspace_id = ${workspaceId} and id = ${formId}`)
    return [...ticketEvents, submitted(conversation.id, formId, ticketEvents[0], type.id), ...opened]
  },
})

async function conversationOfForm(tx: Tx, workspaceId: string, id: string): Promise<string | null> {
  const rows = await tx.execute<{ id: string }>(sql`
    select conversation_id as id from ticket_forms where workspace_id = ${workspaceId} and id = ${id}`)
  return rows[0]?.id ?? null
}

function submitted(conversationId: string, formId: string, opened: NewEvent, typeId: string): NewEvent {
  const number = "number" in opened.data ? (opened.data.number ?? 0) : 0
  return {
    type: "form.submitted",
    thread: conversationId,
    data: { formId, typeId, number },
    places: [{ id: conversationId }],
  }
}

type Filled = { title: string; description: string; attributes: AttributeValues }

/** Holds what was filled in against what the form asks for: fields that customers see, and no other (SPEC F3, T4). */
async function whyNotFields(
  context: CommandContext,
  type: TypeView,
  filled: Filled,
  customerId: string,
): Promise<Refusal | null> {
  const asked = type.attributes.filter((a) => a.visibleToCustomer && !a.archived)
  const unasked = Object.keys(filled.attributes).some((id) => !asked.some((a) => a.id === id))
  if (unasked || (filled.description !== "" && !type.descriptionVisible)) return notThere
  const missing = asked.filter((a) => a.requiredOnForm && isEmptyValue(filled.attributes[a.id]))
  return (
    (await whyNotAttributes(context, type, filled.attributes, customerId)) ??
    whyNotFilled(missing.map((a) => a.name))
  )
}
