import { sql } from "drizzle-orm"
import { ticketStateChanges, tickets } from "@/db/schema/tickets"
import { lockConversation } from "@/lib/conversations/queries"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import type { AttributeValues } from "@/lib/shared/attributes"
import { notThere, refuse } from "@/lib/shared/refusals"
import { findTicketType } from "@/lib/ticket-types/queries"
import { whyNotComplete } from "@/lib/ticket-types/rules"
import type { TypeView } from "@/lib/ticket-types/views"
import { ConvertConversation } from "../inputs"
import { conversationFacts } from "../queries"
import { whyNotConvert } from "../rules"
import { givenValues, whyNotAttributes } from "./attributes"
import { nextNumber, submittedState } from "./create"

/**
 * Turns a conversation into a Customer ticket: same thread, same customer, links stay; never undone (SPEC O3). Refuses
 * while a ticket is shared there (SPEC S5).
 */
export const convertConversation = defineCommand({
  name: "convertConversation",
  right: "teammate",
  input: ConvertConversation,
  run: async (context, { conversationId: id, typeId, title, description, attributes }) => {
    const { tx, workspaceId } = context
    const conversation = await lockConversation(tx, workspaceId, id)
    const type = await findTicketType(tx, workspaceId, typeId)
    if (!conversation || !type) return notThere
    const { sharedNumber } = await conversationFacts(tx, workspaceId, id)
    const refusal =
      whyNotConvert({ isCustomerTicket: conversation.thread.category === "customer", sharedNumber }) ??
      (type.archived ? refuse("type_archived", `The ticket type “${type.name}” is archived.`) : null) ??
      (type.category !== "customer"
        ? refuse("wrong_category", `“${type.name}” is not a type for Customer tickets.`)
        : null) ??
      (await whyNotAttributes(context, type, attributes)) ??
      whyNotComplete(type.attributes, attributes, "create")
    if (refusal) return refusal

    return becomeCustomerTicket(context, { conversation, type, title, description, attributes })
  },
})

type Becoming = {
  conversation: { id: string; customerId: string }
  type: TypeView
  title: string
  description: string
  attributes: AttributeValues
}

/** Makes a locked conversation that nothing speaks against a Customer ticket, and gives the event that says so. */
export async function becomeCustomerTicket(
  { tx, workspaceId, commandId, actor, at }: CommandContext,
  { conversation, type, title, description, attributes }: Becoming,
): Promise<[NewEvent]> {
  const { id, customerId } = conversation
  const typeId = type.id
  const state = await submittedState(tx, workspaceId, type)
  const { id: stateId, customerLabel: label, category: step } = state
  const number = await nextNumber(tx, workspaceId)
  await tx
    .insert(ticketStateChanges)
    .values({ workspaceId, ticketId: id, version: 1, stateId, commandId, ordinal: 0 })
  await tx.insert(tickets).values({
    workspaceId,
    id,
    number,
    category: "customer",
    typeId,
    title,
    description,
    attributes: givenValues(attributes),
    stateId,
    stateCategory: "submitted",
    createdAt: at,
    createdBy: actor.kind === "teammate" ? actor.id : null,
  })
  for (const [table, column, key] of copies)
    await tx.execute(sql`
        update ${sql.identifier(table)} set ${sql.identifier(column)} = 'customer'
        where workspace_id = ${workspaceId} and ${sql.identifier(key)} = ${id}`)
  const data = { number, typeId, stateId }
  const customer = { id: customerId, conversation: id, type: "ticket", ticket: id, label, step } as const
  const places = [{ id, activity: true, attention: true }]
  return [{ type: "conversation.converted", thread: id, data, places, customer }]
}

/** Where a conversation's category stands, its own table and the copies that the constraints compare. */
const copies = [
  ["threads", "category", "id"],
  ["conversations", "category", "id"],
  ["ticket_links", "conversation_category", "conversation_id"],
] as const
