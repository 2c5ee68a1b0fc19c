import { sql } from "drizzle-orm"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { notThere } from "@/lib/shared/refusals"
import { takeFromOutside } from "@/lib/threads/commands/unassign"
import { findTicketType, listStates } from "@/lib/ticket-types/queries"
import { whyNotComplete } from "@/lib/ticket-types/rules"
import { type Carried, carryOver } from "@/lib/ticket-types/rules/carrying"
import { whyNotType } from "@/lib/ticket-types/rules/retyping"
import { ChangeType } from "../inputs"
import { changed } from "./fields"
import { everywhere, type LockedTicket, lockTicket, toItsCustomer } from "./locked-ticket"
import { enterState, whyNotState } from "./state"

/**
 * Changes a ticket's type within its category: attributes with the same name and kind carry over, what is dropped is
 * recorded field by field, and the ticket goes on in a state of the new type. Refuses for a shared ticket a type that is
 * never shared (SPEC T6, T2). Teammate and team stay, unless they can't open it any more (A2).
 */
export const changeType = defineCommand({
  name: "changeType",
  right: "teammate",
  input: ChangeType,
  run: async (context, { ticketId, typeId, stateId }) => {
    const { tx, workspaceId } = context
    const ticket = await lockTicket(context, ticketId)
    if (!ticket) return notThere
    const [from, to, states] = await Promise.all([
      findTicketType(tx, workspaceId, ticket.typeId),
      findTicketType(tx, workspaceId, typeId),
      listStates(tx, workspaceId),
    ])
    const state = states.find((s) => s.id === stateId)
    if (!from || !to || !state) return notThere
    const before = states.find((s) => s.id === ticket.stateId)
    const carried = carryOver(from.attributes, to.attributes, ticket.attributes)
    const isResolving = state.category === "resolved" && before?.category !== "resolved"
    const refusal =
      whyNotType(ticket, to) ??
      whyNotState(to, state) ??
      (isResolving ? whyNotComplete(to.attributes, carried.kept, "resolve") : null)
    if (refusal) return refusal
    return store(context, ticket, { typeId, carried, before, state })
  },
})

type Change = { typeId: string; carried: Carried; before: StateOf; state: NonNullable<StateOf> }
type StateOf = Awaited<ReturnType<typeof listStates>>[number] | undefined

async function store(
  context: CommandContext,
  ticket: LockedTicket,
  { typeId, carried, before, state }: Change,
): Promise<[NewEvent, ...NewEvent[]]> {
  const { tx, workspaceId } = context
  await tx.execute(sql`
    update tickets set type_id = ${typeId}, attributes = ${JSON.stringify(carried.kept)}::text::jsonb
    where workspace_id = ${workspaceId} and id = ${ticket.id}`)
  const events: NewEvent[] = []
  for (const { attribute, value } of carried.dropped) {
    const change = { field: attribute.id, before: value, after: null }
    events.push(...(await changed(context, ticket, change, false, events.length + 1)))
  }
  const entered =
    state.id === ticket.stateId ? [] : await enterState(context, ticket, { before, state }, events.length + 1)
  const typeChanged: NewEvent = {
    type: "ticket.type_changed",
    thread: ticket.id,
    data: { number: ticket.number, from: ticket.typeId, to: typeId },
    places: everywhere(ticket, { activity: true, attention: true }),
    ...toItsCustomer(ticket, { type: "ticket_changed" }),
  }
  const taken = await takeFromOutside(tx, workspaceId, sql`k.id = ${ticket.id}`, [ticket])
  return [typeChanged, ...events, ...entered, ...taken]
}
