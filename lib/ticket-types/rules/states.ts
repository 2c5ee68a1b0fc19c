import { type Refusal, refuse } from "@/lib/shared/refusals"
import type { StateCategory } from "../rules"
import type { StateItem, StateView, TypeView } from "../views"

/** What each category of states is called. */
export const categoryNames: Record<StateCategory, string> = {
  submitted: "Submitted",
  in_progress: "In progress",
  waiting_on_customer: "Waiting on customer",
  resolved: "Resolved",
}

/** Says why a type can't do without a state, or null: it keeps one of each category (SPEC T5). */
export function whyNotWithout(
  type: Pick<TypeView, "name" | "stateIds">,
  state: StateView,
  states: StateView[],
): Refusal | null {
  const others = states.filter((s) => s.id !== state.id && s.category === state.category && !s.archived)
  if (state.archived || !type.stateIds.includes(state.id)) return null
  if (others.some((s) => type.stateIds.includes(s.id))) return null
  return refuse(
    "last_state",
    `“${state.internalLabel}” is the last “${categoryNames[state.category]}” state of ${type.name} tickets.`,
  )
}

/** Says why a state can't be archived, or null: the workspace and each type keep one of each category (SPEC T5). */
export function whyNotArchiveState(
  state: StateView,
  states: StateView[],
  types: Pick<TypeView, "name" | "stateIds">[],
): Refusal | null {
  if (!states.some((s) => s.id !== state.id && s.category === state.category && !s.archived))
    return refuse(
      "last_state",
      `“${state.internalLabel}” is the last “${categoryNames[state.category]}” state. Add another one first.`,
    )
  for (const type of types) {
    const refusal = whyNotWithout(type, state, states)
    if (refusal) return refusal
  }
  return null
}

type Leaving = Pick<StateItem, "id" | "archived" | "movesTo">

/** Where the tickets of a state go in the end, if where they went was archived too; null where there is no such state. */
export function whereTicketsGo<S extends Leaving>(states: S[], from: S): S | null {
  let at: S | undefined = from
  for (let n = 0; at?.archived && n < states.length; n++) {
    const { movesTo }: S = at
    at = states.find((s) => s.id === movesTo)
  }
  return at && !at.archived && at.id !== from.id ? at : null
}

/** Says why the tickets of a state can't go to another one, or null; `types` are those of its tickets. */
export function whyNotMoveTo(
  from: StateView,
  to: StateView | undefined,
  types: Pick<TypeView, "name" | "stateIds">[],
): Refusal | null {
  if (!to || to.id === from.id || to.archived || to.category !== from.category)
    return refuse("state_not_of_type", "Choose another state of the same category.")
  const without = types.find((type) => !type.stateIds.includes(to.id))
  return without
    ? refuse("state_not_of_type", `${without.name} tickets have no state “${to.internalLabel}”.`)
    : null
}
