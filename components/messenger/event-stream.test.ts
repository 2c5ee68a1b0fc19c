import { expect, test } from "vitest"
import { EventStream } from "./event-stream"

const text = 'event: ready\ndata: 7\n\n: a remark\n\nid: 8\ndata: {"n":8}\n\nevent: beat\ndata:\n\n'
const events = [
  { event: "ready", data: "7" },
  { event: "message", data: '{"n":8}' },
  { event: "beat", data: "" },
]

test.each([1, 2, 3, 7, 1000])("events come whole from pieces of %i characters", (size) => {
  const stream = new EventStream()
  const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? []
  expect(pieces.flatMap((piece) => stream.push(piece))).toEqual(events)
})

test("an event that was cut off is not told", () => {
  expect(new EventStream().push('data: {"n":9')).toEqual([])
})
