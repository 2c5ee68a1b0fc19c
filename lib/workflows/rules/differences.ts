import type { ActionView, ConditionView, DefinitionView } from "../views"

/** What one definition of a workflow does otherwise than the one before it. */
export type Differences = {
  trigger: boolean
  conditions: { added: ConditionView[]; removed: ConditionView[] }
  actions: {
    added: ActionView[]
    removed: ActionView[]
    changed: { before: ActionView; now: ActionView }[]
    /** Whether those that stand in both have another order. */
    moved: boolean
  }
}

/** By value, as they are stored: there their fields have one order. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What differs between two stored definitions; an action is the same one by its id (SPEC F4). */
export function differencesOf(before: DefinitionView, now: DefinitionView): Differences {
  const inBoth = now.actions.flatMap((action) => {
    const old = before.actions.find((one) => one.id === action.id)
    return old ? [{ before: old, now: action }] : []
  })
  const idsOf = (actions: ActionView[]) =>
    actions.map((action) => action.id).filter((id) => inBoth.some((both) => both.now.id === id))
  const without = (actions: ActionView[]) =>
    actions.filter((action) => !inBoth.some((both) => both.now.id === action.id))
  return {
    trigger: !isSame(before.trigger, now.trigger),
    conditions: {
      added: missingIn(before.conditions, now.conditions),
      removed: missingIn(now.conditions, before.conditions),
    },
    actions: {
      added: without(now.actions),
      removed: without(before.actions),
      changed: inBoth.filter((both) => !isSame(both.before, both.now)),
      moved: !isSame(idsOf(before.actions), idsOf(now.actions)),
    },
  }
}

/** Those of a list that another one has not; of two that are the same each counts. */
function missingIn<T>(list: T[], of: T[]): T[] {
  const left = [...list]
  return of.filter((one) => {
    const at = left.findIndex((other) => isSame(one, other))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
