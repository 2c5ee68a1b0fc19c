import { expect, test } from "vitest"
import { weekInWords, whyNotDay } from "./hours"

const span = (words: string) => {
  const [from = "", to = ""] = words.split("–")
  return { from, to }
}

test.each([
  [[], null],
  [["09:00–12:00", "13:00–17:00"], null],
  [["13:00–17:00", "09:00–13:00"], null],
  [["22:00–00:00"], null],
  [["00:00–00:00"], null],
  [["09:00–"], "Please say from when to when."],
  [["25:00–26:00"], "Please say from when to when."],
  [["17:00–09:00"], "A span ends before it begins."],
  [["09:00–09:00"], "A span ends before it begins."],
  [["13:00–17:00", "09:00–13:30"], "Two spans overlap."],
  [["09:00–00:00", "23:00–23:30"], "Two spans overlap."],
  [Array.from({ length: 7 }, (_, n) => `0${n}:00–0${n}:30`), "A day has up to six spans."],
])("a day of %j: %s", (spans, why) => {
  expect(whyNotDay(spans.map(span))).toBe(why)
})

test("a week is said with days that are alike together", () => {
  const day = [span("09:00–12:00"), span("13:00–17:00")]
  expect(weekInWords([day, day, day, day, [], [span("10:00–14:00")], []])).toBe(
    "Monday to Thursday 09:00–12:00 and 13:00–17:00, Friday closed, Saturday 10:00–14:00, Sunday closed",
  )
  expect(weekInWords([day, day, day, day, day, [], []])).toContain("Saturday and Sunday closed")
})
