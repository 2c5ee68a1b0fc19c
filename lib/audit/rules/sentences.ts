import type { EventData, EventType, EventView } from "@/lib/events/event"
import type { Names } from "../views"

/** What a sentence is made of: the event's data, what its ids are called, and the thread it belongs to. */
type About<T extends EventType> = {
  data: EventData[T]
  /** A thing in quotes, or "somebody" and the like where it can't be named. */
  named: (id: string | null | undefined) => string
  /** The ticket or conversation that the event belongs to. */
  itself: string
}

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`
const inQuotes = (name: string) => `“${name}”`

/** A moment that the record names: the same for everybody who reads it. */
const inUtc = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`

/** What happened, after the name of who did it; one line for each type of event, so that none is left unsaid. */
const sentences: { [T in EventType]: (about: About<T>) => string } = {
  "workspace.set_up": ({ data }) => `set up the workspace ${inQuotes(data.name)}`,
  "workspace.changed": () => "changed the workspace’s settings",
  "audit_log.exported": ({ data }) => `exported ${data.entries} entries of the audit log`,
  "teammate.added": ({ data, named }) => `added ${named(data.teammateId)} as ${data.role}`,
  "teammate.returned": ({ data, named }) => `let ${named(data.teammateId)} in again as ${data.role}`,
  "teammate.removed": ({ data, named }) =>
    `removed ${named(data.teammateId)}, who had ${count(data.conversations, "conversation")} and ${count(data.tickets, "ticket")}`,
  "teammate.role_changed": ({ data, named }) => `changed the role of ${named(data.teammateId)}`,
  "teammate.office_set": ({ data, named }) => `changed the office of ${named(data.teammateId)}`,
  "teammate.away_set": ({ data, named }) =>
    data.to
      ? `said that ${named(data.teammateId)} is away`
      : `said that ${named(data.teammateId)} is here again`,
  "teammate.profile_changed": ({ data, named }) => `changed the profile of ${named(data.teammateId)}`,
  "teammate.address_asked": ({ data, named }) => `asked for another address of ${named(data.teammateId)}`,
  "teammate.address_confirmed": ({ data, named }) =>
    `confirmed the change of address of ${named(data.teammateId)} by the ${data.by} one`,
  "teammate.address_dropped": ({ data, named }) =>
    `dropped the change of address of ${named(data.teammateId)}`,
  "teammate.address_changed": ({ data, named }) => `changed the address of ${named(data.teammateId)}`,
  "teammate.password_changed": ({ data, named }) =>
    `changed the password of ${named(data.teammateId)}${data.by === "link" ? " by a mailed link" : ""}`,
  "teammate.reset_link_made": ({ data, named }) =>
    `made a link for a new password of ${named(data.teammateId)}`,
  "teammate.two_factor_set": ({ data, named }) =>
    `switched the second step of sign-in of ${named(data.teammateId)} ${data.to ? "on" : "off"}`,
  "teammate.backup_codes_renewed": ({ data, named }) =>
    `renewed the backup codes of ${named(data.teammateId)}`,
  "teammate.sessions_ended": ({ data, named }) =>
    `ended ${count(data.sessionIds.length, "session")} of ${named(data.teammateId)}`,
  "team.added": ({ data, named }) => `added the team ${named(data.teamId)}`,
  "team.renamed": ({ data, named }) => `renamed the team ${named(data.teamId)}`,
  "team.office_set": ({ data, named }) => `changed the office of the team ${named(data.teamId)}`,
  "team.members_changed": ({ data, named }) => `changed who is in the team ${named(data.teamId)}`,
  "team.archived": ({ data, named }) => `archived the team ${named(data.teamId)}`,
  "team.restored": ({ data, named }) => `restored the team ${named(data.teamId)}`,
  "invitation.sent": ({ data }) => `invited ${data.email} as ${data.role}`,
  "invitation.renewed": ({ data, named }) => `sent the invitation of ${named(data.invitationId)} again`,
  "invitation.revoked": ({ data, named }) => `took back the invitation of ${named(data.invitationId)}`,
  "invitation.accepted": ({ data, named }) => `accepted the invitation of ${named(data.invitationId)}`,
  "tag.added": ({ data }) => `added the tag ${inQuotes(data.name)}`,
  "tag.renamed": ({ data }) => `renamed the tag ${inQuotes(data.from)}`,
  "tag.archived": ({ data }) => `archived the tag ${inQuotes(data.name)}`,
  "tag.restored": ({ data }) => `restored the tag ${inQuotes(data.name)}`,
  "tag.merged": ({ data }) =>
    `merged a tag into another, on ${count(data.conversations, "conversation")} and ${count(data.tickets, "ticket")}`,
  "ticket_type.added": ({ data }) => `added the ticket type ${inQuotes(data.name)}`,
  "ticket_type.attribute_added": ({ data, named }) =>
    `added the attribute ${inQuotes(data.name)} to the ticket type ${named(data.typeId)}`,
  "ticket_type.changed": ({ data, named }) => `changed the ticket type ${named(data.typeId)}`,
  "ticket_type.archived": ({ data, named }) => `archived the ticket type ${named(data.typeId)}`,
  "ticket_type.restored": ({ data, named }) => `restored the ticket type ${named(data.typeId)}`,
  "state.added": ({ data }) => `added the state ${inQuotes(data.internalLabel)}`,
  "state.changed": ({ data, named }) => `changed the state ${named(data.stateId)}`,
  "state.ordered": ({ data }) => `changed the order of the states in “${data.category.replaceAll("_", " ")}”`,
  "state.archived": ({ data, named }) =>
    `archived the state ${named(data.stateId)}, in which ${count(data.tickets, "ticket")} stood`,
  "state.restored": ({ data, named }) => `restored the state ${named(data.stateId)}`,
  "customer.added": ({ data, named }) => `added the customer ${named(data.customerId)}`,
  "customer.identified": ({ data, named }) => `proved to be the customer ${named(data.customerId)}`,
  "customer.changed": ({ data, named }) => `changed what is known of the customer ${named(data.customerId)}`,
  "customer.merged": ({ data }) =>
    `merged a customer into another, with ${count(data.conversations, "conversation")} and ${count(data.tickets, "ticket")}`,
  "customer.blocked": ({ data, named }) => `blocked the customer ${named(data.customerId)}`,
  "customer.unblocked": ({ data, named }) => `let the customer ${named(data.customerId)} write again`,
  "customer.marked_spam": ({ data, named }) =>
    `marked the customer ${named(data.customerId)} as spam, which closed ${count(data.conversationIds.length, "conversation")}`,
  "customer.unmarked_spam": ({ data, named }) =>
    `took back that the customer ${named(data.customerId)} is spam, which reopened ${count(data.conversationIds.length, "conversation")}`,
  "customer.exported": ({ data, named }) =>
    `exported all that is stored about the customer ${named(data.customerId)}`,
  "customer.erased": ({ data, named }) => `erased the customer ${named(data.customerId)}`,
  "conversation.started": ({ itself }) => `started ${itself}`,
  "conversation.closed": ({ itself }) => `closed ${itself}`,
  "conversation.reopened": ({ itself }) => `reopened ${itself}`,
  "conversation.converted": ({ data, itself }) => `turned ${itself} into Customer ticket #${data.number}`,
  "conversation.tagged": ({ data, named, itself }) => `put the tag ${named(data.tagId)} on ${itself}`,
  "conversation.untagged": ({ data, named, itself }) => `took the tag ${named(data.tagId)} off ${itself}`,
  "form.sent": ({ data, named, itself }) => `sent the ticket form ${named(data.typeId)} in ${itself}`,
  "form.submitted": ({ data, named, itself }) =>
    `filled in the ticket form ${named(data.typeId)} in ${itself}: #${data.number}`,
  "message.sent": ({ itself }) => `wrote a message in ${itself}`,
  "note.added": ({ data, itself }) =>
    data.crossPosted ? `wrote a note on ${itself} and cross-posted it` : `wrote a note on ${itself}`,
  "note.edited": ({ itself }) => `edited a note on ${itself}`,
  "note.removed": ({ itself }) => `removed a note on ${itself}`,
  "thread.assigned": ({ itself }) => `changed who has ${itself}`,
  "thread.team_assigned": ({ itself }) => `changed which team has ${itself}`,
  "thread.snoozed": ({ data, itself }) =>
    `snoozed ${itself} until ${data.until ? inUtc(data.until) : "its ticket is resolved"}`,
  "thread.woken": ({ data, itself }) => `woke ${itself} (${data.cause.replace("_", " ")})`,
  "ticket.created": ({ data, named }) =>
    `opened #${data.number}${data.typeId ? `, ${named(data.typeId)},` : ""}${data.shared ? " shared with the customer" : ""}`.replace(
      /,$/,
      "",
    ),
  "ticket.type_changed": ({ data }) => `changed the type of #${data.number}`,
  "ticket.opened_anyway": ({ data }) =>
    `opened restricted ticket #${data.number} until ${inUtc(data.until)}${data.reason ? `: ${inQuotes(data.reason)}` : ""}`,
  "ticket.closed_again": ({ data }) => `closed restricted ticket #${data.number} again`,
  "ticket.linked": ({ data, named }) =>
    `linked #${data.number} to the conversation ${named(data.conversationId)}`,
  "ticket.unlinked": ({ data, named }) =>
    `unlinked #${data.number} from the conversation ${named(data.conversationId)}`,
  "ticket.state_changed": ({ data }) => `changed the state of #${data.number}`,
  "ticket.field_changed": ({ data }) => `changed a field of #${data.number}`,
  "ticket.shared": ({ data }) => `shared #${data.number} with the customer`,
  "ticket.sharing_stopped": ({ data }) => `stopped sharing #${data.number} with the customer`,
  "ticket.tagged": ({ data, named }) => `put the tag ${named(data.tagId)} on #${data.number}`,
  "ticket.untagged": ({ data, named }) => `took the tag ${named(data.tagId)} off #${data.number}`,
  "workflow.created": ({ data }) => `made the workflow ${inQuotes(data.name)}`,
  "workflow.changed": ({ data, named }) =>
    `saved version ${data.to} of the workflow ${named(data.workflowId)}`,
  "workflow.renamed": ({ data }) => `renamed the workflow ${inQuotes(data.from)}`,
  "workflow.switched": ({ data, named }) =>
    `switched the workflow ${named(data.workflowId)} ${data.enabled ? "on" : "off"}`,
  "workflow.archived": ({ data, named }) => `archived the workflow ${named(data.workflowId)}`,
  "workflow.ordered": () => "changed the order of the workflows",
  "mail.sent_again": () => "sent a mail again",
  "messenger.key_rotated": () => "rotated the messenger’s key",
  "messenger.sites_set": () => "changed which sites show the messenger",
}

/** What happened, as a sentence without its subject. */
export function whatHappened(event: EventView, names: Names): string {
  const named = (id: string | null | undefined) => {
    const name = id && names.get(id)?.name
    return name ? inQuotes(name) : "something that is gone"
  }
  const sentence = sentences[event.type] as ((about: About<EventType>) => string) | undefined
  // What a newer version wrote is said by its type.
  if (!sentence) return String(event.type).replaceAll(/[._]/g, " ")
  return sentence({ data: event.data, named, itself: itselfOf(event, names) } as About<EventType>)
}

function itselfOf({ threadId }: EventView, names: Names): string {
  const thing = threadId === null ? undefined : names.get(threadId)
  if (!thing) return "something that is gone"
  return thing.kind === "ticket" ? thing.name : `the conversation ${inQuotes(thing.name)}`
}

/** Who did it. */
export function whoDid({ actor }: EventView, names: Names): string {
  if (actor.kind === "system") return "Backline"
  const known = actor.id && names.get(actor.id)?.name
  return known ?? { customer: "A customer", workflow: "A workflow", teammate: "Someone" }[actor.kind]
}
