import type { TagView } from "@/lib/tags/views"
import type { TeammateView, TeamView } from "@/lib/team/views"
import type { StateView, TypeView } from "@/lib/ticket-types/views"
import type { ActionView } from "../views"

/** What the ids in a workflow are called. */
export type Names = {
  teammates: TeammateView[]
  teams: TeamView[]
  tags: TagView[]
  types: TypeView[]
  states: StateView[]
}

const gone = "something that is gone"
/** What stands for an id in a sentence. */
export const named = (list: { id: string; name: string }[], id: string | null) =>
  id === null ? "nobody" : (list.find((one) => one.id === id)?.name ?? gone)
/** Words as a person wrote them, in a sentence. */
export const quoted = (text: string) => `“${text}”`

/** A number of minutes in words. */
export function sayMinutes(minutes: number): string {
  const units = [
    ["day", 1440],
    ["hour", 60],
    ["minute", 1],
  ] as const
  const [unit, size] = units.find(([, n]) => minutes % n === 0) ?? units[2]
  const count = minutes / size
  return `${count} ${unit}${count === 1 ? "" : "s"}`
}

/** What an action does, in a sentence for the log and the preview; texts are not repeated in it. */
export function sentenceOf(action: ActionView, names: Names): string {
  const where = "on" in action ? `the ${action.on}` : ""
  switch (action.do) {
    case "send_message":
      return "Send a message to the customer."
    case "send_form":
      return `Send the ticket form ${quoted(named(names.types, action.typeId))}.`
    case "assign":
      return `Assign ${where} to ${named(names.teammates, action.teammateId)}.`
    case "assign_team":
      return `Give ${where} to ${action.teamId ? `the team ${named(names.teams, action.teamId)}` : "no team"}.`
    case "tag":
      return `Tag the conversation ${quoted(named(names.tags, action.tagId))}.`
    case "snooze":
      return `Snooze ${where} for ${sayMinutes(action.minutes)}.`
    case "close":
      return "Close the conversation."
    case "create_ticket":
      return `Create a ticket of the type ${quoted(named(names.types, action.typeId))}.`
    case "change_state":
      return `Set the ticket to ${quoted(names.states.find((s) => s.id === action.stateId)?.internalLabel ?? gone)}.`
    case "add_note":
      return `Add a note to ${where}${action.crossPost ? " and cross-post it" : ""}.`
    case "wait":
      return `Wait ${sayMinutes(action.minutes)}.`
  }
}
