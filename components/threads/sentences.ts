import type { EventOf, EventView, WakeCause } from "@/lib/events/event"
import type { Directory } from "@/lib/live/directory"
import { exactTime, returnTime } from "@/lib/shared/times"
import { nameOf } from "@/lib/team/rules"

/** A part of a sentence; a ticket's number and a state are drawn in their own colours. */
export type Part = string | { ticket: number } | { stateId: string } | { tagId: string }

type Clock = { now: Date; timeZone: string; locale?: string | null | undefined }

/** Who did it, as the timeline names them. */
export function actorName(event: EventView, directory: Directory, customerName: string): string {
  if (event.actor.kind === "teammate") return nameOf(directory.teammates, event.actor.id)
  if (event.actor.kind === "workflow") return workflowName(directory, event.actor.id)
  return event.actor.kind === "customer" ? customerName : "Backline"
}

/** A workflow's name. */
function workflowName(directory: Directory, id: string | null): string {
  return directory.workflows.find((w) => w.id === id)?.name ?? "A workflow"
}

/** What happened, in a few words after the actor's name; `here` is the thread whose timeline says it. */
export function whatHappened(event: EventView, directory: Directory, clock: Clock, here: string): Part[] {
  switch (event.type) {
    case "conversation.started":
      return ["started this conversation"]
    case "conversation.closed":
      return ["closed this conversation"]
    case "conversation.reopened":
      return [
        event.data.cause === "customer"
          ? "wrote again, which reopened this conversation"
          : "reopened this conversation",
      ]
    case "form.sent":
      return [`sent a ${typeName(directory, event.data.typeId)} form`]
    case "form.submitted":
      return [`filled in the${named(directory, event.data.typeId)} form: `, { ticket: event.data.number }]
    case "conversation.converted":
      return ["turned this conversation into Customer ticket ", { ticket: event.data.number }]
    case "conversation.tagged":
    case "ticket.tagged":
      return ["added the tag ", { tagId: event.data.tagId }]
    case "conversation.untagged":
    case "ticket.untagged":
      return ["removed the tag ", { tagId: event.data.tagId }]
    case "thread.assigned":
      return assigned(event.actor.id, event.data, nameOf(directory.teammates, event.data.to))
    case "thread.team_assigned":
      return event.data.to === null
        ? ["took this out of its team"]
        : [`passed this to ${nameOf(directory.teams, event.data.to)}`]
    case "thread.snoozed":
      return [`snoozed this until ${returnTime(new Date(event.data.until), clock)}`]
    case "thread.woken":
      return woken(event.data.cause, event.data.byNumber)
    default:
      return onTicket(event, directory, clock, here)
  }
}

function onTicket(event: EventView, directory: Directory, clock: Clock, here: string): Part[] {
  const itself = event.threadId === here
  switch (event.type) {
    case "ticket.created":
      return itself
        ? ["opened this ticket"]
        : ["opened ", { ticket: event.data.number }, named(directory, event.data.typeId)]
    case "ticket.state_changed":
      return itself
        ? ["set ", { stateId: event.data.to }, " after ", { stateId: event.data.from }]
        : [
            "set ",
            { ticket: event.data.number },
            " to ",
            { stateId: event.data.to },
            " after ",
            { stateId: event.data.from },
          ]
    case "ticket.type_changed":
      return [
        "changed ",
        itself ? "this ticket" : { ticket: event.data.number },
        ` to ${typeName(directory, event.data.to)} after ${typeName(directory, event.data.from)}`,
      ]
    case "ticket.linked":
      return itself ? ["linked this ticket to a conversation"] : ["linked ", { ticket: event.data.number }]
    case "ticket.unlinked":
      return itself
        ? ["unlinked this ticket from a conversation"]
        : ["unlinked ", { ticket: event.data.number }]
    case "ticket.shared":
      return itself
        ? ["shared this ticket with the customer"]
        : ["shared ", { ticket: event.data.number }, " with the customer"]
    case "ticket.sharing_stopped":
      return [
        "stopped sharing ",
        itself ? "this ticket" : { ticket: event.data.number },
        " with the customer",
        ...removedTags(event.data.tagIds),
      ]
    case "ticket.opened_anyway":
      return openedAnyway(event.data, itself, clock)
    case "ticket.closed_again":
      return ["closed this restricted ticket again"]
    case "ticket.field_changed":
      return fieldChanged(event, directory, clock)
    default:
      return ["did something"]
  }
}

