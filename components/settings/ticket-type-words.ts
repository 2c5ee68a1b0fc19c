import type { TicketCategory } from "@/lib/events/event"
import type { AttributeKind } from "@/lib/shared/attributes"
import type { AssignmentRule, AttributeView } from "@/lib/ticket-types/views"

/** What each category is called, and what it is for (SPEC O3). */
export const categories: Record<TicketCategory, { name: string; about: string }> = {
  back_office: {
    name: "Back-office ticket",
    about: "Work behind a conversation, internal unless its type allows sharing and a teammate shares it.",
  },
  customer: {
    name: "Customer ticket",
    about: "A conversation that its customer follows as a ticket.",
  },
  tracker: {
    name: "Tracker ticket",
    about: "One problem that hits many customers. Internal, never shared.",
  },
}
export const categoryOrder: TicketCategory[] = ["back_office", "customer", "tracker"]

export const kindNames: Record<AttributeKind, string> = {
  text: "Text",
  long_text: "Long text",
  number: "Whole number",
  decimal: "Number with decimals",
  yes_no: "Yes or no",
  date_time: "Date and time",
  list: "List, one choice",
  files: "Files",
}

export const ruleNames: Record<AssignmentRule, string> = {
  none: "Nobody: the team takes it",
  round_robin: "Round robin: each in turn",
  least_loaded: "Least loaded: who has the fewest open tickets",
}

/** What an attribute asks for and of whom, in a few words. */
export function attributeWords(attribute: AttributeView): string {
  const words = [
    kindNames[attribute.kind],
    attribute.requiredOnCreate
      ? "required at creation"
      : attribute.shownOnCreate
        ? null
        : "not asked at creation",
    attribute.requiredToResolve ? "required to resolve" : null,
    attribute.requiredOnForm
      ? "required of customers"
      : attribute.visibleToCustomer
        ? "visible to customers"
        : null,
  ]
  return words.filter((word) => word !== null).join(" · ")
}
