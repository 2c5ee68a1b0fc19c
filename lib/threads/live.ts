import { type EventView, eventKey } from "@/lib/events/event"
import { plainText } from "@/lib/shared/doc"
import type { LastWords, Timeline } from "./views"

/** A thread's own fields, which conversations and tickets share. */
type ThreadFields = {
  id: string
  assigneeId: string | null
  teamId: string | null
  status: "open" | "snoozed" | "closed"
  snoozedUntil: string | null
}

/** A conversation's or ticket's thread fields after an event; the same object when it does not concern them. */
export function threadAfter<T extends ThreadFields>(thread: T, event: EventView): T {
  if (event.threadId !== thread.id) return thread
  switch (event.type) {
    case "thread.assigned":
      return { ...thread, assigneeId: event.data.to }
    case "thread.team_assigned":
      return { ...thread, teamId: event.data.to }
    case "thread.snoozed":
      return { ...thread, status: "snoozed", snoozedUntil: event.data.until }
    case "thread.woken":
    case "conversation.reopened":
      return { ...thread, status: "open", snoozedUntil: null }
    case "conversation.closed":
      return { ...thread, status: "closed", snoozedUntil: null }
    default:
      return thread
  }
}

/** A timeline after an event: placed once and in order, a guess replaced by what became of it, edits shown. */
export function timelineAfter(timeline: Timeline, threadId: string, event: EventView): Timeline {
  if (event.type === "note.edited" || event.type === "note.removed") return withNote(timeline, event)
  if (!event.places.includes(threadId)) return timeline
  const key = eventKey(event)
  const known = timeline.entries.find((e) => eventKey(e) === key)
  if (known && known.seq !== null && event.seq !== null) return timeline
  const others = timeline.entries.filter((e) => eventKey(e) !== key)
  return { ...timeline, entries: [...others, event].sort(inOrder) }
}

function withNote(timeline: Timeline, event: EventView): Timeline {
  const { note } = event
  if (!note || !timeline.entries.some((e) => e.note?.id === note.id && !isNewer(e.note, note)))
    return timeline
  return { ...timeline, entries: timeline.entries.map((e) => (e.note?.id === note.id ? { ...e, note } : e)) }
}

function isNewer(known: { version: number; removedAt: string | null }, other: { version: number }): boolean {
  return known.removedAt !== null || known.version > other.version
}

/** By the workspace's order; what is still a guess comes last, in the order it was made. */
function inOrder(a: EventView, b: EventView): number {
  if (a.seq !== null && b.seq !== null) return a.seq - b.seq || a.ordinal - b.ordinal
  if (a.seq === null && b.seq === null) return a.at < b.at ? -1 : a.at > b.at ? 1 : a.ordinal - b.ordinal
  return a.seq === null ? 1 : -1
}

/** A timeline without a command's guesses, when the server refused it. */
export function timelineWithout(timeline: Timeline, commandId: string): Timeline {
  return { ...timeline, entries: timeline.entries.filter((e) => e.seq !== null || e.commandId !== commandId) }
}

/** A row's last words after an event that carries any; the same as before after one that does not. */
export function lastWordsAfter(before: LastWords | null, { message, note }: EventView): LastWords | null {
  const words = message ?? note
  if (!words) return before
  const { authorId, doc } = words
  const authorKind = message?.authorKind ?? (authorId === null ? "workflow" : "teammate")
  return { kind: message ? "message" : "note", authorKind, authorId, text: plainText(doc).slice(0, 160) }
}
