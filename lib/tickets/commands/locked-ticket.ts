import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { mayOpen } from "@/lib/events/access"
import type { Actor } from "@/lib/events/actor"
import type { ForCustomer, NewEvent, Place, TicketCategory } from "@/lib/events/event"
import { ChangedMeanwhile } from "@/lib/events/retries"
import type { AttributeValues } from "@/lib/shared/attributes"
import { type LockedThread, lockThreads } from "@/lib/threads/queries"
import type { SharingFacts } from "../rules"

/** A conversation linked to a locked ticket, locked as well. */
export type LockedLink = LockedThread & { sharedNumber: number | null; trackerNumber: number | null }

/** A ticket as a command holds it: its thread and those of all linked conversations are locked. */
export type LockedTicket = {
  id: string
  number: number
  category: TicketCategory
  typeId: string
  typeName: string
  sharingAllowed: boolean
  title: string
  description: string
  attributes: AttributeValues
  stateId: string
  stateVersion: number
  shared: boolean
  homeConversationId: string | null
  /** Whose conversation it belongs to; null for a tracker. */
  customerId: string | null
  tagIds: string[]
  thread: LockedThread
  links: LockedLink[]
}

type Facts = Omit<LockedTicket, "thread" | "links"> & {
  links: { id: string; sharedNumber: number | null; trackerNumber: number | null }[]
}

/**
 * Locks a ticket with all its linked conversations (and, for linking, one more) and reads what the rules need. Gives null
 * where this workspace has no such ticket, or none that this actor may open (SPEC A2, A3). A link made while it waited
 * makes the command run again.
 */
export async function lockTicket(
  { tx, actor }: { tx: Tx; actor: Actor },
  ticketId: string,
  alsoConversationId?: string,
): Promise<LockedTicket | null> {
  const { workspaceId } = actor
  const linked = sql`select conversation_id from ticket_links
    where workspace_id = ${workspaceId} and ticket_id = ${ticketId}`
  const also = alsoConversationId ? sql` union all select ${alsoConversationId}::uuid` : sql``
  // Both go out at once; the second reads after the first holds its locks.
  const [threads, rows] = await Promise.all([
    lockThreads(tx, workspaceId, sql`${linked} union all select ${ticketId}::uuid${also}`),
    tx.execute<Facts & { open: boolean }>(factsOf(actor, ticketId)),
  ])
  const [facts] = rows
  const thread = threads.find((t) => t.id === ticketId)
  if (!facts || !thread) return null
  const { open, ...known } = facts
  if (!open) return null
  const links = facts.links.map((link) => {
    const locked = threads.find((t) => t.id === link.id)
    if (!locked) throw new ChangedMeanwhile()
    return { ...locked, ...link }
  })
  return { ...known, thread, links }
}

const factsOf = (actor: Actor, ticketId: string) => sql`
  select k.id, k.number, k.category, k.type_id as "typeId", y.name as "typeName",
    y.sharing_allowed as "sharingAllowed", k.title, k.description, k.attributes, k.state_id as "stateId",
    k.state_version as "stateVersion", k.shared, k.home_conversation_id as "homeConversationId",
    (select c.customer_id from conversations c where c.workspace_id = k.workspace_id
      and c.id = case when k.category = 'customer' then k.id else k.home_conversation_id end) as "customerId",
    array(select g.tag_id from ticket_tags g where g.workspace_id = k.workspace_id and g.ticket_id = k.id) as "tagIds",
    (select coalesce(jsonb_agg(jsonb_build_object('id', l.conversation_id,
        'sharedNumber', (${otherTicket(sql`x.ticket_shared`)}), 'trackerNumber', (${otherTicket(
          sql`x.ticket_category = 'tracker'`,
        )}))), '[]')
      from ticket_links l where l.workspace_id = k.workspace_id and l.ticket_id = k.id) as links,
    not y.limited or ${mayOpen(actor, sql`k.type_id`, sql`k.id`)} as open
  from tickets k join ticket_types y on y.workspace_id = k.workspace_id and y.id = k.type_id
  where k.workspace_id = ${actor.workspaceId} and k.id = ${ticketId}`

const otherTicket = (which: ReturnType<typeof sql>) => sql`
  select o.number from ticket_links x
  join tickets o on o.workspace_id = x.workspace_id and o.id = x.ticket_id
  where x.workspace_id = l.workspace_id and x.conversation_id = l.conversation_id and x.ticket_id <> k.id and ${which}`

/** What `whyNotShare` asks of a locked ticket. */
export function sharingFacts(ticket: LockedTicket): SharingFacts {
  return {
    category: ticket.category,
    typeName: ticket.typeName,
    typeAllowsSharing: ticket.sharingAllowed,
    linkedToCustomerTicket: ticket.links.some((l) => l.category === "customer"),
    linkCount: ticket.links.length,
    otherShared: ticket.links.find((l) => l.sharedNumber !== null)?.sharedNumber ?? null,
  }
}

/** The ticket's own timeline and those of all conversations linked to it. */
export function everywhere(ticket: LockedTicket, how: Omit<Place, "id">): Place[] {
  return [{ id: ticket.id, ...how }, ...ticket.links.map((l) => ({ id: l.id, ...how }))]
}

type Said =
  | { type: "ticket" | "label"; label: string; step: string }
  | { type: "ticket_changed" | "ticket_gone" }

/** What an event is to the ticket's customer, if they can see the ticket now or could until now (SPEC S7, C3). */
export function toItsCustomer(ticket: LockedTicket, said: Said): Pick<NewEvent, "customer"> {
  const conversation = ticket.category === "customer" ? ticket.id : ticket.homeConversationId
  if (!conversation || !ticket.customerId) return {}
  if (ticket.category !== "customer" && !ticket.shared && said.type !== "ticket") return {}
  const customer: ForCustomer = { id: ticket.customerId, conversation, ticket: ticket.id, ...said }
  return { customer }
}
