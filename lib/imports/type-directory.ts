import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { type AttributeValue, whyNotValue } from "@/lib/shared/attributes"
import { newId } from "@/lib/shared/ids"
import { addAttribute, addTicketType } from "@/lib/ticket-types/commands/add"
import { findTicketType, listStates } from "@/lib/ticket-types/queries"
import { firstState } from "@/lib/ticket-types/rules"
import type { AttributeView, StateView, TypeView } from "@/lib/ticket-types/views"
import { whyNotCreate } from "@/lib/tickets/rules"
import { badLine } from "./bad-line"
import { type Directory, firstRow, foundOrMade, remembered } from "./directory"
import { valueText } from "./texts"

/** The ticket type of a name, or null; throws a BadLine if it can't have Back-office tickets made. */
export async function typeWithName(directory: Directory, name: string): Promise<TypeView | null> {
  const type = await remembered(directory, ["type", name], () => findType(directory, name))
  if (!type) return null
  if (type.category === "tracker") badLine(`The ticket type “${type.name}” is for Tracker tickets.`)
  const refusal = whyNotCreate(type)
  if (refusal) badLine(refusal.sentence)
  return type
}

async function findType({ workspaceId }: Directory, name: string): Promise<TypeView | null> {
  const found = await firstRow<{ id: string }>(sql`
    select id from ticket_types where workspace_id = ${workspaceId} and lower(name) = lower(${name})
    order by archived_at nulls first limit 1`)
  return found && findTicketType(db(), workspaceId, found.id)
}

/** The ticket type of a name; an unknown one is made: back-office, sharing off, all states of the workspace. */
export function madeType(directory: Directory, name: string): Promise<TypeView> {
  const input = { commandId: newId(), category: "back_office", name }
  return foundOrMade(
    () => typeWithName(directory, name),
    () => addTicketType(directory.actor, input),
  )
}

/** The state of an internal label among a type's (all of the workspace's for a type that is yet to be made). */
export async function stateWithLabel(directory: Directory, type: TypeView | null, label: string) {
  const states = await statesOf(directory)
  const state = states.find((s) => s.internalLabel.toLowerCase() === label.toLowerCase() && !s.archived)
  if (!state) return badLine(`There is no ticket state “${label}”.`)
  if (type && !type.stateIds.includes(state.id))
    badLine(`${type.name} tickets have no state “${state.internalLabel}”.`)
  return state
}

/** The state a ticket of this type starts in. */
export async function firstSubmitted(directory: Directory, type: TypeView): Promise<StateView> {
  const states = await statesOf(directory)
  const ofType = type.stateIds.flatMap((id) => states.filter((s) => s.id === id))
  const state = firstState(ofType, "submitted")
  if (!state) throw new Error(`The ticket type ${type.id} has no submitted state.`)
  return state
}

async function statesOf(directory: Directory): Promise<StateView[]> {
  const states = await remembered(directory, ["states"], () => listStates(db(), directory.workspaceId))
  return states ?? []
}

/** The attribute of a name that a type has, or null. */
export function attributeWithName(directory: Directory, type: TypeView, name: string) {
  return remembered(directory, ["attribute", type.id, name], async () => {
    const found = await firstRow<{ id: string }>(sql`
      select id from ticket_type_attributes where workspace_id = ${directory.workspaceId}
        and type_id = ${type.id} and lower(name) = lower(${name}) and archived_at is null`)
    if (!found) return null
    const now = await findTicketType(db(), directory.workspaceId, type.id)
    return now?.attributes.find((a) => a.id === found.id) ?? null
  })
}

/** The attribute of a name; an unknown one is made, of kind text. */
export function madeAttribute(directory: Directory, type: TypeView, name: string): Promise<AttributeView> {
  const attribute = { id: newId(), name, kind: "text" }
  return foundOrMade(
    () => attributeWithName(directory, type, name),
    () => addAttribute(directory.actor, { commandId: newId(), typeId: type.id, attribute }),
  )
}

/**
 * What an attribute stores for a value of the import: text takes anything, as typed or as JSON; other kinds take
 * what the product lets a teammate enter, a list the name of its choice. null empties it.
 */
export function storedValue(attribute: AttributeView, value: unknown): AttributeValue | null {
  if (attribute.kind === "text" || attribute.kind === "long_text") return valueText(value)
  if (value === null) return null
  const choice = attribute.items.find((item) => attribute.kind === "list" && item.name === value)
  const stored = choice?.id ?? (value as AttributeValue)
  if (attribute.kind === "files")
    return badLine(`“${attribute.name}” takes files, which an import doesn't bring.`)
  const refusal = whyNotValue(attribute, stored)
  return refusal ? badLine(refusal.sentence) : stored
}
