import type { TicketCategory } from "@/lib/events/event"
import type { AttributeFacts, StateCategory } from "./rules"

export type StateView = {
  id: string
  category: StateCategory
  internalLabel: string
  customerLabel: string
  archived: boolean
}
export type AttributeView = AttributeFacts & {
  shownOnCreate: boolean
  requiredOnForm: boolean
  visibleToCustomer: boolean
}
export type AssignmentRule = "none" | "round_robin" | "least_loaded"
/** All of a type that an admin sets, in one go (SPEC T1). */
export type TypeSettings = {
  name: string
  icon: string
  description: string
  sharingAllowed: boolean
  descriptionVisible: boolean
  /** Only these teams, and admins who say why, open its tickets (SPEC A2). */
  limited: boolean
  teamIds: string[]
  defaultTeamId: string | null
  assignment: AssignmentRule
  /** In the type's order, archived ones included: old tickets still carry them. */
  attributes: AttributeView[]
}
export type TypeView = TypeSettings & {
  id: string
  category: TicketCategory
  archived: boolean
  /** Goes up with each change, so that a change made of an older one is known. */
  version: number
  /** In the workspace's order. */
  stateIds: string[]
}

/** A state as its settings show it: how many tickets are in it, by type, and where those of an archived one go. */
export type StateItem = StateView & {
  tickets: { typeId: string; count: number }[]
  movesTo: string | null
}

/** What would stop being shared with a type's sharing: how many tickets, and their tags (SPEC T7, S6). */
export type SharedTickets = { count: number; tags: { id: string; name: string }[] }
