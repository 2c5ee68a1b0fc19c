import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import type { TypeView } from "@/lib/ticket-types/views"
import { Definition } from "./inputs"
import { outcomeOf } from "./rules/conditions"
import { differencesOf } from "./rules/differences"
import { whyNotDefinition } from "./rules/saving"
import { isTriggeredBy, whyNotStart } from "./rules/starting"
import { type Facts, fillText, whyNotPlaceholders } from "./rules/texts"
import { type Names, sayMinutes } from "./rules/words"
import type { ConditionView, DefinitionView, TriggerView } from "./views"

const [maya, ben, vip, refund, fraud] = [newId(), newId(), newId(), newId(), newId()]

const type = (id: string, name: string, more: Partial<TypeView> = {}): TypeView => ({
  id,
  name,
  category: "back_office",
  icon: "",
  description: "",
  sharingAllowed: true,
  descriptionVisible: false,
  limited: false,
  teamIds: [],
  defaultTeamId: null,
  assignment: "none",
  version: 1,
  archived: false,
  attributes: [],
  stateIds: [],
  ...more,
})
const teammate = { email: null, role: "teammate", office: "front" } as const
const names: Names = {
  teammates: [
    { id: maya, name: "Maya Chen", away: false, removed: false, ...teammate },
    { id: ben, name: "Ben Okafor", away: false, removed: true, ...teammate },
  ],
  teams: [],
  tags: [{ id: vip, name: "VIP" } as Names["tags"][number]],
  types: [type(refund, "Refund"), type(fraud, "Fraud", { sharingAllowed: false })],
  states: [],
}
const facts: Facts = {
  workspaceName: "Northwind Outdoor",
  conversation: {
    id: newId(),
    status: "open",
    assigneeId: maya,
    teamId: null,
    subject: "Where is my tent?",
    tagIds: [vip],
  },
  customer: { name: "Zoë Park", company: null, email: "zoe@Example.com" },
  ticket: {
    id: newId(),
    number: 12,
    title: "Refund 84 €",
    typeId: refund,
    stateCategory: "in_progress",
    shared: true,
  },
  message: "I want a REFUND now",
}
const nothing: Facts = { ...facts, conversation: null, customer: null, ticket: null, message: null }

const conditions: [ConditionView, boolean, boolean, string][] = [
  [{ field: "conversation_status", op: "is", value: "open" }, true, false, "open"],
  [{ field: "conversation_status", op: "is_not", value: "closed" }, true, true, "open"],
  [{ field: "assignee", op: "is", value: maya }, true, false, "Maya Chen"],
  [{ field: "assignee", op: "is_not", value: maya }, false, true, "Maya Chen"],
  [{ field: "assignee", op: "is_empty", value: null }, false, true, "Maya Chen"],
  [{ field: "team", op: "is_empty", value: null }, true, true, "empty"],
  [{ field: "team", op: "is_not_empty", value: null }, false, false, "empty"],
  [{ field: "tag", op: "has", value: vip }, true, false, "VIP"],
  [{ field: "tag", op: "has_not", value: vip }, false, true, "VIP"],
  [{ field: "message", op: "contains", value: "refund" }, true, false, "“I want a REFUND now”"],
  [{ field: "message", op: "contains_not", value: "tent" }, true, true, "“I want a REFUND now”"],
  [{ field: "subject", op: "contains", value: "TENT" }, true, false, "“Where is my tent?”"],
  [{ field: "company", op: "is_empty", value: null }, true, true, "empty"],
  [{ field: "company", op: "is", value: "Acme" }, false, false, "empty"],
  [{ field: "email_domain", op: "is", value: "example.com" }, true, false, "“Example.com”"],
  [{ field: "ticket_type", op: "is", value: refund }, true, false, "Refund"],
  [{ field: "state_category", op: "is_not", value: "resolved" }, true, true, "in progress"],
  [{ field: "shared", op: "is", value: true }, true, false, "yes"],
  [{ field: "shared", op: "is", value: false }, false, false, "yes"],
]

test.each(conditions)(
  "F4: %o holds: %s; of nothing: %s; now it is %s",
  (condition, holds, empty, present) => {
    expect(outcomeOf(condition, facts, names)).toMatchObject({ holds, present, condition })
    expect(outcomeOf(condition, nothing, names)).toMatchObject({ holds: empty, present: "empty" })
    expect(outcomeOf(condition, facts, names).sentence).toMatch(/^The .+\.$/)
  },
)

