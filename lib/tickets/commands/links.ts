import { and, eq, ne, sql } from "drizzle-orm"
import { ticketLinks } from "@/db/schema/tickets"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { lockThreads } from "@/lib/threads/queries"
import { LinkTicket, UnlinkTicket } from "../inputs"
import { conversationFacts } from "../queries"
import { whyNotLink, whyNotUnlink } from "../rules"
import { everywhere, lockTicket } from "./locked-ticket"

/** Links a Back-office or Tracker ticket to one more conversation or Customer ticket (SPEC O4, O5, S5). */
export const linkTicket = defineCommand({
  name: "linkTicket",
  right: "teammate",
  input: LinkTicket,
  run: async ({ tx, actor, workspaceId, at }, { ticketId, conversationId }) => {
    const ticket = await lockTicket({ tx, actor }, ticketId, conversationId)
    const [conversation] = await lockThreads(tx, workspaceId, sql`select ${conversationId}::uuid`)
    const isCustomerTicket = conversation?.category === "customer"
    if (!ticket || (conversation?.category !== "conversation" && !isCustomerTicket)) return notThere
    const { trackerNumber } = await conversationFacts(tx, workspaceId, conversationId)
    const refusal = whyNotLink({
      ...ticket,
      linkedAlready: ticket.links.some((l) => l.id === conversationId),
      conversation: { isCustomerTicket, trackerNumber },
    })
    if (refusal) return refusal
    await tx.insert(ticketLinks).values({
      workspaceId,
      ticketId,
      conversationId,
      ticketCategory: ticket.category,
      ticketShared: ticket.shared,
      conversationCategory: isCustomerTicket ? "customer" : "conversation",
      linkedAt: at,
    })
    return [
      {
        type: "ticket.linked",
        thread: ticketId,
        data: { number: ticket.number, conversationId },
        places: [{ id: ticketId }, { id: conversationId, activity: true }],
      },
    ]
  },
})

/** Unlinks a ticket from a conversation; the first of several links makes the next its home (SPEC O4). */
export const unlinkTicket = defineCommand({
  name: "unlinkTicket",
  right: "teammate",
  input: UnlinkTicket,
  run: async ({ tx, actor, workspaceId }, { ticketId, conversationId }) => {
    const ticket = await lockTicket({ tx, actor }, ticketId)
    if (!ticket) return notThere
    if (!ticket.links.some((l) => l.id === conversationId))
      return refuse("not_linked", `Ticket #${ticket.number} isn't linked to this conversation.`)
    const refusal = whyNotUnlink({ ...ticket, linkCount: ticket.links.length })
    if (refusal) return refusal
    const here = and(eq(ticketLinks.workspaceId, workspaceId), eq(ticketLinks.ticketId, ticketId))
    const [next] = await tx
      .select({ id: ticketLinks.conversationId })
      .from(ticketLinks)
      .where(and(here, ne(ticketLinks.conversationId, conversationId)))
      .orderBy(ticketLinks.linkedAt)
      .limit(1)
    const moves = ticket.homeConversationId === conversationId
    if (moves)
      await tx.execute(sql`
        update tickets set home_conversation_id = ${next?.id ?? null}
        where workspace_id = ${workspaceId} and id = ${ticketId}`)
    await tx.delete(ticketLinks).where(and(here, eq(ticketLinks.conversationId, conversationId)))
    const data = { number: ticket.number, conversationId, home: moves ? (next?.id ?? null) : null }
    return [{ type: "ticket.unlinked", thread: ticketId, data, places: everywhere(ticket, {}) }]
  },
})
