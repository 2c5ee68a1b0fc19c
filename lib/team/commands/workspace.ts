import { eq } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { workspaces } from "@/db/schema/workspaces"
import { defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { refuse } from "@/lib/shared/refusals"
import { ChangeWorkspace, SetBusinessHours, SetWakes } from "../inputs/workspace"
import { lockSettings } from "../queries/workspace"

type Settings = Partial<typeof workspaces.$inferInsert>

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Stores what changed, and the one event that says so; refuses what was made of older settings, or is no change. */
async function change<T extends Settings>(
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  { stored, before, to }: { stored: T; before: T; to: T },
): Promise<[NewEvent] | ReturnType<typeof refuse>> {
  const keys = Object.keys(to) as (keyof T & string)[]
  const changed = keys.filter((key) => !same(stored[key], to[key]))
  if (changed.length === 0) return refuse("unchanged", "That is how it is set already.")
  if (keys.some((key) => !same(stored[key], before[key])))
    return refuse(
      "changed_meanwhile",
      "This was changed meanwhile. What you made is kept here; please look again.",
    )
  const only = (of: T) => Object.fromEntries(changed.map((key) => [key, of[key]]))
  await tx.update(workspaces).set(only(to)).where(eq(workspaces.workspaceId, workspaceId))
  return [{ type: "workspace.changed", data: { from: only(stored), to: only(to) }, places: [] }]
}

/** Names the workspace and says in which time zone it is. */
export const changeWorkspace = defineCommand({
  name: "changeWorkspace",
  right: "admin",
  input: ChangeWorkspace,
  run: async (context, { before, name: typed, timeZone }) => {
    const { name, timeZone: zone } = await lockSettings(context.tx, context.workspaceId)
    return change(context, {
      stored: { name, timeZone: zone },
      before,
      to: { name: typed.trim(), timeZone },
    })
  },
})

/** Says whether a ticket's new state wakes the snoozed conversations it is linked to (SPEC Z5). */
export const setWakes = defineCommand({
  name: "setWakes",
  right: "admin",
  input: SetWakes,
  run: async (context, { before, to }) => {
    const { wakesOnStateChange } = await lockSettings(context.tx, context.workspaceId)
    return change<Settings>(context, {
      stored: { wakesOnStateChange },
      before: { wakesOnStateChange: before },
      to: { wakesOnStateChange: to },
    })
  },
})

/** Says when the team is there. */
export const setBusinessHours = defineCommand({
  name: "setBusinessHours",
  right: "admin",
  input: SetBusinessHours,
  run: async (context, { before, to }) => {
    const { businessHours } = await lockSettings(context.tx, context.workspaceId)
    return change<Settings>(context, {
      stored: { businessHours: ordered(businessHours) },
      before: { businessHours: ordered(before) },
      to: { businessHours: ordered(to) },
    })
  },
})

/** The database gives a span's parts in an order of its own. */
const ordered = (week: { from: string; to: string }[][]) =>
  week.map((spans) => spans.map(({ from, to }) => ({ from, to })))
