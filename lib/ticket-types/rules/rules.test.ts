import { describe, expect, test } from "vitest"
import type { AttributeView, TypeSettings } from "../views"
import { nextAssignee } from "./assignment"
import { carryOver } from "./carrying"
import { problemsOfType, whyNotIcon } from "./settings"
import { whyNotStopAll } from "./stopping"

test.each([
  ["🎫", true],
  ["🇩🇪", true],
  ["👩🏽‍❤️‍💋‍👨🏿", true],
  ["1️⃣", true],
  ["❤️", true],
  ["🎫🎫", false],
  ["A", false],
  ["1", false],
  ["", false],
  [" ", false],
  [`🎫${"\u0301".repeat(80)}`, false],
])("T1: %s is an icon: %s", (icon, isOne) => {
  expect(whyNotIcon(icon) === null).toBe(isOne)
})

describe("T1: whom a rule chooses", () => {
  const [a, b, c] = [
    { id: "a", open: 2 },
    { id: "b", open: 1 },
    { id: "c", open: 1 },
  ]
  test.each([
    ["none", [a, b, c], null, null],
    ["round_robin", [c, a, b], null, "a"],
    ["round_robin", [a, b, c], "a", "b"],
    ["round_robin", [a, b, c], "c", "a"],
    ["round_robin", [a, c], "b", "c"],
    ["round_robin", [], "b", null],
    ["least_loaded", [a, b, c], null, "b"],
    ["least_loaded", [a, b, c], "b", "c"],
    ["least_loaded", [a], "a", "a"],
    ["least_loaded", [], null, null],
  ] as const)("%s of %j after %s: %s", (rule, candidates, last, chosen) => {
    expect(nextAssignee(rule, candidates, last)).toBe(chosen)
  })
})

const attribute = (id: string, name: string, more: Partial<AttributeView> = {}): AttributeView => ({
  id,
  name,
  kind: "text",
  items: [],
  requiredOnCreate: false,
  requiredOnForm: false,
  requiredToResolve: false,
  shownOnCreate: true,
  visibleToCustomer: false,
  archived: false,
  ...more,
})

test("T6: of two attributes of one name the one in use carries over; an archived one is no target", () => {
  const from = [attribute("old", "Order", { archived: true }), attribute("new", "Order")]
  const to = [attribute("gone", "Order", { archived: true }), attribute("there", "order")]
  const { kept, dropped } = carryOver(from, to, { old: "W-1", new: "W-2" })
  expect(kept).toEqual({ there: "W-2" })
  expect(dropped.map((d) => d.value)).toEqual(["W-1"])
})

const type: TypeSettings = {
  name: "Refund",
  icon: "🎫",
  description: "",
  sharingAllowed: false,
  descriptionVisible: false,
  limited: false,
  teamIds: [],
  defaultTeamId: null,
  assignment: "none",
  attributes: [],
}

test.each([
  ["back_office", { sharingAllowed: true }, []],
  ["tracker", { sharingAllowed: true }, ["Only back-office types say whether sharing is allowed."]],
  [
    "tracker",
    { limited: true, teamIds: ["gone"] },
    ["Choose at least one team that may open these tickets."],
  ],
  ["tracker", { limited: true, teamIds: ["finance"] }, []],
  [
    "customer",
    { assignment: "round_robin", defaultTeamId: "finance" },
    ["The rule assigns members of a default team, so choose one."],
  ],
  ["back_office", { name: " ", icon: "ab" }, ["Please name the ticket type.", "An icon is one emoji."]],
] as const)("T1, T2, A2: of a %s type, %j: %j", (category, settings, sentences) => {
  const whole = { ...type, ...settings } as TypeSettings
  expect(problemsOfType(category, whole, ["finance"]).map((p) => p.refusal.sentence)).toEqual(sentences)
})

test("T7: what was confirmed has to cover what would go", () => {
  const shared = { count: 2, tags: [{ id: "vip", name: "VIP" }] }
  expect(whyNotStopAll("Refund", { count: 0, tags: [] }, null)).toBeNull()
  expect(whyNotStopAll("Refund", shared, { tickets: 3, tagIds: ["vip", "late"] })).toBeNull()
  expect(whyNotStopAll("Refund", shared, null)?.code).toBe("still_shared")
  expect(whyNotStopAll("Refund", shared, { tickets: 2, tagIds: [] })?.code).toBe("still_shared")
})
