import type { Doc } from "@/lib/shared/doc"
import type { FileView } from "@/lib/shared/files"
import type { Refusal } from "@/lib/shared/refusals"

/** What each type of event says beside who, when and where: ids and values, never the text of notes (SPEC A5). */
export type EventData = {
  "workspace.set_up": { name: string }
  /** Only the settings that changed, as they were and as they are. */
  "workspace.changed": { from: Record<string, unknown>; to: Record<string, unknown> }
  /** Somebody took a copy of the record: which entries, up to which one, and how many these were. */
  "audit_log.exported": { format: string; filter: Record<string, string>; entries: number; head: number }
  "teammate.added": { teammateId: string; role: string }
  "team.added": { teamId: string; memberIds: string[] }
  "team.renamed": { teamId: string; from: string; to: string }
  "team.office_set": { teamId: string; from: string; to: string }
  "team.members_changed": { teamId: string; from: string[]; to: string[] }
  "team.archived": { teamId: string }
  "team.restored": { teamId: string }
  "invitation.sent": { invitationId: string; email: string; role: string; office: string; teamIds: string[] }
  "invitation.renewed": { invitationId: string }
  "invitation.revoked": { invitationId: string }
  "invitation.accepted": { invitationId: string; teammateId: string }
  /** Somebody who was removed is there again. */
  "teammate.returned": { teammateId: string; role: string }
  "teammate.removed": {
    teammateId: string
    role: string
    to: { teammateId: string } | { teamId: string } | null
    conversations: number
    tickets: number
  }
  "teammate.role_changed": { teammateId: string; from: string; to: string }
  "teammate.office_set": { teammateId: string; from: string; to: string }
  "teammate.away_set": { teammateId: string; from: boolean; to: boolean }
  "teammate.profile_changed": { teammateId: string; from: ProfileData; to: ProfileData }
  "teammate.address_asked": { teammateId: string; from: string; to: string }
  "teammate.address_confirmed": { teammateId: string; by: "old" | "new" }
  "teammate.address_dropped": { teammateId: string; to: string }
  "teammate.address_changed": { teammateId: string; from: string; to: string }
  "teammate.password_changed": { teammateId: string; by: "old_password" | "link" }
  "teammate.reset_link_made": { teammateId: string }
  "teammate.two_factor_set": { teammateId: string; from: boolean; to: boolean }
  "teammate.backup_codes_renewed": { teammateId: string }
  "teammate.sessions_ended": { teammateId: string; sessionIds: string[] }
  "tag.added": { tagId: string; name: string }
  "tag.renamed": { tagId: string; from: string; to: string }
  "tag.archived": { tagId: string; name: string }
  "tag.restored": { tagId: string; name: string }
  /** How many things carried the tag that is gone. */
  "tag.merged": {
    from: string
    to: string
    fromName: string
    toName: string
    conversations: number
    tickets: number
  }
  "ticket_type.added": { typeId: string; name: string; category: string }
  "ticket_type.attribute_added": { typeId: string; attributeId: string; name: string }
  /** Only the settings that changed, as they were and as they are. */
  "ticket_type.changed": { typeId: string; from: Record<string, unknown>; to: Record<string, unknown> }
  "ticket_type.archived": { typeId: string }
  "ticket_type.restored": { typeId: string }
  "state.added": {
    stateId: string
    category: string
    internalLabel: string
    customerLabel: string
    typeIds: string[]
  }
  "state.changed": { stateId: string; from: Record<string, unknown>; to: Record<string, unknown> }
  "state.ordered": { category: string; from: string[]; to: string[] }
  /** How many tickets were in it, and where they go; null if they stay. */
  "state.archived": { stateId: string; moveTo: string | null; tickets: number }
  "state.restored": { stateId: string }
  "customer.added": { customerId: string }
  "customer.identified": { customerId: string }
  /** What changed, and from what to what, stands beside it, where it can be erased. */
  "customer.changed": { customerId: string }
  "customer.merged": { from: string; to: string; conversations: number; tickets: number }
  "customer.blocked": { customerId: string }
  "customer.unblocked": { customerId: string }
  "customer.marked_spam": { customerId: string; wasBlocked: boolean; conversationIds: string[] }
  "customer.unmarked_spam": { customerId: string; blocked: boolean; conversationIds: string[] }
  /**
   * `restricted`: how many tickets this admin may not open, of which only what everybody knows went along; and of what
   * else they may not open. Written before this was said, that is undefined.
   */
  "customer.exported": {
    customerId: string
    conversations: number
    tickets: number
    restricted: number
    filesLeftOut?: number
    mailsLeftOut?: number
  }
  /**
   * `kept` are tickets that aren't about them alone, in which the team's words stay. `restricted`: how many
   * of the tickets this admin could not open, of which `notes` says nothing; written before this was said, undefined.
   */
  "customer.erased": {
    customerId: string
    conversations: number
    messages: number
    notes: number
    tickets: number
    restricted?: number
    files: number
    mails: number
    kept: number[]
  }
  "conversation.started": { customerId: string }
  "conversation.closed": { from: InboxStatus }
  "conversation.reopened": { from: InboxStatus; cause: "teammate" | "customer" }
  "conversation.converted": { number: number; typeId: string; stateId: string }
  "form.sent": { formId: string; typeId: string }
  /** `typeId` is null to those who can't open the ticket. */
  "form.submitted": { formId: string; typeId: string | null; number: number }
  "conversation.tagged": { tagId: string }
  "conversation.untagged": { tagId: string }
  "message.sent": { customerId: string }
  "note.added": { number: number | null; crossPosted: boolean }
  /** Written before this was said, it is undefined. */
  "note.edited": { version: number; crossPosted?: boolean }
  "note.removed": { version: number; crossPosted?: boolean }
  /** `byRule`: by the rule of a new ticket's type. */
  "thread.assigned": { number: number | null; from: string | null; to: string | null; byRule?: boolean }
  "thread.team_assigned": { number: number | null; from: string | null; to: string | null }
  "thread.snoozed": { number: number | null; until: string }
  "thread.woken": { number: number | null; cause: WakeCause; byNumber: number | null }
  "ticket.created": {
    number: number
    /** null to those who can't open it. */
    typeId: string | null
    category: TicketCategory
    stateId: string
    shared: boolean
  }
  "ticket.type_changed": { number: number; from: string; to: string }
  /** An admin opened a ticket of a limited type anyway; the reason is null to those who can't open it. */
  "ticket.opened_anyway": { number: number; until: string; reason: string | null }
  "ticket.closed_again": { number: number }
  "ticket.linked": { number: number; conversationId: string }
  "ticket.unlinked": { number: number; conversationId: string; home: string | null }
  "ticket.state_changed": { number: number; from: string; to: string; version: number }
  "ticket.field_changed": { number: number }
  "ticket.shared": { number: number; conversationId: string }
  "ticket.sharing_stopped": { number: number; conversationId: string; tagIds: string[] }
  "ticket.tagged": { number: number; tagId: string }
  "ticket.untagged": { number: number; tagId: string }
  "workflow.created": { workflowId: string; name: string }
  "workflow.changed": { workflowId: string; from: number; to: number }
  "workflow.renamed": { workflowId: string; from: string; to: string }
  "workflow.switched": { workflowId: string; enabled: boolean }
  "workflow.archived": { workflowId: string; wasEnabled: boolean }
  "workflow.ordered": { from: string[]; to: string[] }
  "mail.sent_again": { mailId: string; before: string }
  /** The key itself stands nowhere but where it is kept. */
  "messenger.key_rotated": Record<string, never>
  "messenger.sites_set": { from: string[]; to: string[] }
}
export type EventType = keyof EventData
/** Of a profile, the settings that changed. */
type ProfileData = { name?: string; timeZone?: string | null; dateLocale?: string | null }
export type InboxStatus = "open" | "snoozed" | "closed"
export type TicketCategory = "customer" | "back_office" | "tracker"
export type WakeCause = "time" | "teammate" | "customer" | "note" | "state_change" | "resolved"

