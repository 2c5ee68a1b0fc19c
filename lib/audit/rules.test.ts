import { expect, test } from "vitest"
import type { EventView } from "@/lib/events/event"
import { askedOf } from "./inputs"
import { changesOf } from "./rules/changes"
import { asCsv, asJson, csvCell, csvTrailer } from "./rules/export"
import { whatHappened, whoDid } from "./rules/sentences"
import type { Names, Thing } from "./views"

const ada: Thing = { kind: "teammate", id: "0190a000-0000-7000-8000-000000000001", name: "Ada" }
const refund: Thing = { kind: "ticket", id: "0190a000-0000-7000-8000-000000000002", name: "#12" }
const amount: Thing = { kind: "attribute", id: "0190a000-0000-7000-8000-000000000003", name: "Amount" }
const names: Names = new Map([ada, refund, amount].map((thing) => [thing.id, thing]))

const event = (part: object) =>
  ({
    actor: { kind: "teammate", id: ada.id },
    at: "2026-11-22T12:00:00.000Z",
    threadId: null,
    change: null,
    places: [],
    data: {},
    ...part,
  }) as unknown as EventView

test.each([
  ["plain", "plain"],
  ["=1+1", "'=1+1"],
  ["+49", "'+49"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["\rx", '"\'\rx"'],
  ['He said "no"', '"He said ""no"""'],
  ["a,b", '"a,b"'],
  ["a\nb", '"a\nb"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  [null, ""],
  [12, "12"],
])("a cell of %j is written as %j", (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

test("an entry says who did what, what was before and what is after", () => {
  const given = event({
    type: "workspace.changed",
    data: { from: { wakesOnStateChange: "never" }, to: { wakesOnStateChange: "always" } },
  })
  expect(`${whoDid(given, names)} ${whatHappened(given, names)}`).toBe("Ada changed the workspace’s settings")
  expect(changesOf(given, names)).toEqual([
    { label: "Wakes on state change", before: "never", after: "always" },
  ])
  const field = { type: "ticket.field_changed", threadId: refund.id, data: { number: 12 } }
  expect(
    changesOf(event({ ...field, change: { field: amount.id, before: null, after: 84 } }), names),
  ).toEqual([{ label: "Amount", before: "nothing", after: "84" }])
  const blank = event({ ...field, change: { field: "title", before: null, after: null } })
  expect(changesOf(blank, names)).toEqual([
    { label: "Title", before: "text was removed", after: "text was removed" },
  ])
  const members = { teamId: "x", from: [ada.id], to: [] }
  expect(changesOf(event({ type: "team.members_changed", data: members }), names)).toEqual([
    { label: "", before: "Ada", after: "none" },
  ])
})

test("what a newer version wrote is said by its type", () => {
  expect(whatHappened(event({ type: "thing.done_well" }), names)).toBe("thing done well")
})

test("as CSV and JSON an entry has its number and hash; a hidden one has nothing else", () => {
  const given = event({ type: "tag.added", data: { tagId: "t", name: '=cmd|"/c"' } })
  const entry = { seq: 7, hash: "ab12", event: given }
  expect(asCsv(entry, names)).toBe(
    `7,ab12,2026-11-22T12:00:00.000Z,teammate,${ada.id},Ada,tag.added,"added the tag “=cmd|""/c""”",,,,` +
      `"{""tagId"":""t"",""name"":""=cmd|\\""/c\\""""}"\r\n`,
  )
  expect(JSON.parse(asJson(entry, names))).toMatchObject({ entry: 7, hash: "ab12", event: "tag.added" })
  const hidden = { seq: 8, hash: "cd34", event: null }
  expect(JSON.parse(asJson(hidden, names))).toEqual({
    entry: 8,
    hash: "cd34",
    what: "Something on a restricted ticket",
  })
  expect(asCsv(hidden, names)).toBe("8,cd34,,,,,,Something on a restricted ticket,,,,\r\n")
  expect(csvTrailer({ entry: 8, hash: "cd34" }, 2)).toContain("8,cd34,")
})

test("what is odd in an address counts as not said", () => {
  expect(
    askedOf({ person: "teammate:x", kind: "toString", from: "2026-02-30", to: ["a"], about: " #12 " }),
  ).toEqual({
    person: null,
    about: "#12",
    kind: null,
    from: null,
    to: null,
  })
})
