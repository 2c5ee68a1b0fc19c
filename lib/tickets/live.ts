import { withField } from "@/lib/conversations/live"
import type { EventView } from "@/lib/events/event"
import { lastWordsAfter, threadAfter } from "@/lib/threads/live"
import type { AnyTicket, AnyTicketRow, LinkedConversation, TicketView } from "./views"

/** What the reducer needs to know of the workspace: which states are resolved ones. */
export type StateKnowledge = { resolvedStateIds: ReadonlySet<string> }

/** A ticket after an event, as far as the event says all there is to know. */
export function ticketAfter(view: AnyTicket, event: EventView, known: StateKnowledge): AnyTicket {
  if (!view.restricted) return openAfter(view, event, known)
  const changed = event.type === "ticket.state_changed" && event.threadId === view.id
  return changed ? { ...view, stateId: event.data.to } : view
}

function openAfter(view: TicketView, event: EventView, known: StateKnowledge): TicketView {
  const next = linkedAfter(threadAfter(view, event), event)
  if (event.threadId !== view.id) return next
  switch (event.type) {
    case "ticket.state_changed":
      return stateAfter(next, event.data.to, known)
    case "ticket.shared":
      return { ...next, shared: true }
    case "ticket.sharing_stopped":
      return { ...next, shared: false, tagIds: [] }
    case "ticket.tagged":
      return next.tagIds.includes(event.data.tagId)
        ? next
        : { ...next, tagIds: [...next.tagIds, event.data.tagId] }
    case "ticket.untagged":
      return { ...next, tagIds: next.tagIds.filter((id) => id !== event.data.tagId) }
    case "ticket.field_changed":
      return event.change ? withField(next, event.change) : next
    case "ticket.unlinked": {
      const { conversationId } = event.data
      return { ...next, conversations: next.conversations.filter((c) => c.id !== conversationId) }
    }
    default:
      return next
  }
}

function stateAfter(view: TicketView, stateId: string, { resolvedStateIds }: StateKnowledge): TicketView {
  if (view.category === "customer") return { ...view, stateId }
  if (resolvedStateIds.has(stateId)) return { ...view, stateId, status: "closed", snoozedUntil: null }
  return { ...view, stateId, status: view.status === "closed" ? "open" : view.status }
}

/** The linked conversations' cards follow the conversations' own events. */
function linkedAfter(view: TicketView, event: EventView): TicketView {
  const linked = view.conversations.find((c) => c.id === event.threadId)
  const otherShares =
    (event.type === "ticket.shared" || event.type === "ticket.sharing_stopped") && event.threadId !== view.id
      ? event.data.conversationId
      : null
  const put = (id: string, change: (c: LinkedConversation) => LinkedConversation): TicketView => ({
    ...view,
    conversations: view.conversations.map((c) => (c.id === id ? change(c) : c)),
  })
  if (otherShares && view.conversations.some((c) => c.id === otherShares))
    return put(otherShares, (c) => ({
      ...c,
      otherShared: event.type === "ticket.shared" ? event.data.number : null,
    }))
  if (!linked) return view
  return put(linked.id, (c) => {
    const { assigneeId, status } = threadAfter({ ...c, teamId: null, snoozedUntil: null }, event)
    return { ...c, assigneeId, status }
  })
}

/** Whether a ticket has to be read anew after an event, because the event alone does not say all of it. */
export function ticketIsStale(view: AnyTicket, event: EventView): boolean {
  if (view.restricted) return false
  if (event.type === "ticket.linked" || event.type === "ticket.type_changed")
    return event.threadId === view.id
  if (event.type === "conversation.converted") return view.conversations.some((c) => c.id === event.threadId)
  if (event.type === "tag.merged") return view.tagIds.includes(event.data.from)
  if (event.type === "ticket.field_changed")
    return event.threadId === view.id && Array.isArray(event.change?.after)
  return false
}

/** A row of the tickets list after an event; the list itself is read anew for what belongs in it. */
export function ticketRowAfter(row: AnyTicketRow, event: EventView, me: string): AnyTicketRow {
  if (row.restricted)
    return event.type === "ticket.state_changed" && event.threadId === row.id
      ? { ...row, stateId: event.data.to }
      : row
  const next = threadAfter(row, event)
  if (!event.places.includes(row.id)) return next
  const others = event.actor.id !== me
  switch (event.type) {
    case "note.added":
      return {
        ...next,
        lastAt: event.at,
        unread: next.unread || others,
        lastWords: lastWordsAfter(next.lastWords, event),
      }
    case "ticket.state_changed":
      return event.threadId === row.id
        ? { ...next, stateId: event.data.to, unread: next.unread || others }
        : next
    case "ticket.type_changed":
      return event.threadId === row.id
        ? { ...next, typeId: event.data.to, unread: next.unread || others }
        : next
    case "ticket.shared":
      return { ...next, shared: true }
    case "ticket.sharing_stopped":
      return { ...next, shared: false }
    case "ticket.field_changed":
      return event.change?.field === "title" ? { ...next, title: String(event.change.after) } : next
    default:
      return next
  }
}
