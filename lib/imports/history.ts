import { whyNotText } from "@/lib/shared/doc"
import { badLine } from "./bad-line"
import type { ImportLine, ImportTicket } from "./line-format"
import { noteText } from "./texts"

/** Who did something, as far as the line says it. */
export type ImportAuthor = { kind: "customer" } | { kind: "teammate"; email: string | null }

/** One thing that happened, at `t` Unix seconds; `ticket` is a place in the line's tickets[]. */
export type Happening = { t: number } & (
  | { kind: "message" | "note"; by: ImportAuthor; text: string }
  | { kind: "close"; by: ImportAuthor }
  | { kind: "created"; ticket: number; linked: boolean }
  | { kind: "linked"; ticket: number }
  | { kind: "ticket note"; ticket: number; crossPost: boolean; text: string }
  | { kind: "attributes"; ticket: number; values: Record<string, unknown> }
)

type Part = ImportLine["parts"][number]

/**
 * All that happened in a conversation and its tickets, in the order of its times; what shares a second keeps the
 * order of the line, parts first. Throws a BadLine where parts and tickets contradict each other.
 */
export function historyOf(line: ImportLine): Happening[] {
  const tickets = line.tickets ?? []
  const linkedAt = new Map<number, number>()
  const happenings = line.parts.map((part, at): Happening => {
    if (part.type !== "ticket_linked") return spoken(part)
    const ticket = tickets[part.ticket]
    if (!ticket) badLine(`parts[${at}].ticket names tickets[${part.ticket}], which is not there.`)
    if (linkedAt.has(part.ticket)) badLine(`parts[${at}] links tickets[${part.ticket}] a second time.`)
    if (part.t < ticket.created_at) badLine(`parts[${at}] links a ticket before it was created.`)
    linkedAt.set(part.ticket, part.t)
    // Linked in the moment of its creation, which is how the product itself does it, it is one event.
    if (part.t === ticket.created_at) return { kind: "created", t: part.t, ticket: part.ticket, linked: true }
    return { kind: "linked", t: part.t, ticket: part.ticket }
  })
  for (const [at, ticket] of tickets.entries()) {
    const linked = !linkedAt.has(at)
    if (linkedAt.get(at) !== ticket.created_at)
      happenings.push({ kind: "created", t: ticket.created_at, ticket: at, linked })
    happenings.push(...eventsOf(ticket, at))
  }
  return happenings.sort((a, b) => a.t - b.t)
}

function spoken(part: Exclude<Part, { type: "ticket_linked" }>): Happening {
  const by: ImportAuthor =
    part.author === "contact" ? { kind: "customer" } : { kind: "teammate", email: part.author_email ?? null }
  if (part.type === "close") return { kind: "close", t: part.t, by }
  return { kind: part.type === "comment" ? "message" : "note", t: part.t, by, text: part.text }
}

function eventsOf(ticket: ImportTicket, at: number): Happening[] {
  return (ticket.events ?? []).map((event, n): Happening => {
    if (event.t < ticket.created_at)
      badLine(`tickets[${at}].events[${n}] happens before the ticket was created.`)
    const { t } = event
    if (event.type === "attributes_updated")
      return { kind: "attributes", t, ticket: at, values: event.attributes }
    const text = noteText(event.fields)
    const why = whyNotText(text)
    if (why) badLine(`tickets[${at}].events[${n}].fields: ${why}`)
    return { kind: "ticket note", t, ticket: at, crossPost: event.cross_post ?? false, text }
  })
}

/** The conversation's inbox status: what the line says, else closed if the last part is a close. */
export function statusOf(line: ImportLine): { status: "open" | "snoozed" | "closed"; until: Date | null } {
  const { status, snoozed_until: given } = line
  if (given != null && status !== "snoozed") badLine("snoozed_until goes with the status “snoozed” only.")
  if (status === "snoozed") {
    if (given == null) badLine("snoozed_until is missing.")
    const until = new Date(typeof given === "number" ? given * 1000 : given)
    if (Number.isNaN(until.getTime()) || until.getUTCFullYear() > 9999) badLine("snoozed_until is no moment.")
    // Its time has come already: it stands where waking would put it, and nothing has to wake it.
    return until.getTime() <= Date.now() ? { status: "open", until: null } : { status, until }
  }
  if (status) return { status, until: null }
  const last = line.parts.reduce((a, b) => (b.t >= a.t ? b : a))
  return { status: last.type === "close" ? "closed" : "open", until: null }
}
