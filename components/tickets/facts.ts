import type { TicketCategory } from "@/lib/events/event"
import type { FileView } from "@/lib/files/views"
import type { AttributeValues } from "@/lib/shared/attributes"

/** What a ticket's fields need of it; a Customer ticket's id is its conversation's. */
export type TicketFacts = {
  id: string
  number: number
  typeId: string
  title: string
  description: string
  attributes: AttributeValues
  stateId: string
  files: FileView[]
  /** Whose timelines a change of state stands in. */
  placeIds: string[]
}

/** What a change of type depends on beside them. */
export type Retyped = TicketFacts & { category: TicketCategory; shared: boolean }
