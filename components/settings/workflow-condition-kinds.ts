import type { Names } from "@/lib/workflows/rules/words"
import type { ConditionView } from "@/lib/workflows/views"

type Op = ConditionView["op"]
type Choice = { value: string; label: string }
type Kind = {
  name: string
  ops: Op[]
  /** What can be chosen; none where words are typed. */
  choices: ((names: Names) => Choice[]) | null
}

export const opNames: Record<Op, string> = {
  is: "is",
  is_not: "is not",
  is_empty: "is empty",
  is_not_empty: "is not empty",
  has: "include",
  has_not: "don’t include",
  contains: "contains",
  contains_not: "doesn’t contain",
}

const fixed = (choices: Record<string, string>) => () =>
  Object.entries(choices).map(([value, label]) => ({ value, label }))
const someone: Op[] = ["is", "is_not", "is_empty", "is_not_empty"]

/** What conditions can look at, how, and what with (SPEC F4). */
export const conditionKinds: Record<ConditionView["field"], Kind> = {
  message: { name: "The message", ops: ["contains", "contains_not"], choices: null },
  subject: { name: "The subject", ops: ["contains", "contains_not"], choices: null },
  assignee: {
    name: "The conversation’s assignee",
    ops: someone,
    choices: ({ teammates }) =>
      teammates.filter((t) => !t.removed).map((t) => ({ value: t.id, label: t.name })),
  },
  team: {
    name: "The conversation’s team",
    ops: someone,
    choices: ({ teams }) => teams.filter((t) => !t.archived).map((t) => ({ value: t.id, label: t.name })),
  },
  tag: {
    name: "The conversation’s tags",
    ops: ["has", "has_not"],
    choices: ({ tags }) => tags.filter((t) => !t.archived).map((t) => ({ value: t.id, label: t.name })),
  },
  conversation_status: {
    name: "The conversation’s status",
    ops: ["is", "is_not"],
    choices: fixed({ open: "Open", snoozed: "Snoozed", closed: "Closed" }),
  },
  company: { name: "The customer’s company", ops: someone, choices: null },
  email_domain: { name: "The customer’s e-mail domain", ops: ["is", "is_not"], choices: null },
  ticket_type: {
    name: "The ticket’s type",
    ops: ["is", "is_not"],
    choices: ({ types }) => types.filter((t) => !t.archived).map((t) => ({ value: t.id, label: t.name })),
  },
  state_category: {
    name: "The ticket’s state",
    ops: ["is", "is_not"],
    choices: fixed({
      submitted: "Submitted",
      in_progress: "In progress",
      waiting_on_customer: "Waiting on customer",
      resolved: "Resolved",
    }),
  },
  shared: {
    name: "The ticket is shared with the customer",
    ops: ["is"],
    choices: fixed({ yes: "Yes", no: "No" }),
  },
}

const needsNoValue = (op: Op) => op === "is_empty" || op === "is_not_empty"

/** The parts of a condition put together; an empty value where nothing is chosen or typed yet. */
export function makeCondition(field: ConditionView["field"], op: Op, value: string): ConditionView {
  const own = needsNoValue(op) ? null : field === "shared" ? value !== "no" : value
  // Which parts fit together is what conditionKinds says, and what the input's own check holds it against.
  return { field, op, value: own } as ConditionView
}

/** A condition as it begins when its field is chosen. */
export function beginCondition(field: ConditionView["field"]): ConditionView {
  return makeCondition(field, conditionKinds[field].ops[0] ?? "is", field === "shared" ? "yes" : "")
}
