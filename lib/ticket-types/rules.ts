import { type AttributeKind, type AttributeValues, isEmptyValue } from "@/lib/shared/attributes"
import { type Refusal, refuse } from "@/lib/shared/refusals"

export type StateCategory = "submitted" | "in_progress" | "waiting_on_customer" | "resolved"
/** What the rules need to know of an attribute (SPEC T4). */
export type AttributeFacts = {
  id: string
  name: string
  kind: AttributeKind
  items: { id: string; name: string; archived?: boolean }[]
  requiredOnCreate: boolean
  requiredToResolve: boolean
  archived: boolean
}

/** Says which attribute a teammate has to fill before creating the ticket, or null (SPEC T4). */
export function whyNotComplete(
  attributes: AttributeFacts[],
  values: AttributeValues,
  when: "create" | "resolve",
): Refusal | null {
  const required = attributes.filter(
    (a) => !a.archived && (when === "create" ? a.requiredOnCreate : a.requiredToResolve),
  )
  const missing = required.filter((a) => isEmptyValue(values[a.id])).map((a) => `“${a.name}”`)
  if (missing.length === 0) return null
  const names = new Intl.ListFormat("en").format(missing)
  const verb = missing.length === 1 ? "is" : "are"
  return refuse(
    "missing_attribute",
    when === "create"
      ? `${names} ${verb} required to create this ticket.`
      : `${names} ${verb} required before this ticket can be resolved.`,
  )
}

/** The first of a type's states in a category; every type has one (SPEC T5). */
export function firstState<S extends { category: StateCategory; archived: boolean }>(
  states: S[],
  category: StateCategory,
): S | undefined {
  return states.find((s) => s.category === category && !s.archived)
}