/** A thread an event stands in; activity moves it up its lists, attention turns it unread, part is its last words. */
export type Place = { id: string; activity?: boolean; attention?: boolean; part?: boolean }

/** An event as a command reports it. */
export type NewEvent = {
  [T in EventType]: {
    type: T
    thread?: string
    note?: string
    message?: string
    data: EventData[T]
    places: Place[]
    customer?: ForCustomer
  }
}[EventType]

/**
 * What an event is to the customer whom it concerns, said on purpose by the command: a place in their own order
 * (SPEC C3). "ticket" is one that they can see from now on, "ticket_gone" one that they can't see any more.
 */
export type ForCustomer = { id: string; conversation: string } & (
  | { type: "message"; message: string; mine: boolean }
  | { type: "form"; form: string }
  | { type: "ticket" | "label"; ticket: string; label: string; step: string }
  | { type: "ticket_changed" | "ticket_gone"; ticket: string }
)

export type NoteView = {
  id: string
  threadId: string
  authorId: string | null
  doc: Doc
  version: number
  editedAt: string | null
  removedAt: string | null
}
export type MessageView = {
  id: string
  conversationId: string
  customerId: string
  authorKind: AuthorKind
  /** The teammate who wrote it; null where a customer or a workflow did. */
  authorId: string | null
  doc: Doc
  files: FileView[]
}
export type AuthorKind = "customer" | "teammate" | "workflow"
export type FieldChange = { field: string; before: unknown; after: unknown }

type EventBase = {
  /** null while it is only this screen's guess, which the command's answer replaces. */
  seq: number | null
  commandId: string
  ordinal: number
  actor: { kind: "teammate" | "customer" | "workflow" | "system"; id: string | null }
  /** ISO 8601 in UTC. */
  at: string
  threadId: string | null
  /** Ids of the threads whose timelines it stands in. */
  places: string[]
  note: NoteView | null
  message: MessageView | null
  change: FieldChange | null
}

/** An event as it leaves the server: timeline entry, live message and a command's answer alike. */
export type EventView = { [T in EventType]: EventBase & { type: T; data: EventData[T] } }[EventType]

/** One event of one type. */
export type EventOf<T extends EventType> = Extract<EventView, { type: T }>

/** The key by which a guess, an answer and the stream's echo are known to be the same event. */
export function eventKey(event: { commandId: string; ordinal: number }): string {
  return `${event.commandId}:${event.ordinal}`
}

/** A command's outcome: its events, or why not. */
export type CommandResult = { ok: true; events: EventView[] } | Refusal
