import type { CustomerView } from "@/lib/customers/views"
import type { InboxStatus, TicketCategory } from "@/lib/events/event"
import type { FileView } from "@/lib/files/views"
import type { AttributeValues } from "@/lib/shared/attributes"
import type { LastWords } from "@/lib/threads/views"

/** A conversation as a row of a list. */
export type ConversationRow = {
  id: string
  customerName: string
  company: string | null
  subject: string
  status: InboxStatus
  snoozedUntil: string | null
  assigneeId: string | null
  teamId: string | null
  /** ISO 8601, when it last moved. */
  lastAt: string
  unread: boolean
  lastWords: LastWords | null
  /** The newest linked ticket's chip, and how many are linked. */
  ticket: { number: number; stateId: string; count: number } | null
  /** The Customer ticket that it is itself. */
  customerTicket: { number: number; stateId: string } | null
}

/** A ticket that is linked to a conversation, as the conversation's side shows it. */
export type LinkedTicket = {
  id: string
  number: number
  category: TicketCategory
  stateId: string
  shared: boolean
  linkedAt: string
} & (
  | { restricted: false; typeId: string; title: string; assigneeId: string | null; teamId: string | null }
  | { restricted: true }
)

/** A Customer ticket's own fields; everything else of it is its conversation's (SPEC O3). */
export type CustomerTicketFields = {
  number: number
  typeId: string
  title: string
  description: string
  attributes: AttributeValues
  stateId: string
}

export type ConversationView = {
  id: string
  category: "conversation" | "customer"
  customer: CustomerView
  subject: string
  assigneeId: string | null
  teamId: string | null
  status: InboxStatus
  snoozedUntil: string | null
  tagIds: string[]
  createdAt: string
  /** When what the customer has seen last of it happened, and when they looked; null before they did. */
  seenUpTo: string | null
  seenAt: string | null
  customerTicket: CustomerTicketFields | null
  /** The files that its Customer ticket's attributes name. */
  files: FileView[]
  /** The newest link first (SPEC O7). */
  tickets: LinkedTicket[]
}

/** A page of a list; `next` asks for the rows after it. */
export type Page<Row> = { rows: Row[]; next: string | null }
