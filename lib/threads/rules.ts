import type { InboxStatus } from "@/lib/events/event"
import { type Refusal, refuse } from "@/lib/shared/refusals"

/** Says why a time can't be snoozed to, or null. */
export function whyNotSnooze(
  thread: { category: string; status: InboxStatus },
  until: Date,
  now: Date,
): Refusal | null {
  if (thread.status === "closed" && (thread.category === "back_office" || thread.category === "tracker"))
    return refuse("resolved_cannot_snooze", "A resolved ticket can't be snoozed.")
  if (until.getTime() <= now.getTime())
    return refuse("snooze_in_the_past", "Please choose a time that is still to come.")
  return null
}

/** Whether a cross-posted note wakes a snoozed conversation: not if both have the same teammate (SPEC Z3). */
export function wakesOnCrossPost(facts: {
  ticketAssigneeId: string | null
  conversationAssigneeId: string | null
}): boolean {
  return facts.ticketAssigneeId === null || facts.ticketAssigneeId !== facts.conversationAssigneeId
}

/** Whether a ticket's new state wakes a snoozed conversation, by the workspace's choice and Z3's rule (SPEC Z5). */
export function wakesOnStateChange(facts: {
  setting: "never" | "resolved" | "always"
  resolved: boolean
  ticketAssigneeId: string | null
  conversationAssigneeId: string | null
}): boolean {
  if (facts.setting === "never" || (facts.setting === "resolved" && !facts.resolved)) return false
  return wakesOnCrossPost(facts)
}

/** Whether a note or a state change wakes a snoozed ticket: when it is not its assignee's own (SPEC Z2). */
export function ticketWakes(facts: { assigneeId: string | null; actorId: string | null }): boolean {
  return facts.assigneeId === null || facts.assigneeId !== facts.actorId
}

/** Whether a thread is unread for a teammate: something newer than they have read, by somebody else (SPEC N5). */
export function isUnread(facts: {
  attentionSeq: number | null
  attentionBy: string | null
  attentionOtherSeq: number | null
  readSeq: number | null
  teammateId: string
}): boolean {
  const newest = facts.attentionBy === facts.teammateId ? facts.attentionOtherSeq : facts.attentionSeq
  return newest !== null && newest > (facts.readSeq ?? 0)
}

/** Says why someone can't change a note's text, or null: only its author may (SPEC N4). */
export function whyNotEditNote(
  note: { authorId: string | null; removedAt: string | null },
  actor: { id: string | null },
): Refusal | null {
  if (note.removedAt) return refuse("note_removed", "This note was removed.")
  if (note.authorId === null || note.authorId !== actor.id)
    return refuse("not_your_note", "Only the author of a note can edit it.")
  return null
}

/** Says why someone can't remove a note, or null: its author and admins may (SPEC N4). */
export function whyNotRemoveNote(
  note: { authorId: string | null; removedAt: string | null },
  actor: { id: string | null; role: "owner" | "admin" | "teammate" },
): Refusal | null {
  if (note.removedAt) return refuse("note_removed", "This note was removed already.")
  if (note.authorId !== actor.id && actor.role === "teammate")
    return refuse("not_your_note", "Only the author of a note or an admin can remove it.")
  return null
}
