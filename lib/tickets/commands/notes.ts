import { defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { docFromText } from "@/lib/shared/doc-text"
import { notThere, refuse } from "@/lib/shared/refusals"
import { insertNote } from "@/lib/threads/commands/notes"
import { endSnooze, wokenEvent } from "@/lib/threads/commands/snooze"
import { ticketWakes, wakesOnCrossPost } from "@/lib/threads/rules"
import { AddTicketNote } from "../inputs"
import { everywhere, type LockedTicket, lockTicket } from "./locked-ticket"

/**
 * Adds a note to a Back-office or Tracker ticket; with `crossPost` the same note also stands in every linked
 * conversation, atomically and once, and wakes those that Z3 wakes (SPEC N3, N4, N9, Z2–Z4). Text only: there is no
 * way to post a message on a ticket (SPEC N1). A Customer ticket's notes are its conversation's.
 */
export const addTicketNote = defineCommand({
  name: "addTicketNote",
  right: "teammate",
  input: AddTicketNote,
  run: async (context, { commandId: noteId, ticketId, text, crossPost }) => {
    const { tx, workspaceId, actor } = context
    const ticket = await lockTicket({ tx, actor }, ticketId)
    if (!ticket) return notThere
    if (ticket.category === "customer")
      return refuse(
        "customer_ticket_has_its_conversations",
        "A Customer ticket's notes are its conversation's.",
      )
    if (crossPost && ticket.links.length === 0)
      return refuse("nothing_to_cross_post_to", `Ticket #${ticket.number} is linked to no conversation.`)
    const woken = [
      ...(crossPost ? wokenByCrossPost(ticket) : []),
      ...(ticket.thread.status === "snoozed" && ticketWakes({ ...ticket.thread, actorId: actor.id })
        ? [ticket.thread]
        : []),
    ]
    insertNote(context, { threadId: ticketId, doc: docFromText(text) })
    const wokenIds = woken.map((thread) => thread.id)
    context.send(endSnooze(tx, workspaceId, wokenIds))
    const how = { activity: true, attention: true, part: true }
    const added: NewEvent = {
      type: "note.added",
      thread: ticketId,
      note: noteId,
      data: { number: ticket.number, crossPosted: crossPost },
      places: crossPost ? everywhere(ticket, how) : [{ id: ticketId, ...how }],
    }
    return [added, ...woken.map((thread) => wokenEvent(thread, "note", ticket.number))]
  },
})

function wokenByCrossPost(ticket: LockedTicket) {
  const ticketAssigneeId = ticket.thread.assigneeId
  return ticket.links.filter(
    (c) =>
      c.status === "snoozed" && wakesOnCrossPost({ ticketAssigneeId, conversationAssigneeId: c.assigneeId }),
  )
}
