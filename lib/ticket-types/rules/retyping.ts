import type { TicketCategory } from "@/lib/events/event"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import type { TypeView } from "../views"

type Ticket = { number: number; category: TicketCategory; typeId: string; shared: boolean }

/** Says why a ticket can't become one of another type, or null (SPEC T6, T2). */
export function whyNotType(
  ticket: Ticket,
  type: Pick<TypeView, "id" | "name" | "category" | "archived" | "sharingAllowed">,
): Refusal | null {
  if (type.id === ticket.typeId)
    return refuse("unchanged", `Ticket #${ticket.number} is of that type already.`)
  if (type.category !== ticket.category)
    return refuse("wrong_category", "A ticket's type changes only within its category.")
  if (type.archived) return refuse("type_archived", `The ticket type “${type.name}” is archived.`)
  if (ticket.shared && !type.sharingAllowed)
    return refuse(
      "sharing_not_allowed",
      `Ticket #${ticket.number} is shared with its customer, and ${type.name} tickets never are. Stop sharing it first.`,
    )
  return null
}
