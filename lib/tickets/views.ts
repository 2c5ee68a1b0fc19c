import type { InboxStatus, TicketCategory } from "@/lib/events/event"
import type { FileView } from "@/lib/files/views"
import type { AttributeValues } from "@/lib/shared/attributes"
import type { LastWords, RestrictedTicket } from "@/lib/threads/views"

/** A conversation that a ticket is linked to, as the ticket's side shows it. */
export type LinkedConversation = {
  id: string
  category: "conversation" | "customer"
  customerName: string
  subject: string
  status: InboxStatus
  assigneeId: string | null
  linkedAt: string
  /** The number of another ticket that is shared there. */
  otherShared: number | null
}

export type TicketView = {
  restricted: false
  id: string
  number: number
  category: TicketCategory
  typeId: string
  title: string
  description: string
  attributes: AttributeValues
  files: FileView[]
  stateId: string
  shared: boolean
  assigneeId: string | null
  teamId: string | null
  status: InboxStatus
  snoozedUntil: string | null
  tagIds: string[]
  homeConversationId: string | null
  createdAt: string
  createdBy: string | null
  /** The newest link first (SPEC O7); a Customer ticket has none. */
  conversations: LinkedConversation[]
  /** Until when this teammate may look, who opened it anyway; null for those of its teams (SPEC A2). */
  openUntil: string | null
}

/** A ticket, or what those who can't open it may know (SPEC A2). */
export type AnyTicket = TicketView | RestrictedTicket

/** A ticket as a row of a list. */
export type TicketRow = {
  restricted: false
  id: string
  number: number
  category: TicketCategory
  typeId: string
  title: string
  stateId: string
  shared: boolean
  assigneeId: string | null
  teamId: string | null
  status: InboxStatus
  snoozedUntil: string | null
  customerName: string | null
  conversationId: string | null
  linkCount: number
  lastAt: string
  unread: boolean
  lastWords: LastWords | null
}

/** A row of the list, which a ticket that can't be opened has as well, by when it was created. */
export type AnyTicketRow = TicketRow | (RestrictedTicket & { lastAt: string; unread: false })
