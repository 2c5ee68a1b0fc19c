import { sql } from "drizzle-orm"
import { ticketFieldChanges } from "@/db/schema/tickets"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { type AttributeValues, isEmptyValue } from "@/lib/shared/attributes"
import { notThere, refuse } from "@/lib/shared/refusals"
import { findTicketType } from "@/lib/ticket-types/queries"
import type { TypeView } from "@/lib/ticket-types/views"
import { DescribeTicket, RetitleTicket, SetAttribute } from "../inputs"
import { whyNotAttributes } from "./attributes"
import { type LockedTicket, lockTicket, toItsCustomer } from "./locked-ticket"

type Change = { field: string; before: unknown; after: unknown }

/**
 * Records what a field said before and after, and gives the event that stands in the ticket's timeline; its customer
 * hears of a field that they can see. `ordinal` is the place of that event among the command's.
 */
export async function changed(
  context: CommandContext,
  ticket: LockedTicket,
  change: Change,
  visible: boolean,
  ordinal = 0,
): Promise<[NewEvent]> {
  const { workspaceId, commandId } = context
  await context.tx
    .insert(ticketFieldChanges)
    .values({ workspaceId, commandId, ordinal, ticketId: ticket.id, ...change })
  const data = { number: ticket.number }
  const heard = visible ? toItsCustomer(ticket, { type: "ticket_changed" }) : {}
  return [{ type: "ticket.field_changed", thread: ticket.id, data, places: [{ id: ticket.id }], ...heard }]
}

/** Gives a ticket another title (SPEC T4: required). */
export const retitleTicket = defineCommand({
  name: "retitleTicket",
  right: "teammate",
  input: RetitleTicket,
  run: async (context, { ticketId, title }) => {
    const { tx, workspaceId } = context
    const ticket = await lockTicket(context, ticketId)
    if (!ticket) return notThere
    if (ticket.title === title) return refuse("unchanged", "The title is the same.")
    await tx.execute(sql`
      update tickets set title = ${title} where workspace_id = ${workspaceId} and id = ${ticketId}`)
    return changed(context, ticket, { field: "title", before: ticket.title, after: title }, true)
  },
})

/** Changes a ticket's description. */
export const describeTicket = defineCommand({
  name: "describeTicket",
  right: "teammate",
  input: DescribeTicket,
  run: async (context, { ticketId, description }) => {
    const { tx, workspaceId } = context
    const ticket = await lockTicket(context, ticketId)
    if (!ticket) return notThere
    if (ticket.description === description) return refuse("unchanged", "The description is the same.")
    await tx.execute(sql`
      update tickets set description = ${description} where workspace_id = ${workspaceId} and id = ${ticketId}`)
    const type = await findTicketType(tx, workspaceId, ticket.typeId)
    const change = { field: "description", before: ticket.description, after: description }
    return changed(context, ticket, change, type?.descriptionVisible ?? false)
  },
})

/** Sets one attribute of a ticket, or empties it with null (SPEC T4). */
export const setAttribute = defineCommand({
  name: "setAttribute",
  right: "teammate",
  input: SetAttribute,
  run: async (context, { ticketId, attributeId, value }) => {
    const { tx, workspaceId } = context
    const ticket = await lockTicket(context, ticketId)
    if (!ticket) return notThere
    const type = await findTicketType(tx, workspaceId, ticket.typeId)
    if (!type) return notThere
    const refusal = value === null ? null : await whyNotAttributes(context, type, { [attributeId]: value })
    if (refusal) return refusal
    const before = ticket.attributes[attributeId] ?? null
    const after = isEmptyValue(value) ? null : value
    if (JSON.stringify(before) === JSON.stringify(after)) return refuse("unchanged", "The value is the same.")
    const patch = JSON.stringify(after === null ? {} : { [attributeId]: after })
    await tx.execute(sql`
      update tickets set attributes = (attributes - ${attributeId}::text) || ${patch}::text::jsonb
      where workspace_id = ${workspaceId} and id = ${ticketId}`)
    const attribute = type.attributes.find((a) => a.id === attributeId)
    const visible = attribute?.visibleToCustomer === true && !attribute.archived
    return changed(context, ticket, { field: attributeId, before, after }, visible)
  },
})

/** Fills in values that nothing speaks against, and gives the events that say so, the command's first ones (SPEC T4). */
export async function fillIn(
  context: CommandContext,
  ticket: LockedTicket,
  type: TypeView,
  values: AttributeValues,
): Promise<NewEvent[]> {
  const { tx, workspaceId } = context
  const isNew = (id: string) => JSON.stringify(ticket.attributes[id]) !== JSON.stringify(values[id])
  const changing = type.attributes.filter((a) => values[a.id] !== undefined && isNew(a.id))
  if (changing.length === 0) return []
  await tx.execute(sql`
    update tickets set attributes = attributes || ${JSON.stringify(values)}::text::jsonb
    where workspace_id = ${workspaceId} and id = ${ticket.id}`)
  const events: NewEvent[] = []
  for (const { id, visibleToCustomer } of changing) {
    const change = { field: id, before: ticket.attributes[id] ?? null, after: values[id] }
    events.push(...(await changed(context, ticket, change, visibleToCustomer, events.length)))
  }
  return events
}
