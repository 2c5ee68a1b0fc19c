import { and, eq } from "drizzle-orm"
import { ticketTags } from "@/db/schema/tags"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { findTag } from "@/lib/tags/queries"
import { TagTicket, UntagTicket } from "../inputs"
import { whyNotTag } from "../rules"
import { lockTicket } from "./locked-ticket"

/** Tags a Back-office ticket, which only a shared one can be (SPEC S6). */
export const tagTicket = defineCommand({
  name: "tagTicket",
  right: "teammate",
  input: TagTicket,
  run: async ({ tx, actor, workspaceId }, { ticketId, tagId }) => {
    const ticket = await lockTicket({ tx, actor }, ticketId)
    const tag = await findTag(tx, workspaceId, tagId)
    if (!ticket || !tag) return notThere
    const refusal = whyNotTag(ticket)
    if (refusal) return refusal
    if (ticket.tagIds.includes(tagId)) return refuse("unchanged", `It is tagged “${tag.name}” already.`)
    await tx.insert(ticketTags).values({ workspaceId, ticketId, tagId, ticketShared: true })
    const data = { number: ticket.number, tagId }
    return [{ type: "ticket.tagged", thread: ticketId, data, places: [{ id: ticketId }] }]
  },
})

/** Takes a tag off a shared ticket. */
export const untagTicket = defineCommand({
  name: "untagTicket",
  right: "teammate",
  input: UntagTicket,
  run: async ({ tx, actor, workspaceId }, { ticketId, tagId }) => {
    const ticket = await lockTicket({ tx, actor }, ticketId)
    if (!ticket) return notThere
    if (!ticket.tagIds.includes(tagId)) return refuse("unchanged", "It doesn't carry that tag.")
    const { workspaceId: w, ticketId: id, tagId: tag } = ticketTags
    await tx.delete(ticketTags).where(and(eq(w, workspaceId), eq(id, ticketId), eq(tag, tagId)))
    const data = { number: ticket.number, tagId }
    return [{ type: "ticket.untagged", thread: ticketId, data, places: [{ id: ticketId }] }]
  },
})
