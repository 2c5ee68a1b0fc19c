import { expect, test } from "vitest"
import type { ThreadPage } from "@/lib/messenger/views"
import { type ThreadPages, withNewest } from "./cache"

const entry = (n: number) => ({
  n,
  at: "2026-11-22T10:00:00.000Z",
  type: "message" as const,
  id: `m${n}`,
  mine: false,
  author: "Maya",
  doc: { type: "doc" as const, content: [] },
  files: [],
})

const page = (from: number, to: number): ThreadPage => ({
  n: to,
  id: "c",
  subject: "Poles",
  ticket: null,
  entries: Array.from({ length: to - from + 1 }, (_, at) => entry(from + at)),
  earlier: from > 1 ? from : null,
  seen: 0,
})

const pages = (...all: ThreadPage[]): ThreadPages => ({ pages: all, pageParams: all.map(() => null) })
const places = (known: ThreadPages) => known.pages.toReversed().flatMap((p) => p.entries.map(({ n }) => n))
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at)

test("a newer page goes on where the older ones end, and none is lost between", () => {
  const known = pages(page(41, 80), page(1, 40))
  const next = withNewest(known, page(43, 82))
  expect(places(next)).toEqual(from(1, 82))
  expect(next.pages[0]?.earlier).toBe(41)
})

test("pages that don't meet leave a gap that nobody knows: the older ones go", () => {
  const next = withNewest(pages(page(41, 80), page(1, 40)), page(101, 140))
  expect(places(next)).toEqual(from(101, 140))
  expect(next.pages[0]?.earlier).toBe(101)
})

test("a page that holds all is all", () => {
  expect(places(withNewest(pages(page(1, 3)), page(1, 4)))).toEqual(from(1, 4))
  expect(places(withNewest(undefined, page(1, 2)))).toEqual(from(1, 2))
})
