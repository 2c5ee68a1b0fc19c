import { expect, test } from "vitest"
import { db } from "@/db/client"
import { does, refuses, theOne } from "@/testing/commands"
import { makeWorld } from "@/testing/world"
import { changeWorkspace, setBusinessHours, setWakes } from "./commands/workspace"
import { findSettings } from "./queries/workspace"

const day = (...spans: string[]) => spans.map((span) => ({ from: span.slice(0, 5), to: span.slice(6) }))
const office = day("09:00–17:00")
const officeHours = [office, office, office, office, office, [], []]
const stale = {
  code: "changed_meanwhile",
  sentence: "This was changed meanwhile. What you made is kept here; please look again.",
} as const

test("name and time zone change together or alone; the event says only what changed", async () => {
  const world = await makeWorld()
  const before = { name: "Northwind Outdoor", timeZone: "Europe/Berlin" }
  const events = await does(changeWorkspace, world.ada, {
    before,
    name: " Northwind ",
    timeZone: "Europe/Berlin",
  })
  expect(theOne(events, "workspace.changed").data).toEqual({
    from: { name: "Northwind Outdoor" },
    to: { name: "Northwind" },
  })
  await refuses(stale, changeWorkspace, world.ada, { before, name: "Outdoor", timeZone: "Asia/Tokyo" })
  await refuses({ code: "invalid", sentence: "This time zone is not known." }, changeWorkspace, world.ada, {
    before,
    name: "Outdoor",
    timeZone: "Mars/Olympus",
  })
})

test("Z5: the choice is stored, and one that was made of another is refused", async () => {
  const world = await makeWorld()
  await does(setWakes, world.ada, { before: "resolved", to: "never" })
  await refuses(stale, setWakes, world.ada, { before: "resolved", to: "always" })
  const same = { code: "unchanged", sentence: "That is how it is set already." } as const
  await refuses(same, setWakes, world.ada, { before: "never", to: "never" })
  expect(await findSettings(db(), world.workspaceId)).toMatchObject({ wakesOnStateChange: "never" })
})

test("business hours are stored in the order of the day; what overlaps or ends before it begins is refused", async () => {
  const world = await makeWorld()
  const to = officeHours.with(0, day("13:00–17:00", "08:30–12:00"))
  await does(setBusinessHours, world.ada, { before: officeHours, to })
  const inOrder = officeHours.with(0, day("08:30–12:00", "13:00–17:00"))
  expect(await findSettings(db(), world.workspaceId)).toMatchObject({ businessHours: inOrder })
  await refuses(stale, setBusinessHours, world.ada, { before: officeHours, to: officeHours.with(6, office) })
  const overlap = { code: "invalid", sentence: "Tuesday: Two spans overlap." } as const
  const overlapping = inOrder.with(1, day("09:00–12:00", "11:00–17:00"))
  await refuses(overlap, setBusinessHours, world.ada, { before: inOrder, to: overlapping })
  const backwards = { code: "invalid", sentence: "Sunday: A span ends before it begins." } as const
  await refuses(backwards, setBusinessHours, world.ada, {
    before: inOrder,
    to: inOrder.with(6, day("17:00–09:00")),
  })
})
