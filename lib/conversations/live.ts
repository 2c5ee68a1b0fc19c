import type { EventView } from "@/lib/events/event"
import { lastWordsAfter, threadAfter } from "@/lib/threads/live"
import type { ConversationRow, ConversationView, LinkedTicket } from "./views"

/** A conversation after an event, as far as the event says all there is to know. */
export function conversationAfter(view: ConversationView, event: EventView): ConversationView {
  const next = seenAfter(linkedAfter(threadAfter(view, event), event), event)
  return event.threadId === view.id ? customerTicketAfter(tagsAfter(next, event), event) : next
}

/** Who writes has seen what stood above; how far they look without writing is read anew. */
function seenAfter(view: ConversationView, event: EventView): ConversationView {
  const wrote = event.type === "message.sent" || event.type === "form.submitted"
  if (!wrote || event.actor.kind !== "customer" || event.threadId !== view.id) return view
  return { ...view, seenUpTo: event.at, seenAt: event.at }
}

function tagsAfter(view: ConversationView, event: EventView): ConversationView {
  if (event.type === "conversation.tagged" && !view.tagIds.includes(event.data.tagId))
    return { ...view, tagIds: [...view.tagIds, event.data.tagId] }
  if (event.type === "conversation.untagged")
    return { ...view, tagIds: view.tagIds.filter((id) => id !== event.data.tagId) }
  return view
}

function customerTicketAfter(view: ConversationView, event: EventView): ConversationView {
  const { customerTicket: own } = view
  if (!own) return view
  if (event.type === "ticket.state_changed")
    return { ...view, customerTicket: { ...own, stateId: event.data.to } }
  if (event.type !== "ticket.field_changed" || !event.change) return view
  return { ...view, customerTicket: withField(own, event.change) }
}

/** A ticket's fields after one of them changed. */
export function withField<T extends { title: string; description: string; attributes: object }>(
  ticket: T,
  change: { field: string; after: unknown },
): T {
  if (change.field === "title" || change.field === "description")
    return { ...ticket, [change.field]: String(change.after) }
  return { ...ticket, attributes: { ...ticket.attributes, [change.field]: change.after ?? undefined } }
}

/** The linked tickets' chips and cards follow the tickets' own events. */
function linkedAfter(view: ConversationView, event: EventView): ConversationView {
  const ticket = view.tickets.find((t) => t.id === event.threadId)
  if (!ticket) return view
  const put = (after: LinkedTicket): ConversationView => ({
    ...view,
    tickets: view.tickets.map((t) => (t.id === ticket.id ? after : t)),
  })
  switch (event.type) {
    case "ticket.state_changed":
      return put({ ...ticket, stateId: event.data.to })
    case "ticket.shared":
      return put({ ...ticket, shared: true })
    case "ticket.sharing_stopped":
      return put({ ...ticket, shared: false })
    case "thread.assigned":
      return ticket.restricted ? view : put({ ...ticket, assigneeId: event.data.to })
    case "thread.team_assigned":
      return ticket.restricted ? view : put({ ...ticket, teamId: event.data.to })
    case "ticket.field_changed":
      return ticket.restricted || event.change?.field !== "title"
        ? view
        : put({ ...ticket, title: String(event.change.after) })
    case "ticket.unlinked":
      return event.data.conversationId === view.id
        ? { ...view, tickets: view.tickets.filter((t) => t.id !== ticket.id) }
        : view
    default:
      return view
  }
}

/** Whether a conversation has to be read anew after an event, because the event alone does not say all of it. */
export function conversationIsStale(view: ConversationView, event: EventView): boolean {
  const concerned = event.places.includes(view.id)
  if (event.type === "conversation.converted") return concerned
  if (event.type === "ticket.created" || event.type === "ticket.linked") return concerned
  if (event.type === "ticket.type_changed") return concerned
  if (event.type === "tag.merged") return view.tagIds.includes(event.data.from)
  if (event.type === "customer.changed") return event.data.customerId === view.customer.id
  if (event.type === "customer.merged") return event.data.from === view.customer.id
  return false
}

/** A row of the list after an event; the list itself is read anew for what belongs in it and in which order. */
export function conversationRowAfter(row: ConversationRow, event: EventView, me: string): ConversationRow {
  const next = threadAfter(row, event)
  if (!event.places.includes(row.id)) return next
  const others = event.actor.id !== me
  switch (event.type) {
    case "message.sent":
    case "note.added":
      return {
        ...next,
        lastAt: event.at,
        unread: next.unread || others,
        lastWords: lastWordsAfter(next.lastWords, event),
      }
    case "ticket.type_changed":
      return { ...next, unread: next.unread || others }
    case "ticket.state_changed":
      return {
        ...next,
        unread: next.unread || others,
        ticket:
          next.ticket?.number === event.data.number
            ? { ...next.ticket, stateId: event.data.to }
            : next.ticket,
      }
    default:
      return next
  }
}
