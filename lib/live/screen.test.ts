import { QueryClient } from "@tanstack/react-query"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { EventView } from "@/lib/events/event"
import type { Timeline } from "@/lib/threads/views"
import { keys } from "./keys"
import { Screen } from "./screen"

const here = "01a20437-0000-7000-8000-000000000001"

const assigned = (seq: number, to: string): EventView => ({
  type: "thread.assigned",
  seq,
  commandId: `command-${seq}`,
  ordinal: 0,
  actor: { kind: "teammate", id: to },
  at: new Date(seq * 1000).toISOString(),
  threadId: here,
  places: [here],
  note: null,
  message: null,
  change: null,
  data: { number: null, from: null, to },
})

function opened() {
  const client = new QueryClient()
  client.setQueryData(keys.conversation(here), { id: here, assigneeId: null, tickets: [], tagIds: [] })
  client.setQueryData<Timeline>(keys.timeline(here), { entries: [], more: false })
  const screen = new Screen(client)
  screen.startAt(9)
  return {
    screen,
    assignee: () => client.getQueryData<{ assigneeId: string }>(keys.conversation(here))?.assigneeId,
    seqs: () => client.getQueryData<Timeline>(keys.timeline(here))?.entries.map((e) => e.seq),
  }
}

beforeEach(() => vi.stubGlobal("document", { visibilityState: "hidden" }))
afterEach(() => vi.unstubAllGlobals())

test("an answer that is here before what happened just before it stays on top", () => {
  const { screen, assignee, seqs } = opened()
  screen.fromAnswer([assigned(11, "maya")])
  expect(screen.fromStream([assigned(10, "ben"), assigned(11, "maya")])).toBe(true)
  expect(assignee()).toBe("maya")
  expect(seqs()).toEqual([10, 11])
  expect(screen.since(9).map((e) => e.seq)).toEqual([10, 11])
})

test("the same event twice is one entry", () => {
  const { screen, seqs } = opened()
  screen.fromStream([assigned(10, "ben")])
  screen.fromStream([assigned(10, "ben"), assigned(11, "maya")])
  screen.fromAnswer([assigned(11, "maya")])
  expect(seqs()).toEqual([10, 11])
})

test("a gap is noticed and nothing after it is taken", () => {
  const { screen, seqs } = opened()
  expect(screen.fromStream([assigned(10, "ben"), assigned(12, "maya")])).toBe(false)
  expect(seqs()).toEqual([10])
})
