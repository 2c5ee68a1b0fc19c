import { type Refusal, refuse } from "@/lib/shared/refusals"
import { whyNotComplete } from "@/lib/ticket-types/rules"
import { typesForForms, whyNotCreate } from "@/lib/tickets/rules"
import type { ActionView, DefinitionView } from "../views"
import type { Names } from "./words"

/** Says why a workflow can't be saved so, or null: it may only name what is there now (SPEC F1, F2, T4). */
export function whyNotDefinition({ trigger, actions }: DefinitionView, names: Names): Refusal | null {
  const asked = "typeId" in trigger && trigger.typeId !== null ? trigger.typeId : null
  if (asked && !names.types.some((type) => type.id === asked))
    return refuse("bad_workflow", "The trigger’s ticket type is not there.")
  const state = "toStateId" in trigger ? trigger.toStateId : null
  if (state && !names.states.some((one) => one.id === state))
    return refuse("bad_workflow", "The trigger’s state is not there.")
  for (const action of actions) {
    const why = whyNotAction(action, names)
    if (why) return why
  }
  return null
}

const missing = (what: string) =>
  refuse("bad_workflow", `${what} that an action names is not there any more.`)

function whyNotAction(action: ActionView, names: Names): Refusal | null {
  const has = (list: { id: string }[], id: string | null) => id === null || list.some((one) => one.id === id)
  switch (action.do) {
    case "send_form":
      return has(typesForForms(names.types), action.typeId)
        ? null
        : refuse("bad_workflow", "A form can be sent for customer types, and where sharing is allowed.")
    case "assign": {
      const active = names.teammates.filter((teammate) => !teammate.removed)
      return has(active, action.teammateId) ? null : missing("A teammate")
    }
    case "assign_team": {
      const active = names.teams.filter((team) => !team.archived)
      return has(active, action.teamId) ? null : missing("A team")
    }
    case "tag":
      return has(names.tags, action.tagId) ? null : missing("A tag")
    case "change_state": {
      const usable = names.states.filter((state) => !state.archived)
      return has(usable, action.stateId) ? null : missing("A state")
    }
    case "create_ticket":
      return whyNotCreating(action, names)
    default:
      return null
  }
}

function whyNotCreating(action: Extract<ActionView, { do: "create_ticket" }>, names: Names): Refusal | null {
  const type = names.types.find((one) => one.id === action.typeId)
  if (!type) return missing("A ticket type")
  if (type.category !== "back_office")
    return refuse("wrong_category", "A workflow creates Back-office tickets only.")
  return whyNotCreate(type) ?? whyNotComplete(type.attributes, action.attributes, "create")
}