function openedAnyway(data: EventOf<"ticket.opened_anyway">["data"], itself: boolean, clock: Clock): Part[] {
  const what = itself ? "this restricted ticket" : { ticket: data.number }
  const why = data.reason === null ? [] : [`: “${data.reason}”`]
  return ["opened ", what, ` until ${returnTime(new Date(data.until), clock)}`, ...why]
}

function assigned(
  actor: string | null,
  { to, byRule }: EventOf<"thread.assigned">["data"],
  name: string,
): Part[] {
  if (to === null) return ["unassigned this"]
  if (byRule) return [`opened this, and its type’s rule gave it to ${name}`]
  return [to === actor ? "took this over" : `assigned this to ${name}`]
}

const causes: Record<WakeCause, string> = {
  time: "woke this: its time came",
  teammate: "woke this",
  customer: "wrote, which woke this",
  note: "wrote a note, which woke this",
  state_change: "changed the state, which woke this",
  resolved: "resolved the ticket, which woke this",
}

function woken(cause: WakeCause, byNumber: number | null): Part[] {
  if (byNumber === null) return [causes[cause]]
  if (cause === "note") return ["cross-posted from ", { ticket: byNumber }, ", which woke this"]
  if (cause === "resolved") return ["resolved ", { ticket: byNumber }, ", which woke this"]
  return ["changed ", { ticket: byNumber }, ", which woke this"]
}

function removedTags(tagIds: string[]): Part[] {
  if (tagIds.length === 0) return []
  return [
    tagIds.length === 1 ? ", which removed the tag " : ", which removed the tags ",
    ...tagIds.map((tagId) => ({ tagId })),
  ]
}

/** The type of a ticket that stands elsewhere; nothing where only its teams may know. */
function named(directory: Directory, typeId: string | null): string {
  return typeId === null ? "" : ` ${typeName(directory, typeId)}`
}

function typeName(directory: Directory, typeId: string): string {
  return directory.types.find((t) => t.id === typeId)?.name ?? "ticket"
}

function fieldChanged(event: EventView, directory: Directory, clock: Clock): Part[] {
  const { change } = event
  if (!change) return ["changed a field"]
  if (change.field === "description") return ["changed the description"]
  if (change.field === "title") return [`renamed this to “${String(change.after)}”`]
  const attribute = directory.types.flatMap((t) => t.attributes).find((a) => a.id === change.field)
  const name = attribute?.name ?? "an attribute"
  if (change.after === null) return [`emptied ${name}`]
  if (attribute?.kind === "files") return [`changed the files of ${name}`]
  return [`set ${name} to ${valueWords(change.after, attribute, clock)}`]
}

type Kind = { kind: string; items: { id: string; name: string }[] }

/** A value of an attribute in words; moments in the person's own zone. */
function valueWords(value: unknown, attribute: Kind | undefined, clock: Clock): string {
  if (typeof value === "boolean") return value ? "Yes" : "No"
  if (Array.isArray(value)) return value.length === 1 ? "1 file" : `${value.length} files`
  if (attribute?.kind === "date_time") return exactTime(new Date(String(value)), clock)
  return attribute?.items.find((i) => i.id === value)?.name ?? String(value)
}

/** The same as one plain sentence: the name of the entry for those who hear it. */
export function plainSentence(parts: Part[], directory: Directory): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part
      if ("ticket" in part) return `#${part.ticket}`
      if ("tagId" in part) return tagName(directory, part.tagId)
      return stateLabel(directory, part.stateId)
    })
    .join("")
}

/** A tag's name. */
export function tagName(directory: Directory, id: string): string {
  return directory.tags.find((t) => t.id === id)?.name ?? "a tag"
}

/** A state's internal label. */
export function stateLabel(directory: Directory, id: string): string {
  return directory.states.find((s) => s.id === id)?.internalLabel ?? "another state"
}
