import { and, eq, inArray, sql } from "drizzle-orm"
import { tags } from "@/db/schema/tags"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { notThere, refuse } from "@/lib/shared/refusals"
import { listStates } from "@/lib/ticket-types/queries"
import { ShareTicket, StopSharing } from "../inputs"
import { whyNotShare } from "../rules"
import { everywhere, type LockedTicket, lockTicket, sharingFacts, toItsCustomer } from "./locked-ticket"

/** Shares a Back-office ticket with the customer of its one conversation (SPEC S2–S5). */
export const shareTicket = defineCommand({
  name: "shareTicket",
  right: "teammate",
  input: ShareTicket,
  run: async ({ tx, actor, workspaceId }, { ticketId }) => {
    const ticket = await lockTicket({ tx, actor }, ticketId)
    if (!ticket) return notThere
    if (ticket.shared)
      return refuse("unchanged", `Ticket #${ticket.number} is shared with the customer already.`)
    const refusal = whyNotShare(sharingFacts(ticket))
    if (refusal) return refusal
    const conversationId = ticket.links[0]?.id
    if (!conversationId) return notThere
    await tx.execute(sql`
      update tickets set shared = true where workspace_id = ${workspaceId} and id = ${ticketId}`)
    await tx.execute(sql`
      update ticket_links set ticket_shared = true where workspace_id = ${workspaceId} and ticket_id = ${ticketId}`)
    const state = (await listStates(tx, workspaceId)).find((s) => s.id === ticket.stateId)
    if (!state) throw new Error(`The ticket ${ticketId} has no state.`)
    return [
      {
        type: "ticket.shared",
        thread: ticketId,
        data: { number: ticket.number, conversationId },
        places: everywhere(ticket, {}),
        ...toItsCustomer(ticket, { type: "ticket", label: state.customerLabel, step: state.category }),
      },
    ]
  },
})

/**
 * Stops sharing a ticket and removes its tags; the timeline keeps which (SPEC S6, S8). Refuses if the ticket carries a
 * tag that the person was not asked about.
 */
export const stopSharing = defineCommand({
  name: "stopSharing",
  right: "teammate",
  input: StopSharing,
  run: async (context, { ticketId, knownTagIds }) => {
    const { tx, workspaceId } = context
    const ticket = await lockTicket(context, ticketId)
    if (!ticket) return notThere
    if (!ticket.shared || !ticket.links[0])
      return refuse("unchanged", `Ticket #${ticket.number} isn't shared with the customer.`)
    const unknown = ticket.tagIds.filter((id) => !knownTagIds.includes(id))
    if (unknown.length > 0) {
      const rows = await tx
        .select({ name: tags.name })
        .from(tags)
        .where(and(eq(tags.workspaceId, workspaceId), inArray(tags.id, unknown)))
      const names = new Intl.ListFormat("en").format(rows.map((r) => `“${r.name}”`))
      return refuse(
        "tags_would_go",
        `Stopping sharing would also remove the tags ${names}. Please confirm again.`,
      )
    }
    const [stopped] = await stopSharingOf(context, [ticket])
    return stopped ? [stopped] : notThere
  },
})

/** Stops sharing locked tickets and removes their tags; gives an event for each that is shared (SPEC S6, S8). */
export async function stopSharingOf(
  { tx, workspaceId }: CommandContext,
  tickets: LockedTicket[],
): Promise<NewEvent[]> {
  const shared = tickets.filter((ticket) => ticket.shared && ticket.links[0])
  if (shared.length === 0) return []
  const ids = sql`select value::uuid from jsonb_array_elements_text(${JSON.stringify(shared.map((t) => t.id))}::text::jsonb)`
  await tx.execute(sql`delete from ticket_tags where workspace_id = ${workspaceId} and ticket_id in (${ids})`)
  await tx.execute(
    sql`update tickets set shared = false where workspace_id = ${workspaceId} and id in (${ids})`,
  )
  await tx.execute(sql`
    update ticket_links set ticket_shared = false where workspace_id = ${workspaceId} and ticket_id in (${ids})`)
  return shared.map((ticket) => ({
    type: "ticket.sharing_stopped",
    thread: ticket.id,
    data: { number: ticket.number, conversationId: ticket.links[0]?.id ?? "", tagIds: ticket.tagIds },
    places: everywhere(ticket, {}),
    ...toItsCustomer(ticket, { type: "ticket_gone" }),
  }))
}
