import type { AttributeKind, AttributeValue } from "@/lib/shared/attributes"
import type { Doc } from "@/lib/shared/doc"

/** How far a ticket has come; beside it stands the label that its state has for customers (SPEC T5, C1). */
export type Step = "submitted" | "in_progress" | "waiting_on_customer" | "resolved"

/** A file that a customer can open; `bytes` is its size. */
export type CustomerFile = { id: string; name: string; bytes: number }

/** A ticket in a customer's lists. Nothing tells a shared Back-office ticket from a Customer ticket (SPEC S7). */
export type TicketItem = {
  number: number
  title: string
  typeName: string
  icon: string
  label: string
  step: Step
  conversationId: string
  /** ISO 8601: since when they can see it, and when that last changed for them. */
  openedAt: string
  changedAt: string
}

/** What one attribute says, as far as its type shows it to customers. */
export type CustomerAttribute = {
  id: string
  name: string
  kind: AttributeKind
  items: { id: string; name: string }[]
  value: AttributeValue | null
  files: CustomerFile[]
}

/** One ticket's page: what SPEC S7 lists, and how it came to where it is, oldest first. */
export type TicketPage = TicketItem & {
  description: string | null
  attributes: CustomerAttribute[]
  progress: { at: string; label: string; step: Step }[]
}

/** A conversation in a customer's list; `unread` counts what the team said since they looked. */
export type ConversationItem = {
  id: string
  subject: string
  lastAt: string
  lastWords: { mine: boolean; author: string | null; text: string } | null
  unread: number
  ticket: TicketItem | null
}

/** All lists of one customer. `n` is the place in their own order of events that it shows at least (SPEC C1). */
export type Overview = {
  n: number
  workspace: { name: string; slug: string }
  me: { id: string; name: string; email: string | null }
  conversations: ConversationItem[]
  tickets: TicketItem[]
}

export type FormField = {
  id: string
  name: string
  kind: AttributeKind
  items: { id: string; name: string }[]
  required: boolean
}

/** A ticket form that the team sent; `whyNot` says why it can't be submitted any more (SPEC F3). */
export type FormView = {
  id: string
  typeName: string
  icon: string
  /** Whether it asks for a description beside the title, which it always asks for. */
  describes: boolean
  fields: FormField[]
  /** The ticket that it became, as long as the customer can see that. */
  ticket: { number: number; title: string } | null
  submittedAt: string | null
  whyNot: string | null
}

/** One thing in a conversation as its customer sees it, with its place `n` in their own order. */
export type CustomerEntry = { n: number; at: string } & (
  | {
      type: "message"
      id: string
      mine: boolean
      /** Who wrote it, or null where no person did: then the workspace's name stands there. */
      author: string | null
      doc: Doc
      files: CustomerFile[]
    }
  | { type: "ticket"; number: number; title: string; icon: string; label: string; step: Step }
  | { type: "label"; number: number; title: string; icon: string; label: string; step: Step }
  | { type: "form"; form: FormView }
)

/** A conversation as its customer sees it; `entries` are oldest first, `earlier` continues before them. */
export type ThreadPage = {
  n: number
  id: string
  subject: string
  ticket: TicketItem | null
  entries: CustomerEntry[]
  /** Ask again with `?before=` this for what came before, or null. */
  earlier: number | null
  /** How far the customer has seen it. */
  seen: number
}

/** What a customer's stream says: something changed, and where. What it is, is read by the same queries as ever. */
export type Changed = {
  n: number
  conversationId: string
  number: number | null
  /** It was about a ticket that is not theirs to see any more: none that they looked at may stay on a screen (SPEC S8). */
  gone: boolean
}
