import { describe, expect, test } from "vitest"
import { type AttributeValue, isEmptyValue, whyNotValue } from "@/lib/shared/attributes"
import { type AttributeFacts, firstState, whyNotComplete } from "./rules"

const attribute: AttributeFacts = {
  id: "a",
  name: "Amount",
  kind: "text",
  items: [
    { id: "high", name: "High" },
    { id: "old", name: "Old", archived: true },
  ],
  requiredOnCreate: false,
  requiredToResolve: false,
  archived: false,
}

describe("T4: which value fits which kind", () => {
  const kinds: [AttributeFacts["kind"], AttributeValue[], AttributeValue[]][] = [
    ["text", ["W-1", "", "12"], [1, true, ["x"]]],
    ["long_text", ["a\nb"], [0, false]],
    ["number", [0, -3, 2 ** 53 - 1], [0.5, 2 ** 53, Number.NaN, "1", true]],
    ["decimal", [0, -0.5, 1e300], [Number.POSITIVE_INFINITY, Number.NaN, "1,5"]],
    ["yes_no", [true, false], [1, 0, "yes", "true"]],
    [
      "date_time",
      ["2027-01-15T10:00", "2027-01-15T10:00:00Z", "2028-02-29T00:00:00+01:00"],
      ["2027-01-15", "tomorrow", "", 1_800_000_000, "2027-99-99T10:00:00Z"],
    ],
    ["list", ["high"], ["High", "old", "", 1]],
    ["files", [["f1"], []], ["f1", 1, Array.from({ length: 21 }, () => "f")]],
  ]
  const good = kinds.flatMap(([kind, values]) => values.map((value) => [kind, value] as const))
  const bad = kinds.flatMap(([kind, , values]) => values.map((value) => [kind, value] as const))

  test.each(good)("T4: %s takes %j", (kind, value) => {
    expect(whyNotValue({ ...attribute, kind }, value)).toBeNull()
  })

  test.each(bad)("T4: %s refuses %j", (kind, value) => {
    expect(whyNotValue({ ...attribute, kind }, value)).toMatchObject({
      code: "bad_attribute",
      sentence: expect.stringMatching(/^“Amount” takes .*\.$/),
    })
  })

  test("T4: an archived attribute takes nothing", () => {
    expect(whyNotValue({ ...attribute, archived: true }, "x")?.sentence).toBe(
      "“Amount” is archived and takes no new values.",
    )
  })
})

test.each([
  [undefined, true],
  [null, true],
  ["", true],
  [" \n\t", true],
  [[], true],
  ["0", false],
  [0, false],
  [false, false],
  [["f"], false],
])("T4: %j counts as not given: %s", (value, empty) => {
  expect(isEmptyValue(value)).toBe(empty)
})

describe("T4: what is required", () => {
  const amount = { ...attribute, id: "a", name: "Amount", requiredOnCreate: true, requiredToResolve: true }
  const order = { ...attribute, id: "b", name: "Order", requiredOnCreate: true }
  const risk = { ...attribute, id: "c", name: "Risk", requiredToResolve: true }
  const old = { ...attribute, id: "d", name: "Old", requiredOnCreate: true, archived: true }
  const all = [amount, order, risk, old]
  test.each([
    [{}, "create", "“Amount” and “Order” are required to create this ticket."],
    [{ a: 0 }, "create", "“Order” is required to create this ticket."],
    [{ a: 0, b: "W-1" }, "create", null],
    [{ a: 0, b: "W-1" }, "resolve", "“Risk” is required before this ticket can be resolved."],
    [{}, "resolve", "“Amount” and “Risk” are required before this ticket can be resolved."],
    [{ a: false, c: "high" }, "resolve", null],
  ] as const)("T4: with %j to %s: %s", (values, when, sentence) => {
    expect(whyNotComplete(all, values, when)?.sentence ?? null).toBe(sentence)
  })
})

test("T5: the first state of a category is the first that isn't archived", () => {
  const states = [
    { id: 1, category: "submitted" as const, archived: true },
    { id: 2, category: "in_progress" as const, archived: false },
    { id: 3, category: "submitted" as const, archived: false },
    { id: 4, category: "submitted" as const, archived: false },
  ]
  expect(firstState(states, "submitted")?.id).toBe(3)
  expect(firstState(states, "resolved")).toBeUndefined()
})
