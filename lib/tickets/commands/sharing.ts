import { and, eq, inArray, sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { tags, ticketTags } from "@/db/schema/tags"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { listStates } from "@/lib/ticket-types/queries"
import { ShareTicket, StopSharing } from "../inputs"
import { whyNotShare } from "../rules"
import { everywhere, lockTicket, sharingFacts, toItsCustomer } from "./locked-ticket"

async function setShared(tx: Tx, workspaceId: string, ticketId: string, shared: boolean): Promise<void> {
  await tx.execute(sql`
    update tickets set shared = ${shared} where workspace_id = ${workspaceId} and id = ${ticketId}`)
  await tx.execute(sql`
    update ticket_links set ticket_shared = ${shared} where workspace_id = ${workspaceId} and ticket_id = ${ticketId}`)
}

/** Shares a Back-office ticket with the customer of its one conversation (SPEC S2–S5). */
export const shareTicket = defineCommand({
  name: "shareTicket",
  right: "teammate",
  input: ShareTicket,
  run: async ({ tx, workspaceId }, { ticketId }) => {
    const ticket = await lockTicket(tx, workspaceId, ticketId)
    if (!ticket) return notThere
    if (ticket.shared)
      return refuse("unchanged", `Ticket #${ticket.number} is shared with the customer already.`)
    const refusal = whyNotShare(sharingFacts(ticket))
    if (refusal) return refusal
    const conversationId = ticket.links[0]?.id
    if (!conversationId) return notThere
    await setShared(tx, workspaceId, ticketId, true)
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
  run: async ({ tx, workspaceId }, { ticketId, knownTagIds }) => {
    const ticket = await lockTicket(tx, workspaceId, ticketId)
    if (!ticket) return notThere
    const conversationId = ticket.links[0]?.id
    if (!ticket.shared || !conversationId)
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
    await tx
      .delete(ticketTags)
      .where(and(eq(ticketTags.workspaceId, workspaceId), eq(ticketTags.ticketId, ticketId)))
    await setShared(tx, workspaceId, ticketId, false)
    return [
      {
        type: "ticket.sharing_stopped",
        thread: ticketId,
        data: { number: ticket.number, conversationId, tagIds: ticket.tagIds },
        places: everywhere(ticket, {}),
        ...toItsCustomer(ticket, { type: "ticket_gone" }),
      },
    ]
  },
})
