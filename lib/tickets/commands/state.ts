import { sql } from "drizzle-orm"
import { ticketStateChanges } from "@/db/schema/tickets"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { getWorkspace } from "@/lib/team/queries"
import { endSnooze, wokenEvent } from "@/lib/threads/commands/snooze"
import { ticketWakes, wakesOnStateChange } from "@/lib/threads/rules"
import { findTicketType, listStates } from "@/lib/ticket-types/queries"
import { whyNotComplete } from "@/lib/ticket-types/rules"
import type { StateView, TypeView } from "@/lib/ticket-types/views"
import { ChangeState } from "../inputs"
import { givenValues, whyNotAttributes } from "./attributes"
import { fillIn } from "./fields"
import { everywhere, type LockedTicket, lockTicket, toItsCustomer } from "./locked-ticket"

/**
 * Moves a ticket to another state of its type: one event in its timeline and in every linked conversation's
 * (SPEC N6, N9). Refuses while an attribute that is required to resolve is empty; values that are given along are filled in
 * first, in the same step (SPEC T4). Wakes by Z2 and Z5.
 */
export const changeState = defineCommand({
  name: "changeState",
  right: "teammate",
  input: ChangeState,
  run: async (context, { ticketId, stateId, attributes = {} }) => {
    const { tx, workspaceId } = context
    const ticket = await lockTicket(context, ticketId)
    if (!ticket) return notThere
    const type = await findTicketType(tx, workspaceId, ticket.typeId)
    const states = await listStates(tx, workspaceId)
    const state = states.find((s) => s.id === stateId)
    const before = states.find((s) => s.id === ticket.stateId)
    if (!state || !type) return notThere
    if (ticket.stateId === stateId)
      return refuse("unchanged", `Ticket #${ticket.number} is “${state.internalLabel}” already.`)
    const given = givenValues(attributes)
    const refusal =
      whyNotState(type, state) ??
      (await whyNotAttributes(context, type, given)) ??
      (state.category === "resolved"
        ? whyNotComplete(type.attributes, { ...ticket.attributes, ...given }, "resolve")
        : null)
    if (refusal) return refusal
    const filled = await fillIn(context, ticket, type, given)
    const [change, ...woken] = await enterState(context, ticket, { before, state }, filled.length)
    return filled[0] ? [filled[0], ...filled.slice(1), change, ...woken] : [change, ...woken]
  },
})

/** Says why a ticket of a type can't come into a state, or null (SPEC T5). */
export function whyNotState(type: TypeView, state: StateView): Refusal | null {
  if (!state.archived && type.stateIds.includes(state.id)) return null
  return refuse("state_not_of_type", `${type.name} tickets have no state “${state.internalLabel}”.`)
}

/** Brings a locked ticket into a state, with all that follows from it; `ordinal` is the place of the change's event. */
export async function enterState(
  context: CommandContext,
  ticket: LockedTicket,
  { before, state }: { before: StateView | undefined; state: StateView },
  ordinal: number,
): Promise<[NewEvent, ...NewEvent[]]> {
  const { tx, workspaceId } = context
  const resolved = state.category === "resolved"
  const { wakesOnStateChange: setting } = await getWorkspace(tx, workspaceId)
  const wakes = { setting, resolved, ticketAssigneeId: ticket.thread.assigneeId }
  const woken = ticket.links.filter(
    (c) => c.status === "snoozed" && wakesOnStateChange({ ...wakes, conversationAssigneeId: c.assigneeId }),
  )
  const ticketWoken = await storeState(context, ticket, state, ordinal)
  await endSnooze(
    tx,
    workspaceId,
    woken.map((c) => c.id),
  )
  const cause = resolved ? "resolved" : "state_change"
  return [
    stateChanged(ticket, before, state),
    ...woken.map((c) => wokenEvent(c, cause, ticket.number)),
    ...(ticketWoken ? [wokenEvent(ticket.thread, "state_change")] : []),
  ]
}

/** The one event of a state change; its customer hears of it only if it looks different to them (SPEC N6, C5). */
export function stateChanged(
  ticket: LockedTicket,
  before: StateView | undefined,
  { id: to, customerLabel: label, category: step }: StateView,
): NewEvent {
  const looksTheSame = before?.customerLabel === label && before.category === step
  return {
    type: "ticket.state_changed",
    thread: ticket.id,
    data: { number: ticket.number, from: ticket.stateId, to, version: ticket.stateVersion + 1 },
    places: everywhere(ticket, { activity: true, attention: true }),
    ...(looksTheSame ? {} : toItsCustomer(ticket, { type: "label", label, step })),
  }
}

/**
 * Writes the state, its history row and, for a ticket with an inbox status of its own, that. Says if it woke. `ordinal` is
 * the place of its event among the command's.
 */
export async function storeState(
  { tx, workspaceId, commandId, actor }: CommandContext,
  ticket: LockedTicket,
  { id: stateId, category }: StateView,
  ordinal: number,
): Promise<boolean> {
  const version = ticket.stateVersion + 1
  const resolved = category === "resolved"
  await tx
    .insert(ticketStateChanges)
    .values({ workspaceId, ticketId: ticket.id, version, stateId, commandId, ordinal })
  await tx.execute(sql`
    update tickets set state_id = ${stateId}, state_category = ${category}, state_version = ${version}
    where workspace_id = ${workspaceId} and id = ${ticket.id}`)
  if (ticket.category === "customer") {
    await tx.execute(sql`
      update threads set resolved = ${resolved} where workspace_id = ${workspaceId} and id = ${ticket.id}`)
    return false
  }
  const snoozed = ticket.thread.status === "snoozed"
  const wakes = snoozed && !resolved && ticketWakes({ ...ticket.thread, actorId: actor.id })
  if (snoozed && !wakes && !resolved) return false
  await tx.execute(sql`
    update threads set status = ${resolved ? "closed" : "open"}, resolved = ${resolved}, snoozed_until = null,
      snooze_ticket_id = null, snooze_epoch = snooze_epoch + 1
    where workspace_id = ${workspaceId} and id = ${ticket.id}`)
  return wakes
}
