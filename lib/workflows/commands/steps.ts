import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { closeConversation } from "@/lib/conversations/commands/status"
import { tagConversation } from "@/lib/conversations/commands/tags"
import type { Actor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import { refuse } from "@/lib/shared/refusals"
import { assignTeam, assignTeammate } from "@/lib/threads/commands/assign"
import { snoozeThread } from "@/lib/threads/commands/snooze"
import { createTicket } from "@/lib/tickets/commands/create"
import { sendTicketForm } from "@/lib/tickets/commands/forms"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { changeState } from "@/lib/tickets/commands/state"
import { type Facts, fillText } from "../rules/texts"
import type { ActionView } from "../views"
import { unlessTold } from "./telling"

type Act = Exclude<ActionView, { do: "wait" }>
type Step = { actor: Actor; commandId: string; at: Date; facts: Facts; preview?: boolean }

const noConversation = refuse("no_conversation", "There is no conversation that this could be done in.")
const noTicket = refuse("no_ticket", "There is no ticket that this could be done to.")

/**
 * Gives the one command that an action stands for; its id makes it take effect once. It refuses as it would refuse a
 * teammate. A preview changes nothing.
 */
export async function giveAction(action: Act, step: Step): Promise<CommandResult> {
  const { conversation, ticket } = step.facts
  const on = "on" in action ? action.on : action.do === "change_state" ? "ticket" : "conversation"
  const target = on === "ticket" ? ticket?.id : conversation?.id
  if (!target) return on === "ticket" ? noTicket : noConversation
  const { commandId } = step
  const unless = unlessTold(action, step.facts)
  const options = { preview: step.preview ?? false, ...(unless && { unless }) }
  const text = "text" in action ? fillText(action.text, step.facts) : ""
  const inConversation = { commandId, conversationId: target }
  const onThread = { commandId, threadId: target }
  switch (action.do) {
    case "send_message":
      return sendReply(step.actor, { ...inConversation, text }, options)
    case "send_form":
      return sendTicketForm(step.actor, { ...inConversation, typeId: action.typeId }, options)
    case "assign":
      return assignTeammate(step.actor, { ...onThread, teammateId: action.teammateId }, options)
    case "assign_team":
      return assignTeam(step.actor, { ...onThread, teamId: action.teamId }, options)
    case "tag":
      return tagConversation(step.actor, { ...inConversation, tagId: action.tagId }, options)
    case "snooze": {
      // From the step's own beginning: given again, it has to ask for the same time.
      const until = new Date(step.at.getTime() + action.minutes * 60_000).toISOString()
      return snoozeThread(step.actor, { ...onThread, until }, options)
    }
    case "close":
      return closeConversation(step.actor, inConversation, options)
    case "create_ticket": {
      const title = fillText(action.title, step.facts).trim().slice(0, 300)
      const description = fillText(action.description, step.facts)
      const { typeId, attributes } = action
      return createTicket(step.actor, { ...inConversation, typeId, title, description, attributes }, options)
    }
    case "change_state":
      return changeState(step.actor, { commandId, ticketId: target, stateId: action.stateId }, options)
    case "add_note": {
      if (on === "conversation") return addConversationNote(step.actor, { ...inConversation, text }, options)
      const { crossPost } = action
      return addTicketNote(step.actor, { commandId, ticketId: target, text, crossPost }, options)
    }
  }
}
