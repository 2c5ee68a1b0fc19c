import type { EventData, EventType } from "@/lib/events/event"
import { plainText } from "@/lib/shared/doc"
import { newId } from "@/lib/shared/ids"
import type { Happening, ImportAuthor } from "./history"
import type { ResolvedLine, ResolvedTicket } from "./resolve"
import { literalDoc } from "./texts"
import { storedValue } from "./type-directory"

type Actor = { kind: "teammate" | "customer"; id: string }

/** Where a thread stands after its history. */
export type ThreadEnd = { lastAt: number; messageId: string | null; noteId: string | null }

/** A ticket of the line with what its history made of it. */
export type TicketRow = ResolvedTicket & {
  id: string
  /** Its place in the line; the database gives it its number. */
  place: number
  createdAt: number
  linkedAt: number
  createdOrdinal: number
}

type Words = { id: string; threadId: string; authorId: string | null; t: number; text: string; doc: unknown }

type EventRow = {
  type: EventType
  actor: Actor
  t: number
  thread: string
  note?: string
  message?: string
  /** The place of the ticket whose number the data is to have. */
  ticket?: number
  data: Partial<EventData[EventType]>
  places: string[]
}

type FieldChange = { ordinal: number; ticketId: string; field: string; before: unknown; after: unknown }

/** All that one line adds, ready to be stored but for its places in the workspace's order. */
export type Rows = {
  conversationId: string
  resolved: ResolvedLine
  startedAt: number
  ends: Map<string, ThreadEnd>
  status: "open" | "closed"
  tickets: TicketRow[]
  messages: Words[]
  notes: Words[]
  fieldChanges: FieldChange[]
  events: EventRow[]
}

/** Plays a line's history: what each happening stores, which event stands for it, and where that event stands. */
export function rowsOf(line: {
  conversationId: string
  subject: string
  resolved: ResolvedLine
  history: Happening[]
}): Rows {
  const { conversationId, resolved, history } = line
  const startedAt = history[0]?.t ?? 0
  const unplayed = { createdAt: startedAt, linkedAt: startedAt, createdOrdinal: 0 }
  const rows: Rows = {
    conversationId,
    resolved,
    startedAt,
    ends: new Map([[conversationId, { lastAt: startedAt, messageId: null, noteId: null }]]),
    status: "open",
    tickets: resolved.tickets.map((ticket, at) => {
      return {
        ...ticket,
        id: newId(),
        place: at,
        ...unplayed,
        values: { ...ticket.values },
      }
    }),
    messages: [],
    notes: [],
    fieldChanges: [],
    events: [],
  }
  const starter = history.flatMap((h) => ("by" in h ? [h.by] : []))[0] ?? { kind: "customer" as const }
  const data = { customerId: resolved.customerId }
  const started = { actor: actorOf(rows, starter), t: startedAt, thread: conversationId, data }
  rows.events.push({ type: "conversation.started", ...started, places: [conversationId] })
  for (const happening of history) {
    if ("ticket" in happening) playTicket(rows, happening)
    else playConversation(rows, happening)
  }
  return rows
}

function actorOf({ resolved }: Rows, by: ImportAuthor): Actor {
  if (by.kind === "customer") return { kind: "customer", id: resolved.customerId }
  const named = by.email === null ? undefined : resolved.authorIds.get(by.email)
  return { kind: "teammate", id: named ?? resolved.teammateId }
}

/** Moves threads up their lists, and makes a note or message their last words. */
function touch(
  rows: Rows,
  places: string[],
  t: number,
  words?: { message: string } | { note: string },
): void {
  for (const id of places) {
    const end = rows.ends.get(id) ?? { lastAt: t, messageId: null, noteId: null }
    end.lastAt = Math.max(end.lastAt, t)
    if (words) {
      end.messageId = "message" in words ? words.message : null
      end.noteId = "note" in words ? words.note : null
    }
    rows.ends.set(id, end)
  }
}

