import type { AuthorKind, EventView, TicketCategory } from "@/lib/events/event"

/** What a timeline shows: its entries, oldest first, and whether there are earlier ones to fetch. */
export type Timeline = { entries: EventView[]; more: boolean }

/** All that those who can't open a ticket of a limited type may know of it (SPEC A2). */
export type RestrictedTicket = {
  restricted: true
  id: string
  number: number
  category: TicketCategory
  stateId: string
}

/** A read's answer with the workspace's place in its order before it was read: what is newer may not be in it. */
export type AsOf<T> = { asOf: number; data: T }

/** The newest text of a thread as a row of a list shows it; `authorId` is null where no teammate wrote it. */
export type LastWords = {
  kind: "message" | "note"
  authorKind: AuthorKind
  authorId: string | null
  text: string
}
