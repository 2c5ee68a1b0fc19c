import { type SQL, sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import type { Actor } from "./actor"
import type { EventType, EventView } from "./event"

/**
 * What a teammate can't open: the tickets of these limited types, but for those opened anyway (SPEC A2), and what is for
 * admins alone (SPEC A1). Everything that says something of a ticket asks it, in its own statement or transaction.
 */
export type Access = { closedTypes: readonly string[]; opened: readonly string[]; isAdmin: boolean }

/** Where nothing is kept from anybody. */
export const openToAll: Access = { closedTypes: [], opened: [], isAdmin: true }

/** An event with the tickets of limited types that it concerns, and their types; these never leave the server. */
export type FeedEvent = { event: EventView; limited: Record<string, string> | null }

/** Who looks; the product itself, its workflows and its commands for customers may look at everything. */
export type Viewer = Pick<Actor, "kind" | "workspaceId" | "id">

/** SQL that says whether somebody may open a ticket, by its type and its id (SPEC A2). */
export function mayOpen(actor: Viewer, typeId: SQL, ticketId: SQL): SQL {
  if (actor.kind !== "teammate") return sql`true`
  const { workspaceId, id } = actor
  // As queries of their own, they are asked once for each statement instead of for each row.
  return sql`(${typeId} <> all ((select closed_types(${workspaceId}, ${id}))::uuid[])
    or ${ticketId} = any ((select opened_tickets(${workspaceId}, ${id}))::uuid[]))`
}

/** What one teammate can't open now. */
export async function accessOf(
  reader: Reader,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<Access> {
  const [row] = await reader.execute<Access>(sql`
    select closed_types(workspace_id, id) as "closedTypes", opened_tickets(workspace_id, id) as opened,
      role <> 'teammate' as "isAdmin"
    from teammates where workspace_id = ${workspaceId} and id = ${id} and removed_at is null`)
  if (!row) throw new Error("Whoever asks is no teammate any more.")
  return row
}

/** What each of a workspace's teammates can't open now, by their ids; `limited`: whether limited types matter to it. */
export async function accessOfAll(
  reader: Reader,
  workspaceId: string,
  { limited }: { limited: boolean },
): Promise<Map<string, Access>> {
  const types = limited
    ? sql`closed_types(workspace_id, id) as "closedTypes", opened_tickets(workspace_id, id) as opened`
    : sql`'{}'::uuid[] as "closedTypes", '{}'::uuid[] as opened`
  const rows = await reader.execute<Access & { id: string }>(sql`
    select id, ${types}, role <> 'teammate' as "isAdmin"
    from teammates where workspace_id = ${workspaceId} and removed_at is null`)
  return new Map(rows.map(({ id, ...access }) => [id, access]))
}

/** Whether a ticket that an event concerns is one that somebody with this access can't open. */
export function isClosed(access: Access, ticketId: string, { limited }: Pick<FeedEvent, "limited">): boolean {
  const typeId = limited?.[ticketId]
  return typeId !== undefined && access.closedTypes.includes(typeId) && !access.opened.includes(ticketId)
}

/**
 * An event as somebody with this access may see it: whole, or only what stands in a linked conversation as well (that a
 * ticket is there, its states, what was cross-posted), or null for what only those who may open the ticket see (SPEC A2).
 */
export function asSeenBy(access: Access, { event, limited }: FeedEvent): EventView | null {
  if (!access.isAdmin && forAdmins.has(event.type)) return null
  if (limited === null) return event
  const closed = Object.keys(limited).filter((id) => isClosed(access, id, { limited }))
  if (closed.length === 0) return event
  const places = event.places.filter((id) => !closed.includes(id))
  const isOfClosed = event.threadId !== null && closed.includes(event.threadId)
  // Which form it was stands in the conversation; the ticket that came of it has no type to them.
  if (event.type === "form.submitted") return { ...event, places, data: { ...event.data, typeId: null } }
  if (!isOfClosed) return { ...event, places }
  const isOpening = event.type === "ticket.opened_anyway" || event.type === "ticket.closed_again"
  if (event.places.length > 0 && places.length === 0 && !isOpening) return null
  return fromOutside({ ...event, places })
}

/** What happens on screens that only admins have, or to accounts; it changes nothing on others' screens. */
const forAdmins = new Set<EventType>([
  "audit_log.exported",
  "customer.exported",
  "invitation.accepted",
  "invitation.renewed",
  "invitation.revoked",
  "invitation.sent",
  "mail.sent_again",
  "messenger.key_rotated",
  "messenger.sites_set",
  "teammate.address_asked",
  "teammate.address_confirmed",
  "teammate.address_dropped",
  "teammate.backup_codes_renewed",
  "teammate.password_changed",
  "teammate.reset_link_made",
  "teammate.sessions_ended",
  "teammate.two_factor_set",
  "workflow.archived",
  "workflow.changed",
  "workflow.ordered",
  "workflow.switched",
])

/** What somebody outside may see of an event of a ticket itself: none that is not named here. */
function fromOutside(event: EventView): EventView | null {
  switch (event.type) {
    case "ticket.created":
      return { ...event, data: { ...event.data, typeId: null } }
    case "ticket.closed_again":
    case "ticket.linked":
    case "ticket.state_changed":
    case "ticket.shared":
      return event
    case "ticket.sharing_stopped":
      return { ...event, data: { ...event.data, tagIds: [] } }
    case "ticket.unlinked":
      return { ...event, data: { ...event.data, home: null } }
    case "note.added":
    case "note.edited":
    case "note.removed":
      return event.data.crossPosted ? event : null
    case "ticket.opened_anyway":
      return { ...event, data: { ...event.data, reason: null } }
    default:
      return null
  }
}

/** Whether something that happened may have changed what a teammate can open. */
export function changesAccess(event: EventView, teammateId: string): boolean {
  switch (event.type) {
    case "ticket.opened_anyway":
    case "ticket.closed_again":
      return event.actor.id === teammateId
    case "ticket_type.changed":
      return "limited" in event.data.to || "teamIds" in event.data.to
    case "ticket.type_changed":
    case "team.archived":
      return true
    case "team.members_changed": {
      const { from, to } = event.data
      return from.includes(teammateId) !== to.includes(teammateId)
    }
    case "teammate.role_changed":
      return event.data.teammateId === teammateId
    default:
      return false
  }
}