const created: TriggerView = { on: "ticket_created", typeId: refund }
test.each<[TriggerView, Parameters<typeof isTriggeredBy>[1], boolean]>([
  [{ on: "customer_wrote" }, { on: "customer_wrote", typeId: null, toStateId: null }, true],
  [{ on: "customer_wrote" }, { on: "conversation_started", typeId: null, toStateId: null }, false],
  [created, { on: "ticket_created", typeId: refund, toStateId: null }, true],
  [created, { on: "ticket_created", typeId: fraud, toStateId: null }, false],
  [
    { on: "state_changed", typeId: null, toStateId: vip },
    { on: "state_changed", typeId: refund, toStateId: vip },
    true,
  ],
  [
    { on: "state_changed", typeId: null, toStateId: vip },
    { on: "state_changed", typeId: refund, toStateId: maya },
    false,
  ],
])("F4: %o is started by %o: %s", (trigger, cause, expected) => {
  expect(isTriggeredBy(trigger, cause)).toBe(expected)
})

test.each([
  [[], true],
  [["b", "c"], true],
  [["b", "a"], false],
  [["b", "c", "d", "e", "f"], false],
])("F4: after the workflows %o it is started: %s", (chain, expected) => {
  expect(whyNotStart("a", chain) === null).toBe(expected)
})

test("texts say what is so, and refuse what nothing stands for", () => {
  const text = "Hello {customer.first_name}, {ticket.number} “{ticket.title}” {not this}."
  expect(whyNotPlaceholders(text)).toMatch(/^Nothing stands for \{not this\}\. There is \{customer\.name\}/)
  expect(fillText("Hello {customer.first_name}, {ticket.number} is on its way. {}", facts)).toBe(
    "Hello Zoë, #12 is on its way. {}",
  )
  expect(fillText("{ticket.number}", nothing)).toBe("")
})

test.each([
  [1, "1 minute"],
  [90, "90 minutes"],
  [120, "2 hours"],
  [1440, "1 day"],
])("%s minutes are %s", (minutes, words) => expect(sayMinutes(minutes)).toBe(words))

const saved = (action: object, trigger: object = { on: "customer_wrote" }) =>
  whyNotDefinition(
    Definition.parse({ trigger, conditions: [], actions: [{ id: newId(), ...action }] }),
    names,
  )

test.each([
  [{ do: "send_form", typeId: refund }, null],
  [{ do: "send_form", typeId: fraud }, "bad_workflow"],
  [{ do: "assign", on: "conversation", teammateId: maya }, null],
  [{ do: "assign", on: "conversation", teammateId: null }, null],
  [{ do: "assign", on: "conversation", teammateId: ben }, "bad_workflow"],
  [{ do: "tag", tagId: vip }, null],
  [{ do: "tag", tagId: newId() }, "bad_workflow"],
  [{ do: "create_ticket", typeId: fraud, title: "Look at {customer.name}" }, null],
  [{ do: "create_ticket", typeId: newId(), title: "x" }, "bad_workflow"],
])("F1, F2: saving %o: %s", (action, code) => {
  expect(saved(action)?.code ?? null).toBe(code)
})

test("what is not understood is not saved", () => {
  const parse = (action: object) =>
    Definition.safeParse({
      trigger: { on: "customer_wrote" },
      conditions: [],
      actions: [{ id: newId(), ...action }],
    }).success
  expect(parse({ do: "close" })).toBe(true)
  expect(parse({ do: "close", surprise: 1 })).toBe(false)
  expect(parse({ do: "send_message", text: "Hello {customer.nmae}" })).toBe(false)
  expect(parse({ do: "wait", minutes: 0 })).toBe(false)
})

test("F4: what differs between two versions is said once each, and a moved action is the same one", () => {
  const [one, two, three] = [newId(), newId(), newId()]
  const wait = (id: string, minutes: number) => ({ id, do: "wait" as const, minutes })
  const has: ConditionView = { field: "tag", op: "has", value: vip }
  const hasNot: ConditionView = { field: "tag", op: "has_not", value: vip }
  const before: DefinitionView = {
    trigger: created,
    conditions: [has, has],
    actions: [wait(one, 1), wait(two, 2)],
  }
  expect(differencesOf(before, before)).toEqual({
    trigger: false,
    conditions: { added: [], removed: [] },
    actions: { added: [], removed: [], changed: [], moved: false },
  })
  const other: DefinitionView = {
    trigger: { on: "customer_wrote" },
    conditions: [has, hasNot],
    actions: [wait(two, 2), wait(three, 3), wait(one, 9)],
  }
  expect(differencesOf(before, other)).toEqual({
    trigger: true,
    conditions: { added: [hasNot], removed: [has] },
    actions: {
      added: [wait(three, 3)],
      removed: [],
      changed: [{ before: wait(one, 1), now: wait(one, 9) }],
      moved: true,
    },
  })
  const longer = { ...before, actions: [wait(three, 3), ...before.actions] }
  expect(differencesOf(before, longer).actions).toMatchObject({ added: [wait(three, 3)], moved: false })
  expect(differencesOf(other, before).actions).toMatchObject({ added: [], removed: [wait(three, 3)] })
})
