import { expect, test } from "vitest"
import { moveLine, startingSizes } from "./pane-sizes"

const panes = [
  { id: "list", size: 30, minPx: 200, maxPx: 480 },
  { id: "front", size: 40, minPx: 300 },
  { id: "back", size: 30, minPx: 200 },
]
const start = { list: 30, front: 40, back: 30 }

test("a line moves what stands beside it and nothing else", () => {
  expect(moveLine(panes, start, 1, 100, 1000)).toEqual({ list: 40, front: 30, back: 30 })
  expect(Object.values(moveLine(panes, start, 2, 64, 1024)).map(Math.round)).toEqual([30, 46, 24])
})

test("a pane stops at its least and its most", () => {
  expect(moveLine(panes, start, 1, -5000, 1000)).toEqual({ list: 20, front: 50, back: 30 })
  expect(moveLine(panes, start, 1, 5000, 1000)).toEqual({ list: 40, front: 30, back: 30 })
  expect(moveLine(panes, start, 1, 5000, 1500)).toEqual({ list: 32, front: 38, back: 30 })
})

test("where nothing fits, nothing moves", () => {
  expect(moveLine(panes, start, 2, 10, 500)).toBe(start)
  expect(moveLine(panes, start, 2, 10, 0)).toBe(start)
})

test("saved sizes count for these panes only, and only if they fill the group", () => {
  const saved = { list: 20, front: 50, back: 30 }
  expect(startingSizes(panes, saved)).toBe(saved)
  expect(startingSizes(panes, { list: 20, front: 80 })).toEqual(start)
  expect(startingSizes(panes, { list: 20, front: 50, back: 50 })).toEqual(start)
  expect(startingSizes(panes, undefined)).toEqual(start)
})
