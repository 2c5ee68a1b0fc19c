import type { InboxStatus, TicketCategory } from "@/lib/events/event"
import type { FileView } from "@/lib/files/views"
import type { AttributeValues } from "@/lib/shared/attributes"
import type { LastWords } from "@/lib/threads/views"

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
}

/** A ticket as a row of a list. */
export type TicketRow = {
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
