import { type Refusal, refuse } from "@/lib/shared/refusals"
import type { SharedTickets } from "../views"

/** "3 tickets", "1 ticket". */
export const countTickets = (count: number) => `${count} ${count === 1 ? "ticket" : "tickets"}`

/**
 * Says why a type's sharing can't be turned off, or null: it has shared tickets, and the admin confirmed fewer, or not
 * each tag that would go (SPEC T7, S6).
 */
export function whyNotStopAll(
  typeName: string,
  shared: SharedTickets,
  confirmed: { tickets: number; tagIds: string[] } | null,
): Refusal | null {
  if (shared.count === 0) return null
  const all = confirmed && shared.count <= confirmed.tickets
  if (all && shared.tags.every((tag) => confirmed.tagIds.includes(tag.id))) return null
  const names = new Intl.ListFormat("en").format(shared.tags.map((tag) => `“${tag.name}”`))
  const verb = shared.count === 1 ? "is" : "are"
  const going = names === "" ? "" : ` Their tags ${names} would be removed.`
  return refuse(
    "still_shared",
    `${countTickets(shared.count)} of the type ${typeName} ${verb} shared with customers.${going} Please confirm to stop sharing ${shared.count === 1 ? "it" : "them"}.`,
  )
}
