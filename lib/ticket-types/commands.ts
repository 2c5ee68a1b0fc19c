import { sql } from "drizzle-orm"
import { ticketTypeAttributes, ticketTypeStates, ticketTypes } from "@/db/schema/ticket-types"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { notThere } from "@/lib/shared/refusals"
import { listTeams } from "@/lib/team/queries"
import { AddAttribute, AddTicketType } from "./inputs"
import { findTicketType, listStates } from "./queries"

/** Adds a ticket type with its attributes and all states of the workspace; the command's id is the type's (SPEC T1). */
export const addTicketType = defineCommand({
  name: "addTicketType",
  right: "admin",
  input: AddTicketType,
  run: async ({ tx, workspaceId }, { commandId: id, attributes, ...type }) => {
    const team = (await listTeams(tx, workspaceId)).find((t) => t.id === type.defaultTeamId && !t.archived)
    if (type.defaultTeamId && !team) return notThere
    const states = (await listStates(tx, workspaceId)).filter((s) => !s.archived)
    const [last] = await tx.execute<{ position: number }>(
      sql`select coalesce(max(position), 0) + 1 as position from ticket_types where workspace_id = ${workspaceId}`,
    )
    await tx.insert(ticketTypes).values({ workspaceId, id, ...type, position: last?.position ?? 1 })
    await tx
      .insert(ticketTypeStates)
      .values(states.map((s, position) => ({ workspaceId, typeId: id, stateId: s.id, position })))
    for (const [position, attribute] of attributes.entries())
      await tx.insert(ticketTypeAttributes).values({ workspaceId, typeId: id, position, ...attribute })
    const data = { typeId: id, name: type.name, category: type.category }
    return [{ type: "ticket_type.added", data, places: [] }]
  },
})

/** Adds an attribute at the end of a type's attributes (SPEC T4). */
export const addAttribute = defineCommand({
  name: "addAttribute",
  right: "admin",
  input: AddAttribute,
  run: async ({ tx, workspaceId }: CommandContext, { typeId, attribute }) => {
    const type = await findTicketType(tx, workspaceId, typeId)
    if (!type) return notThere
    const position = type.attributes.length
    await tx.insert(ticketTypeAttributes).values({ workspaceId, typeId, position, ...attribute })
    const data = { typeId, attributeId: attribute.id, name: attribute.name }
    return [{ type: "ticket_type.attribute_added", data, places: [] }]
  },
})
