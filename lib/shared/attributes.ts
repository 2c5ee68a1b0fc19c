import { type Refusal, refuse } from "./refusals"

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

/** Whether a value counts as not given. */
export function isEmptyValue(value: AttributeValue | null | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === "string") return value.trim() === ""
  return Array.isArray(value) && value.length === 0
}

/** What a value is held against. */
type Kind = {
  name: string
  kind: AttributeKind
  items: { id: string; name: string; archived?: boolean }[]
  archived?: boolean
}

const bad = (sentence: string) => refuse("bad_attribute", sentence)

/** Says why a value doesn't fit an attribute's kind, or null (SPEC T4). */
export function whyNotValue(attribute: Kind, value: AttributeValue): Refusal | null {
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
