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
export type TypeView = {
  id: string
  category: TicketCategory
  name: string
  icon: string
  description: string
  sharingAllowed: boolean
  descriptionVisible: boolean
  defaultTeamId: string | null
  archived: boolean
  /** In the type's order, archived ones included: old tickets still carry them. */
  attributes: AttributeView[]
  /** In the type's order. */
  stateIds: string[]
}
