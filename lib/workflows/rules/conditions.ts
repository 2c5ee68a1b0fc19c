import type { ConditionOutcome, ConditionView } from "../views"
import type { Facts } from "./texts"
import { type Names, named, quoted } from "./words"

const sayings: Record<ConditionView["field"], string> = {
  conversation_status: "The conversation’s status",
  assignee: "The conversation’s assignee",
  team: "The conversation’s team",
  tag: "The tags",
  message: "The message",
  subject: "The subject",
  company: "The customer’s company",
  email_domain: "The customer’s e-mail domain",
  ticket_type: "The ticket’s type",
  state_category: "The ticket’s state category",
  shared: "The ticket is shared",
}
const verbs: Record<ConditionView["op"], string> = {
  is: "is",
  is_not: "is not",
  is_empty: "is empty",
  is_not_empty: "is not empty",
  has: "include",
  has_not: "don’t include",
  contains: "contains",
  contains_not: "doesn’t contain",
}

/** Which value a condition looks at, as stored; a list for tags, null where there is none. */
function present(condition: ConditionView, facts: Facts): string | string[] | boolean | null {
  const { conversation, customer, ticket } = facts
  const domain = customer?.email?.split("@").at(-1) ?? null
  const values: Record<ConditionView["field"], string | string[] | boolean | null> = {
    conversation_status: conversation?.status ?? null,
    assignee: conversation?.assigneeId ?? null,
    team: conversation?.teamId ?? null,
    tag: conversation?.tagIds ?? [],
    message: facts.message,
    subject: conversation?.subject ?? null,
    company: customer?.company ?? null,
    email_domain: domain,
    ticket_type: ticket?.typeId ?? null,
    state_category: ticket?.stateCategory ?? null,
    shared: ticket ? ticket.shared : null,
  }
  return values[condition.field]
}

const folded = (value: unknown) => (typeof value === "string" ? value.trim().toLowerCase() : value)

function holds(condition: ConditionView, now: ReturnType<typeof present>): boolean {
  const { op } = condition
  const wanted = folded(condition.value)
  if (op === "is_empty" || op === "is_not_empty") return (now === null || now === "") === (op === "is_empty")
  if (op === "has" || op === "has_not")
    return (Array.isArray(now) && now.includes(String(condition.value))) === (op === "has")
  if (op === "contains" || op === "contains_not")
    return String(folded(now ?? "")).includes(String(wanted)) === (op === "contains")
  return (folded(now) === wanted) === (op === "is")
}

function sayValue(field: ConditionView["field"], value: unknown, names: Names): string {
  if (value === null || value === "") return "empty"
  if (Array.isArray(value))
    return value.length === 0 ? "empty" : value.map((id) => sayValue(field, id, names)).join(", ")
  if (typeof value === "boolean") return value ? "yes" : "no"
  const lists = { assignee: names.teammates, team: names.teams, tag: names.tags, ticket_type: names.types }
  if (field in lists) return named(lists[field as keyof typeof lists], String(value))
  if (field === "conversation_status" || field === "state_category") return String(value).replaceAll("_", " ")
  return quoted(String(value).slice(0, 80))
}

/** Whether a condition holds, what it asks, and what is so. Capital letters make no difference in words. */
export function outcomeOf(condition: ConditionView, facts: Facts, names: Names): ConditionOutcome {
  const now = present(condition, facts)
  const wanted = condition.value === null ? "" : ` ${sayValue(condition.field, condition.value, names)}`
  const verb = condition.field === "shared" ? ":" : ` ${verbs[condition.op]}`
  return {
    condition,
    holds: holds(condition, now),
    sentence: `${sayings[condition.field]}${verb}${wanted}.`,
    present: sayValue(condition.field, now, names),
  }
}
