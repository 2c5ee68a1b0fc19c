import { type Refusal, refuse } from "@/lib/shared/refusals"

export type StateCategory = "submitted" | "in_progress" | "waiting_on_customer" | "resolved"
export type AttributeKind =
  | "text"
  | "long_text"
  | "number"
  | "decimal"
  | "yes_no"
  | "date_time"
  | "list"
  | "files"
export type AttributeValue = string | number | boolean | string[]
export type AttributeValues = Record<string, AttributeValue>

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

/** Whether a value counts as not given. */
export function isEmptyValue(value: AttributeValue | null | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === "string") return value.trim() === ""
  return Array.isArray(value) && value.length === 0
}

const bad = (sentence: string) => refuse("bad_attribute", sentence)

/** Says why a value doesn't fit an attribute's kind, or null (SPEC T4). */
export function whyNotValue(attribute: AttributeFacts, value: AttributeValue): Refusal | null {
  const { name } = attribute
  if (attribute.archived) return bad(`“${name}” is archived and takes no new values.`)
  switch (attribute.kind) {
    case "text":
    case "long_text":
      return typeof value === "string" ? null : bad(`“${name}” takes text.`)
    case "number":
      return typeof value === "number" && Number.isSafeInteger(value)
        ? null
        : bad(`“${name}” takes a whole number.`)
    case "decimal":
      return typeof value === "number" && Number.isFinite(value) ? null : bad(`“${name}” takes a number.`)
    case "yes_no":
      return typeof value === "boolean" ? null : bad(`“${name}” takes yes or no.`)
    case "date_time":
      return typeof value === "string" && isMoment(value) ? null : bad(`“${name}” takes a date and time.`)
    case "list":
      return attribute.items.some((item) => item.id === value && !item.archived)
        ? null
        : bad(`“${name}” takes one of its list's choices.`)
    case "files":
      return Array.isArray(value) && value.length <= 20 ? null : bad(`“${name}” takes up to 20 files.`)
  }
}

function isMoment(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
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
