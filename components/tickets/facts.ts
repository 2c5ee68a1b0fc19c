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

/** What changing a field will say, before the server does. */
export function fieldGuess(ticket: TicketFacts, change: { field: string; before: unknown; after: unknown }) {
  return {
    type: "ticket.field_changed" as const,
    thread: ticket.id,
    data: { number: ticket.number },
    places: [{ id: ticket.id }],
    change,
  }
}
