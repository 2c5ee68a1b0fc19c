import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { insertMessage, messageEvent, openAgain, theCustomer } from "@/lib/conversations/commands/messages"
import { ReceiveMessage } from "@/lib/conversations/inputs"
import { lockConversation } from "@/lib/conversations/queries"
import { holdCustomer, isVisible } from "@/lib/customers/queries/writer"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { docFromText } from "@/lib/shared/doc-text"
import { notThere } from "@/lib/shared/refusals"
import { wokenEvent } from "@/lib/threads/commands/snooze"
import { findTicketType, listStates } from "@/lib/ticket-types/queries"
import { stateAfterAnswer } from "../rules"
import { lockTicket } from "./locked-ticket"
import { stateChanged, storeState } from "./state"

/**
 * Takes in what a customer writes. It wakes a snoozed conversation and reopens a closed one (SPEC Z2); a ticket of theirs
 * that waits on them goes back to the last in-progress state that it had, else the first (SPEC C4).
 */
export const receiveMessage = defineCommand({
  name: "receiveMessage",
  right: "customer",
  input: ReceiveMessage,
  run: async (context, { commandId: id, conversationId, text, fileIds }) => {
    const { tx, workspaceId, actor } = context
    if (actor.kind === "customer" && !(await holdCustomer(tx, actor, actor.id))) return notThere
    const conversation = await lockConversation(tx, workspaceId, conversationId)
    if (!conversation || (actor.kind === "customer" && actor.id !== conversation.customerId)) return notThere
    if (!(await isVisible(tx, actor, conversationId))) return notThere
    const { customerId, thread } = conversation
    const message = { id, conversationId, customerId, doc: docFromText(text), ...theCustomer }
    const refusal = await insertMessage(context, message, fileIds)
    if (refusal) return refusal
    const opened = await openAgain(context, thread)
    const sent = messageEvent(conversationId, id, customerId, { mine: true })
    return [sent, ...opened, ...(await moveOn(context, conversationId, 1 + opened.length))]
  },
})

/** The events by which a ticket that waited on its customer moves on. The conversation's lock holds its ticket still. */
async function moveOn(context: CommandContext, conversationId: string, ordinal: number): Promise<NewEvent[]> {
  const { tx, workspaceId } = context
  const ticketId = await waitingTicket(tx, workspaceId, conversationId)
  const ticket = ticketId
    ? await lockTicket({ tx, actor: { kind: "system", workspaceId, id: null } }, ticketId)
    : null
  const type = ticket && (await findTicketType(tx, workspaceId, ticket.typeId))
  if (!ticket || !type) return []
  const states = await listStates(tx, workspaceId)
  const ofType = type.stateIds.flatMap((id) => states.filter((s) => s.id === id))
  const state = stateAfterAnswer(ofType, await statesSoFar(tx, workspaceId, ticket.id))
  const before = states.find((s) => s.id === ticket.stateId)
  const woken = await storeState(context, ticket, state, ordinal)
  return [
    stateChanged(ticket, before, state),
    ...(woken ? [wokenEvent(ticket.thread, "state_change", null)] : []),
  ]
}

async function waitingTicket(tx: Tx, workspaceId: string, conversationId: string): Promise<string | null> {
  const rows = await tx.execute<{ id: string }>(sql`
    select k.id from tickets k
    where k.workspace_id = ${workspaceId} and k.state_category = 'waiting_on_customer' and k.id = coalesce(
      (select l.ticket_id from ticket_links l
       where l.workspace_id = ${workspaceId} and l.conversation_id = ${conversationId} and l.ticket_shared),
      ${conversationId}::uuid)`)
  return rows[0]?.id ?? null
}

/** The ids of all states that a ticket had, the newest first. */
async function statesSoFar(tx: Tx, workspaceId: string, ticketId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select state_id as id from ticket_state_changes
    where workspace_id = ${workspaceId} and ticket_id = ${ticketId} order by version desc`)
  return rows.map((row) => row.id)
}
