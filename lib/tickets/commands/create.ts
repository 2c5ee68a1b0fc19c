import { eq, sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { threads } from "@/db/schema/threads"
import { ticketLinks, ticketStateChanges, tickets } from "@/db/schema/tickets"
import { ticketCounters } from "@/db/schema/workspaces"
import { lockConversation } from "@/lib/conversations/queries"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import type { AttributeValues } from "@/lib/shared/attributes"
import { notThere } from "@/lib/shared/refusals"
import { findTicketType, listStates } from "@/lib/ticket-types/queries"
import { firstState, whyNotComplete } from "@/lib/ticket-types/rules"
import type { StateView, TypeView } from "@/lib/ticket-types/views"
import { CreateTicket } from "../inputs"
import { conversationFacts } from "../queries"
import { whyNotCreate, whyNotLink, whyNotShare } from "../rules"
import { assignByType } from "./assignment"
import { givenValues, whyNotAttributes } from "./attributes"

/** Takes the workspace's next ticket number (SPEC O2: from 1, never reused). */
export async function nextNumber(tx: Tx, workspaceId: string): Promise<number> {
  const [row] = await tx
    .update(ticketCounters)
    .set({ lastNumber: sql`${ticketCounters.lastNumber} + 1` })
    .where(eq(ticketCounters.workspaceId, workspaceId))
    .returning()
  if (!row) throw new Error("The workspace has no ticket counter.")
  return row.lastNumber
}

/** The state a new ticket of a type is in: its first submitted one. */
export async function submittedState(tx: Tx, workspaceId: string, type: TypeView): Promise<StateView> {
  const states = await listStates(tx, workspaceId)
  const ofType = type.stateIds.flatMap((id) => states.filter((s) => s.id === id))
  const state = firstState(ofType, "submitted")
  if (!state) throw new Error(`The ticket type ${type.id} has no submitted state.`)
  return state
}

/**
 * Creates a Back-office or Tracker ticket from a conversation or Customer ticket, linked to it, in the type's first
 * submitted state, given to its default team and by its rule to a teammate; shared at once if asked (SPEC O4, S1, S2, T4). The command's id is the
 * ticket's.
 */
export const createTicket = defineCommand({
  name: "createTicket",
  right: "teammate",
  input: CreateTicket,
  run: async (context, input) => {
    const { tx, workspaceId } = context
    const { conversationId, share } = input
    const conversation = await lockConversation(tx, workspaceId, conversationId)
    const type = await findTicketType(tx, workspaceId, input.typeId)
    if (!conversation || !type) return notThere
    const facts = await conversationFacts(tx, workspaceId, conversationId)
    const isCustomerTicket = conversation.thread.category === "customer"
    const refusal =
      whyNotCreate(type) ??
      (await whyNotAttributes(context, type, input.attributes)) ??
      whyNotComplete(type.attributes, input.attributes, "create") ??
      whyNotLink({
        category: type.category,
        number: 0,
        shared: false,
        linkedAlready: false,
        conversation: { isCustomerTicket, trackerNumber: facts.trackerNumber },
      }) ??
      (share
        ? whyNotShare({
            category: type.category,
            typeName: type.name,
            typeAllowsSharing: type.sharingAllowed,
            linkedToCustomerTicket: isCustomerTicket,
            linkCount: 1,
            otherShared: facts.sharedNumber,
          })
        : null)
    if (refusal) return refusal

    return openTicket(context, { ...input, type, conversation })
  },
})

type Opening = {
  type: TypeView
  title: string
  description: string
  attributes: AttributeValues
  share: boolean
  conversation: { id: string; customerId: string; thread: { category: string } }
}

/**
 * Stores a ticket that nothing speaks against, linked to its locked conversation, and gives the events that say so; the
 * first of them is its creation. The command's id is the ticket's.
 */
export async function openTicket(
  context: CommandContext,
  opening: Opening,
): Promise<[NewEvent, ...NewEvent[]]> {
  const { tx, workspaceId } = context
  const state = await submittedState(tx, workspaceId, opening.type)
  const number = await nextNumber(tx, workspaceId)
  const owners = await assignByType(context, opening.type)
  const attributes = givenValues(opening.attributes)
  await insertTicket(context, { ...opening, ...owners, attributes, number, stateId: state.id })
  const events = createdEvents(context.commandId, number, state, opening)
  return owners.assigneeId ? [...events, assignedByRule(context, number, owners.assigneeId)] : events
}

/** Says whom the type's rule gave a new ticket to. */
function assignedByRule({ commandId: id, actor }: CommandContext, number: number, to: string): NewEvent {
  const places = [{ id, attention: to !== actor.id }]
  return { type: "thread.assigned", thread: id, data: { number, from: null, to, byRule: true }, places }
}

function createdEvents(
  id: string,
  number: number,
  state: StateView,
  { type, share: shared, conversation }: Opening,
): [NewEvent, ...NewEvent[]] {
  const { id: stateId, customerLabel: label, category: step } = state
  const { id: conversationId, customerId } = conversation
  const places = [
    { id, activity: true, attention: true },
    { id: conversationId, activity: true, attention: true },
  ]
  const data = { number, typeId: type.id, category: type.category, stateId, shared }
  const created: NewEvent = { type: "ticket.created", thread: id, data, places }
  if (!shared) return [created]
  const both = [{ id }, { id: conversationId }]
  const customer = {
    id: customerId,
    conversation: conversationId,
    type: "ticket",
    ticket: id,
    label,
    step,
  } as const
  return [
    created,
    { type: "ticket.shared", thread: id, data: { number, conversationId }, places: both, customer },
  ]
}

async function insertTicket(
  { tx, workspaceId, commandId, actor, at }: CommandContext,
  t: Opening & { number: number; stateId: string; teamId: string | null; assigneeId: string | null },
): Promise<void> {
  const { number, stateId, title, description, attributes, share: shared, conversation } = t
  const conversationId = conversation.id
  const { category, id: typeId } = t.type
  const { teamId, assigneeId } = t
  const id = commandId
  await tx
    .insert(threads)
    .values({ workspaceId, id, category, teamId, assigneeId, createdAt: at, lastAt: at })
  await tx
    .insert(ticketStateChanges)
    .values({ workspaceId, ticketId: id, version: 1, stateId, commandId, ordinal: 0 })
  await tx.insert(tickets).values({
    workspaceId,
    id,
    number,
    category,
    typeId,
    title,
    description,
    attributes,
    stateId,
    stateCategory: "submitted",
    shared,
    homeConversationId: conversationId,
    createdAt: at,
    createdBy: actor.kind === "teammate" ? actor.id : null,
  })
  await tx.insert(ticketLinks).values({
    workspaceId,
    ticketId: id,
    conversationId,
    ticketCategory: category,
    ticketShared: shared,
    conversationCategory: conversation.thread.category,
    linkedAt: at,
  })
}
