import type { TicketCategory } from "@/lib/events/event"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import { firstState, type StateCategory } from "@/lib/ticket-types/rules"

/** What sharing a ticket depends on (SPEC S2–S5). */
export type SharingFacts = {
  category: TicketCategory
  typeName: string
  typeAllowsSharing: boolean
  linkedToCustomerTicket: boolean
  linkCount: number
  /** The number of another ticket that is shared in the linked conversation. */
  otherShared: number | null
}

/** Says why a ticket can't be shared with the customer, or null: tooltip, error and API answer alike (SPEC S2–S5). */
export function whyNotShare(t: SharingFacts): Refusal | null {
  if (t.category === "tracker")
    return refuse("only_back_office_is_shared", "Tracker tickets are never shared with customers.")
  if (t.category === "customer")
    return refuse("only_back_office_is_shared", "The customer sees a Customer ticket already.")
  if (!t.typeAllowsSharing)
    return refuse("sharing_not_allowed", `${t.typeName} tickets are never shared with customers.`)
  if (t.linkedToCustomerTicket)
    return refuse("linked_to_customer_ticket", "A ticket linked to a Customer ticket can't be shared.")
  if (t.linkCount > 1)
    return refuse("linked_to_several", "A ticket linked to several conversations can't be shared.")
  if (t.otherShared !== null)
    return refuse("already_shared", `Ticket #${t.otherShared} is shared with this customer already.`)
  return null
}

/** What linking a ticket to one more conversation depends on (SPEC O5, S5). */
export type LinkFacts = {
  category: TicketCategory
  number: number
  shared: boolean
  linkedAlready: boolean
  conversation: { isCustomerTicket: boolean; trackerNumber: number | null }
}

/** Says why a ticket can't be linked to a conversation, or null (SPEC O5, S5). */
export function whyNotLink(t: LinkFacts): Refusal | null {
  if (t.category === "customer")
    return refuse(
      "not_linkable",
      "A Customer ticket is a conversation of its own and isn't linked to another.",
    )
  if (t.linkedAlready)
    return refuse("already_linked", `Ticket #${t.number} is linked to this conversation already.`)
  if (t.shared && t.conversation.isCustomerTicket)
    return refuse("linked_to_customer_ticket", "A shared ticket can't be linked to a Customer ticket.")
  if (t.shared)
    return refuse(
      "linked_to_several",
      `Ticket #${t.number} is shared with its customer, so it can't be linked to a second conversation.`,
    )
  if (t.category === "tracker" && t.conversation.trackerNumber !== null)
    return refuse(
      "already_tracked",
      `Tracker ticket #${t.conversation.trackerNumber} is linked to this conversation already.`,
    )
  return null
}

/** Says why a link can't be removed, or null: a Back-office ticket always keeps one (SPEC O4). */
export function whyNotUnlink(t: {
  category: TicketCategory
  number: number
  shared: boolean
  linkCount: number
}): Refusal | null {
  if (t.category === "back_office" && t.linkCount <= 1)
    return refuse(
      "last_link",
      `Ticket #${t.number} belongs to a conversation always, so its last link stays.`,
    )
  return null
}

/** Says why a conversation can't become a Customer ticket, or null (SPEC O3, S5). */
export function whyNotConvert(c: { isCustomerTicket: boolean; sharedNumber: number | null }): Refusal | null {
  if (c.isCustomerTicket)
    return refuse("already_customer_ticket", "This conversation is a Customer ticket already.")
  if (c.sharedNumber !== null)
    return refuse(
      "already_shared",
      `Ticket #${c.sharedNumber} is shared with this customer; stop sharing it first.`,
    )
  return null
}

/** Says why a ticket can't carry tags, or null (SPEC S6). */
export function whyNotTag(t: { category: TicketCategory; shared: boolean }): Refusal | null {
  if (t.category === "tracker") return refuse("trackers_have_no_tags", "Tracker tickets don't carry tags.")
  if (t.category === "customer")
    return refuse("customer_ticket_has_its_conversations", "A Customer ticket's tags are its conversation's.")
  if (!t.shared)
    return refuse(
      "tags_need_sharing",
      "A Back-office ticket can be tagged only while it is shared with the customer.",
    )
  return null
}

/** Says why a type can't be used for a new ticket from a conversation, or null (SPEC O4, T1). */
export function whyNotCreate(type: {
  name: string
  category: TicketCategory
  archived: boolean
}): Refusal | null {
  if (type.archived) return refuse("type_archived", `The ticket type “${type.name}” is archived.`)
  if (type.category === "customer")
    return refuse(
      "wrong_category",
      `“${type.name}” is for Customer tickets: convert the conversation to a Customer ticket instead.`,
    )
  return null
}

type FormType = { name: string; category: TicketCategory; sharingAllowed: boolean; archived: boolean }

/** The types that a ticket form can be sent for: customer types, and back-office types that may be shared (SPEC F1). */
export function typesForForms<T extends FormType>(types: T[]): T[] {
  return types.filter(
    (t) => !t.archived && (t.category === "customer" || (t.category === "back_office" && t.sharingAllowed)),
  )
}

/** What sending a form depends on, of a conversation as a screen has it. */
export function formFacts(conversation: {
  customerTicket: { number: number } | null
  tickets: { number: number; shared: boolean }[]
}) {
  return {
    ownNumber: conversation.customerTicket?.number ?? null,
    sharedNumber: conversation.tickets.find((t) => t.shared)?.number ?? null,
  }
}

/** Says why no ticket form (or none for this type) can be sent in a conversation, or null (SPEC F1, F3). */
export function whyNotSendForm(
  conversation: { ownNumber: number | null; sharedNumber: number | null },
  type?: FormType,
): Refusal | null {
  if (conversation.ownNumber !== null)
    return refuse("already_customer_ticket", "This conversation is a Customer ticket already.")
  if (conversation.sharedNumber !== null)
    return refuse(
      "already_shared",
      `Ticket #${conversation.sharedNumber} is shared with this customer already.`,
    )
  if (!type) return null
  if (type.archived) return refuse("type_archived", `The ticket type “${type.name}” is archived.`)
  if (typesForForms([type]).length === 0)
    return refuse("wrong_category", `${type.name} tickets are never shared with customers.`)
  return null
}

/**
 * Where a ticket goes that waited on its customer, once they answer: the last in-progress state that it had, else its
 * type's first (SPEC C4). `ofType` in the type's order; `hadIds` the newest first.
 */
export function stateAfterAnswer<S extends { id: string; category: StateCategory; archived: boolean }>(
  ofType: S[],
  hadIds: string[],
): S {
  const possible = ofType.filter((s) => s.category === "in_progress" && !s.archived)
  const had = hadIds.flatMap((id) => possible.filter((s) => s.id === id))[0]
  const state = had ?? firstState(ofType, "in_progress")
  if (!state) throw new Error("A ticket type has no in-progress state.")
  return state
}
