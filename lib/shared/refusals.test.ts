import { expect, test } from "vitest"
import { isRefusal, notThere, refuse } from "./refusals"

test("a refusal is a code and a sentence", () => {
  expect(refuse("unchanged", "The title is the same.")).toEqual({
    ok: false,
    code: "unchanged",
    sentence: "The title is the same.",
  })
})

test.each([
  [notThere, true],
  [refuse("busy", "Busy."), true],
  [{ ok: true, events: [] }, false],
  [{ ok: false }, false],
  [[{ type: "note.added" }], false],
  [null, false],
  [undefined, false],
  ["not_there", false],
])("%o is a refusal: %s", (value, is) => {
  expect(isRefusal(value)).toBe(is)
})

test("A3: not there and not yours say the same", () => {
  expect(notThere).toEqual({
    ok: false,
    code: "not_there",
    sentence: "That isn't there, or it isn't yours to see.",
  })
})
