export type CustomerView = { id: string; name: string; email: string | null; company: string | null }

/** A customer as a row of the list. */
export type CustomerRow = CustomerView & {
  openConversations: number
  /** ISO 8601, when they last looked or wrote; null before they did. */
  lastSeen: string | null
  blocked: boolean
  spam: boolean
}

export type CustomerPage = { rows: CustomerRow[]; next: string | null }

/** Who said so: the host site's token, a mailed link, or the team. */
export type SaidBy = "site" | "link" | "team"

/** A customer with all that their page shows beside their conversations and tickets. */
export type CustomerDetails = CustomerView & {
  nameBy: SaidBy
  emailBy: SaidBy
  /** By which the host site knows them. */
  externalId: string | null
  createdAt: string
  lastSeen: string | null
  blocked: boolean
  spam: boolean
  erased: boolean
  attributes: { name: string; value: string; setBy: string | null; setAt: string }[]
  /** Those who were merged into them, and lead here. */
  merged: { id: string; name: string; email: string | null; externalId: string | null }[]
  colleagues: CustomerView[]
  conversations: number
  openConversations: number
  tickets: number
}

/** A conversation of a customer's, in the list on their page. */
export type CustomerConversation = {
  id: string
  subject: string
  status: "open" | "snoozed" | "closed"
  assignee: string | null
  lastAt: string
  customerTicket: number | null
}

/** A ticket of a customer's; one that can't be opened says its number and state alone (SPEC A2). */
export type CustomerTicket = { number: number; state: string; stateCategory: string; shared: boolean } & (
  | { restricted: true }
  | { restricted: false; title: string; icon: string; typeName: string }
)

export type HistoryPage<Row> = { rows: Row[]; next: string | null }

/**
 * What erasing would take; `kept` are tickets that aren't about them alone, in which the team's words stay. Of the
 * tickets, `restricted` ones can't be opened by whoever asks, and `notes` says nothing of them.
 */
export type ErasureView = {
  conversations: number
  messages: number
  notes: number
  tickets: number
  restricted: number
  files: number
  mails: number
  kept: number[]
}
