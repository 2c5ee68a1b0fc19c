import { outcomeOf } from "@/lib/workflows/rules/conditions"
import type { Facts } from "@/lib/workflows/rules/texts"
import { type Names, named, quoted, sayMinutes, sentenceOf } from "@/lib/workflows/rules/words"
import type { ActionView, ConditionView, TriggerView } from "@/lib/workflows/views"

export const triggerNames: Record<TriggerView["on"], string> = {
  conversation_started: "A customer starts a conversation",
  customer_wrote: "A customer writes",
  ticket_created: "A ticket is created",
  state_changed: "A ticket’s state changes",
  unanswered: "A conversation is unanswered for some time",
}

export const actionNames: Record<ActionView["do"], string> = {
  send_message: "Send a message",
  send_form: "Send ticket form",
  assign: "Assign a teammate",
  assign_team: "Assign a team",
  tag: "Tag the conversation",
  snooze: "Snooze",
  close: "Close the conversation",
  create_ticket: "Create a Back-office ticket",
  change_state: "Change the ticket’s state",
  add_note: "Add a note",
  wait: "Wait",
}

/** What starts a workflow, after the word "When". */
export function triggerSentence(trigger: TriggerView, names: Names): string {
  const type =
    "typeId" in trigger && trigger.typeId ? `a ${named(names.types, trigger.typeId)} ticket` : "a ticket"
  switch (trigger.on) {
    case "conversation_started":
      return "a customer starts a conversation"
    case "customer_wrote":
      return "a customer writes"
    case "ticket_created":
      return `${type} is created`
    case "state_changed": {
      const state = names.states.find((s) => s.id === trigger.toStateId)
      return state ? `${type} becomes ${quoted(state.internalLabel)}` : `${type} changes its state`
    }
    case "unanswered":
      return `a conversation is unanswered for ${sayMinutes(trigger.minutes || 1)}`
  }
}

const nothing: Facts = { workspaceName: "", conversation: null, customer: null, ticket: null, message: null }
const bare = (sentence: string) => sentence.replace(/\.$/, "")
const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1)

/** What a condition asks, after the word "if". */
export function conditionSentence(condition: ConditionView, names: Names): string {
  return lower(bare(outcomeOf(condition, nothing, names).sentence))
}

/** What an action does; while it is not complete only which kind it is. */
export function actionSentence(action: ActionView, names: Names, complete: boolean): string {
  return complete ? bare(sentenceOf(action, names)) : actionNames[action.do]
}
