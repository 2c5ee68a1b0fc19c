import { describe, expect, test } from "vitest"
import { comment, line, ticket } from "./given-lines"
import { parseLine } from "./line-format"

const read = (value: unknown) => parseLine(JSON.stringify(value))

describe("a line that can't be taken", () => {
  test.each<[unknown, string]>([
    [[], "The line must be an object."],
    [{ contact: "c", parts: [comment] }, "id is missing."],
    [{ id: "a", parts: [comment] }, "contact is missing, and customer names nobody."],
    [line("a", { parts: [] }), "parts is empty."],
    [line("a", { parts: [{ ...comment, t: undefined }] }), "parts[0].t is missing."],
    [line("a", { parts: [{ ...comment, t: "now" }] }), "parts[0].t must be a number of Unix seconds."],
    [
      line("a", { parts: [{ ...comment, t: 1_600_000_000_000 }] }),
      "parts[0].t lies after the year 9999; it is counted in seconds.",
    ],
    [line("a", { parts: [{ ...comment, t: 4_000_000_000 }] }), "parts[0].t lies in the future."],
    [
      line("a", { parts: [{ ...comment, type: "sms" }] }),
      "parts[0].type must be “comment”, “note”, “ticket_linked” or “close”.",
    ],
    [
      line("a", { parts: [{ ...comment, type: "note" }] }),
      "parts[0].author must be “teammate”: customers write no notes.",
    ],
    [
      line("a", { parts: [{ ...comment, text: "é".repeat(40_000) }] }),
      "parts[0].text is longer than 64 KiB.",
    ],
    [line("a", { status: "gone" }), "status must be “open”, “snoozed” or “closed”."],
    [line("a", { tickets: [ticket({ type: " " })] }), "tickets[0].type is blank."],
    [line("a", { tickets: [ticket({ attributes: [] })] }), "tickets[0].attributes must be an object."],
    [
      line("a", { csat: ["\ud800"] }),
      "The line has a character that can't be stored (U+0000 or half of a pair).",
    ],
    [
      line("a", { contact: "\u0000" }),
      "The line has a character that can't be stored (U+0000 or half of a pair).",
    ],
  ])("%#: %s", (value, sentence) => {
    expect(() => read(value)).toThrow(sentence)
  })
})

test("values are kept as they were typed, whatever their names", () => {
  const typed = '{"__proto__":"a","n":12345678901234567890,"e":1e400,"f":0.1}'
  const text = JSON.stringify(line("a", { tickets: [ticket({ attributes: "HERE" })] })).replace(
    '"HERE"',
    typed,
  )
  const [found] = parseLine(text).tickets ?? []
  expect(Object.entries(found?.attributes ?? {})).toEqual([
    ["__proto__", "a"],
    ["n", "12345678901234567890"],
    ["e", "1e400"],
    ["f", 0.1],
  ])
})
