import { expect, test } from "vitest"
import type { Step } from "@/lib/messenger/views"
import { stagesOf } from "./steps"

const moment = (step: Step, day: number, label: string) => ({
  step,
  label,
  at: `2026-11-0${day}T09:00:00.000Z`,
})
const told = (...progress: ReturnType<typeof moment>[]) => {
  const last = progress.at(-1)
  if (!last) throw new Error("A ticket has been somewhere.")
  const stages = stagesOf({ progress, step: last.step, label: last.label })
  return stages.map(({ is, label, at }) => `${is} ${label}${at ? ` ${at.slice(8, 10)}` : ""}`)
}

test("a ticket on its way: what is behind has its date, what is ahead has none", () => {
  expect(told(moment("submitted", 1, "Received"), moment("in_progress", 2, "We are on it"))).toEqual([
    "past Received 01",
    "now We are on it 02",
    "ahead Waiting on you",
    "ahead Resolved",
  ])
})

test("a step that was left again lies ahead, and the newest visit counts", () => {
  const stages = told(
    moment("submitted", 1, "Submitted"),
    moment("in_progress", 2, "In progress"),
    moment("waiting_on_customer", 3, "Waiting on you"),
    moment("in_progress", 4, "In progress"),
  )
  expect(stages).toEqual([
    "past Submitted 01",
    "now In progress 04",
    "ahead Waiting on you",
    "ahead Resolved",
  ])
})

test("a step that wasn't needed has no date, though the ticket is past it", () => {
  expect(told(moment("submitted", 1, "Submitted"), moment("resolved", 2, "Done"))).toEqual([
    "past Submitted 01",
    "past In progress",
    "past Waiting on you",
    "now Done 02",
  ])
})
