/** Who takes a step: a demo teammate, or the customer whose story it is. */
export type Who = "maya" | "leo" | "ben" | "priya" | "ada" | "customer"

/** How long before the moment of loading: "3d 4h 10m"; "0m" is now. Steps of one story are in time order. */
export type Ago = string

/**
 * A ticket as it is created. `ref` names it within the story data only and is unique in all of it.
 * Without `team` or `assignee` the type's default team and assignment rule decide.
 */
export type OpenTicket = {
  ref: string
  type: string
  title: string
  description?: string
  attributes?: Record<string, string | number | boolean>
  share?: boolean
  assignee?: Who
  team?: string
}

/**
 * One thing that somebody did. Texts are plain text with light marks: a blank line parts paragraphs, a single
 * line break stays one, "- " and "1. " start list items, `code`, fenced code, bare URLs, **bold**, *italic*.
 *
 * Refs may name a ticket of an earlier story. Played in time order across all stories, the timelines come out
 * with rising times; played story by story the same steps are legal too (story.test.ts plays both).
 */
export type Step = { ago: Ago; by: Who } & (
  | { write: string } // a customer's message, or a teammate's reply
  | NoteStep
  | { assign: Who | null; on?: string }
  | { team: string | null; on?: string }
  | { tag: string; on?: string } // `on` names a shared ticket
  | { open: OpenTicket } // a back-office or tracker ticket created from this conversation
  | { link: string } // a ticket created earlier, in an earlier story
  | { state: string; on: string }
  | { share: true; on: string }
  | { stopSharing: true; on: string } // removes the ticket's tags, as the confirmation says
  | { convert: { ref: string; type: string; title: string; attributes?: OpenTicket["attributes"] } }
  | SnoozeStep
  | { wake: true }
  | { close: true }
  | { reopen: true }
)

/**
 * `on` is a ticket; without it the note stands in the conversation. `answers` (optional) is a ticket whose last
 * cross-posted note this note of the conversation answers, so that it lands in the ticket too (SPEC N7);
 * a loader without it writes a plain note in the conversation.
 */
type NoteStep = { note: string; on?: string; crossPost?: boolean; answers?: string }

/**
 * Snoozed until the moment of loading plus so many hours; `on` is a ticket, else the conversation.
 * `untilResolved` (optional) is a linked ticket: "Until the linked ticket is resolved" (SPEC Z6) in place of
 * the hours; a loader without it uses the hours.
 */
type SnoozeStep = { snoozeHours: number; on?: string; untilResolved?: string }

export type Customer = { name: string; email: string; company?: string }

/** One conversation, from its first message to where the tester finds it. */
export type Story = { customer: Customer; subject: string; unreadFor?: Who[]; steps: Step[] }
