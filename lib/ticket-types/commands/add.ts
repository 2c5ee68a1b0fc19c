import { sql } from "drizzle-orm"
import { ticketTypeAttributes, ticketTypeStates, ticketTypes } from "@/db/schema/ticket-types"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { notThere } from "@/lib/shared/refusals"
import { AddAttribute, AddTicketType } from "../inputs"
import { findTicketType, listStates } from "../queries"
import { storeAttributes, storeTeams, whyNotSettings } from "./store"

/** Adds a ticket type with its attributes and all states of the workspace; the command's id is the type's (SPEC T1). */
export const addTicketType = defineCommand({
  name: "addTicketType",
  right: "admin",
  input: AddTicketType,
  run: async (context, { commandId: id, category, ...settings }) => {
    const { tx, workspaceId } = context
    const refusal = await whyNotSettings(context, category, settings)
    if (refusal) return refusal
    const { attributes, teamIds, ...type } = settings
    const states = (await listStates(tx, workspaceId)).filter((s) => !s.archived)
    const [last] = await tx.execute<{ position: number }>(
      sql`select coalesce(max(position), 0) + 1 as position from ticket_types where workspace_id = ${workspaceId}`,
    )
    const position = last?.position ?? 1
    await tx.insert(ticketTypes).values({ workspaceId, id, category, ...type, position })
    await tx
      .insert(ticketTypeStates)
      .values(states.map((s, place) => ({ workspaceId, typeId: id, stateId: s.id, position: place })))
    const whyNot = await storeAttributes(context, id, attributes)
    if (whyNot) return whyNot
    if (type.limited) await storeTeams(context, id, teamIds)
    const data = { typeId: id, name: type.name, category }
    return [{ type: "ticket_type.added", data, places: [] }]
  },
})

/** Adds an attribute at the end of a type's attributes (SPEC T4). */
export const addAttribute = defineCommand({
  name: "addAttribute",
  right: "admin",
  input: AddAttribute,
  run: async ({ tx, workspaceId }: CommandContext, { typeId, attribute: { archived: _, ...attribute } }) => {
    const type = await findTicketType(tx, workspaceId, typeId)
    if (!type) return notThere
    const position = type.attributes.length
    await tx.insert(ticketTypeAttributes).values({ workspaceId, typeId, position, ...attribute })
    await tx.execute(sql`
      update ticket_types set version = version + 1 where workspace_id = ${workspaceId} and id = ${typeId}`)
    const data = { typeId, attributeId: attribute.id, name: attribute.name }
    return [{ type: "ticket_type.attribute_added", data, places: [] }]
  },
})