function playConversation(rows: Rows, happening: Exclude<Happening, { ticket: number }>): void {
  const { conversationId: thread, resolved } = rows
  const { t } = happening
  const actor = actorOf(rows, happening.by)
  const event = { actor, t, thread, places: [thread] }
  if (happening.kind === "close") {
    rows.events.push({ type: "conversation.closed", ...event, data: { from: rows.status } })
    rows.status = "closed"
    return
  }
  const id = newId()
  const words = wordsOf(id, thread, actor.kind === "teammate" ? actor.id : null, t, happening.text)
  if (happening.kind === "note") {
    rows.notes.push(words)
    const data = { number: null, crossPosted: false }
    rows.events.push({ type: "note.added", ...event, note: id, data })
    touch(rows, [thread], t, { note: id })
  } else {
    rows.messages.push(words)
    const data = { customerId: resolved.customerId }
    rows.events.push({ type: "message.sent", ...event, message: id, data })
    rows.status = "open"
    touch(rows, [thread], t, { message: id })
  }
}

function wordsOf(id: string, threadId: string, authorId: string | null, t: number, text: string): Words {
  const doc = literalDoc(text)
  return { id, threadId, authorId, t, text: plainText(doc), doc }
}

function playTicket(rows: Rows, happening: Extract<Happening, { ticket: number }>): void {
  const ticket = rows.tickets[happening.ticket]
  if (!ticket) throw new Error(`The line has no ticket ${happening.ticket}.`)
  if (happening.kind === "created") create(rows, ticket, happening)
  else if (happening.kind === "linked") link(rows, ticket, happening.t)
  else if (happening.kind === "attributes") setAttributes(rows, ticket, happening)
  else addNote(rows, ticket, happening)
}

function addNote(rows: Rows, ticket: TicketRow, note: { t: number; crossPost: boolean; text: string }): void {
  const { id: thread, place, authorId } = ticket
  const { t, crossPost: crossPosted } = note
  const id = newId()
  const places = crossPosted ? [thread, rows.conversationId] : [thread]
  rows.notes.push(wordsOf(id, thread, authorId, t, note.text))
  const event = { actor: { kind: "teammate", id: authorId } as const, t, thread, note: id, places }
  rows.events.push({ type: "note.added", ...event, ticket: place, data: { crossPosted } })
  touch(rows, places, t, { note: id })
}

function link(rows: Rows, ticket: TicketRow, t: number): void {
  const { conversationId } = rows
  ticket.linkedAt = t
  const places = [ticket.id, conversationId]
  const actor = { kind: "teammate", id: rows.resolved.teammateId } as const
  const event = { actor, t, thread: ticket.id, ticket: ticket.place, places }
  rows.events.push({ type: "ticket.linked", ...event, data: { conversationId } })
  touch(rows, [conversationId], t)
}

function create(rows: Rows, ticket: TicketRow, { t, linked }: { t: number; linked: boolean }): void {
  const { id: thread, place, type, state, shared } = ticket
  ticket.createdAt = t
  ticket.linkedAt = t
  ticket.createdOrdinal = rows.events.length
  const places = linked ? [thread, rows.conversationId] : [thread]
  const event = {
    actor: { kind: "teammate", id: rows.resolved.teammateId } as const,
    t,
    thread,
    ticket: place,
    places,
  }
  const data = { typeId: type.id, category: type.category, stateId: state.id, shared }
  rows.events.push({ type: "ticket.created", ...event, data })
  if (shared) {
    const { conversationId } = rows
    const both = [thread, conversationId]
    rows.events.push({ type: "ticket.shared", ...event, data: { conversationId }, places: both })
  }
  touch(rows, places, t)
}

function setAttributes(
  rows: Rows,
  ticket: TicketRow,
  { t, values }: { t: number; values: Record<string, unknown> },
): void {
  for (const [name, value] of Object.entries(values)) {
    const attribute = ticket.attributes.get(name)
    if (!attribute) continue
    const before = ticket.values[attribute.id] ?? null
    const after = storedValue(attribute, value)
    if (JSON.stringify(before) === JSON.stringify(after)) continue
    if (after === null) delete ticket.values[attribute.id]
    else ticket.values[attribute.id] = after
    const change = { ticketId: ticket.id, field: attribute.id, before, after }
    rows.fieldChanges.push({ ordinal: rows.events.length, ...change })
    rows.events.push({
      type: "ticket.field_changed",
      actor: { kind: "teammate", id: ticket.authorId },
      t,
      thread: ticket.id,
      ticket: ticket.place,
      data: {},
      places: [ticket.id],
    })
  }
}
