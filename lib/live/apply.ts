import type { InfiniteData, QueryClient } from "@tanstack/react-query"
import { conversationAfter, conversationIsStale, conversationRowAfter } from "@/lib/conversations/live"
import type { ConversationRow, ConversationView, Page } from "@/lib/conversations/views"
import type { EventType, EventView } from "@/lib/events/event"
import { timelineAfter, timelineWithout } from "@/lib/threads/live"
import type { Timeline } from "@/lib/threads/views"
import { ticketAfter, ticketIsStale, ticketRowAfter } from "@/lib/tickets/live"
import type { AnyTicket, AnyTicketRow } from "@/lib/tickets/views"
import type { Directory } from "./directory"
import { keys } from "./keys"

/** Events that make nothing stale; as a type, so that no screen loads their names. */
type OfNoScreen =
  | "audit_log.exported"
  | "invitation.sent"
  | "invitation.renewed"
  | "invitation.revoked"
  | "invitation.accepted"
  | "teammate.address_asked"
  | "teammate.address_confirmed"
  | "teammate.address_dropped"
  | "teammate.password_changed"
  | "teammate.reset_link_made"
  | "teammate.two_factor_set"
  | "teammate.backup_codes_renewed"
  | "teammate.sessions_ended"
  | "customer.added"
  | "customer.blocked"
  | "customer.unblocked"
  | "customer.exported"
  | "form.sent"
  | "form.submitted"
  | "conversation.tagged"
  | "conversation.untagged"
  | "ticket.tagged"
  | "ticket.untagged"
  | "workflow.changed"
  | "workflow.switched"
  | "workflow.archived"
  | "workflow.ordered"
  | "mail.sent_again"
  | "messenger.key_rotated"
  | "messenger.sites_set"

/** What an event makes stale: lists are read anew, since SQL alone decides who belongs in a view. */
const stale: Record<Exclude<EventType, OfNoScreen>, "lists" | "directory"> = {
  "workspace.set_up": "directory",
  "workspace.changed": "directory",
  "teammate.added": "directory",
  "team.added": "directory",
  "team.renamed": "directory",
  "team.office_set": "directory",
  "team.members_changed": "directory",
  "team.archived": "directory",
  "team.restored": "directory",
  "teammate.returned": "directory",
  "teammate.removed": "directory",
  "teammate.role_changed": "directory",
  "teammate.office_set": "directory",
  "teammate.away_set": "directory",
  "teammate.profile_changed": "directory",
  "teammate.address_changed": "directory",
  "tag.added": "directory",
  "tag.renamed": "directory",
  "tag.archived": "directory",
  "tag.restored": "directory",
  "tag.merged": "directory",
  "ticket_type.added": "directory",
  "ticket_type.attribute_added": "directory",
  "ticket_type.changed": "directory",
  "ticket_type.archived": "directory",
  "ticket_type.restored": "directory",
  "state.added": "directory",
  "state.changed": "directory",
  "state.ordered": "directory",
  "state.archived": "directory",
  "state.restored": "directory",
  "customer.identified": "lists",
  "customer.changed": "lists",
  "customer.merged": "lists",
  "customer.marked_spam": "lists",
  "customer.unmarked_spam": "lists",
  "customer.erased": "lists",
  "conversation.started": "lists",
  "conversation.closed": "lists",
  "conversation.reopened": "lists",
  "conversation.converted": "lists",
  "message.sent": "lists",
  "note.added": "lists",
  "note.edited": "lists",
  "note.removed": "lists",
  "thread.assigned": "lists",
  "thread.team_assigned": "lists",
  "thread.snoozed": "lists",
  "thread.woken": "lists",
  "ticket.created": "lists",
  "ticket.type_changed": "lists",
  "ticket.opened_anyway": "lists",
  "ticket.closed_again": "lists",
  "ticket.linked": "lists",
  "ticket.unlinked": "lists",
  "ticket.state_changed": "lists",
  "ticket.field_changed": "lists",
  "ticket.shared": "lists",
  "ticket.sharing_stopped": "lists",
  "workflow.created": "directory",
  "workflow.renamed": "directory",
}

/** Which of the two kinds of stale things some events leave. */
export function leavesStale(events: EventView[]): { lists: boolean; directory: boolean } {
  const kinds = new Set(events.map((e) => stale[e.type as keyof typeof stale]))
  return { lists: kinds.has("lists"), directory: kinds.has("directory") }
}

/** The one reducer: puts an event, guessed or real, into all that this screen keeps (ARCHITECTURE: apply). */
export function applyEvent(client: QueryClient, event: EventView): void {
  const directory = client.getQueryData<Directory>(keys.directory)
  const me = directory?.me ?? ""
  const known = { resolvedStateIds: resolvedStates(directory) }
  each<Timeline>(client, "timeline", (timeline, id) => timelineAfter(timeline, String(id), event))
  each<ConversationView>(client, "conversation", (view) => conversationAfter(view, event))
  each<AnyTicket>(client, "ticket", (view) => ticketAfter(view, event, known))
  each<Pages<ConversationRow>>(client, "inbox", (pages) =>
    eachRow(pages, (r) => conversationRowAfter(r, event, me)),
  )
  each<Pages<AnyTicketRow>>(client, "tickets", (pages) => eachRow(pages, (r) => ticketRowAfter(r, event, me)))
  if (event.seq === null) return
  // Whatever was erased must stay on no screen.
  if (event.type === "customer.erased") return void client.invalidateQueries()
  if (event.type.startsWith("ticket.")) void client.invalidateQueries({ queryKey: ["customer-view"] })
  readAnewWhere<ConversationView>(client, "conversation", (view) => conversationIsStale(view, event))
  readAnewWhere<AnyTicket>(client, "ticket", (view) => ticketIsStale(view, event))
}

/** Takes a command's guesses back out of the timelines. */
export function dropGuesses(client: QueryClient, commandId: string): void {
  each<Timeline>(client, "timeline", (timeline) => timelineWithout(timeline, commandId))
}

/** Applies events to one freshly read thing, for what happened while it was on its way. */
export const catchUp = {
  timeline: (data: Timeline, id: string, events: EventView[]) =>
    events.reduce((t, event) => timelineAfter(t, id, event), data),
  conversation: (data: ConversationView, events: EventView[]) => events.reduce(conversationAfter, data),
  ticket: (data: AnyTicket, events: EventView[], directory: Directory | undefined) =>
    events.reduce((t, e) => ticketAfter(t, e, { resolvedStateIds: resolvedStates(directory) }), data),
}

function resolvedStates(directory: Directory | undefined): Set<string> {
  return new Set(directory?.states.filter((s) => s.category === "resolved").map((s) => s.id))
}

type Pages<Row> = InfiniteData<Page<Row>>

function eachRow<Row>(pages: Pages<Row>, change: (row: Row) => Row): Pages<Row> {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, rows: page.rows.map(change) })) }
}

function each<T>(client: QueryClient, kind: string, change: (value: T, id: unknown) => T): void {
  for (const query of client.getQueryCache().findAll({ queryKey: [kind] })) {
    const value = query.state.data as T | undefined
    if (value === undefined) continue
    const next = change(value, query.queryKey[1])
    if (next !== value) client.setQueryData(query.queryKey, next, { updatedAt: query.state.dataUpdatedAt })
  }
}

function readAnewWhere<T>(client: QueryClient, kind: string, isStale: (value: T) => boolean): void {
  for (const query of client.getQueryCache().findAll({ queryKey: [kind] }))
    if (query.state.data !== undefined && isStale(query.state.data as T))
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true })
}
