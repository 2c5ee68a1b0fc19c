import type { EventView } from "@/lib/events/event"
import type { Names } from "../views"

/** One thing that changed: as it was and as it is, in words. */
export type Change = { label: string; before: string; after: string }

const removed = "text was removed"

/** What an event says was before and is after: of settings what they are called, of ids what they stand for. */
export function changesOf(event: EventView, names: Names): Change[] {
  if (event.change) return [fieldChange(event.change, names)]
  // A tag that was merged is gone: its own name says more than its id does.
  if (event.type === "tag.merged")
    return [{ label: "Tag", before: event.data.fromName, after: event.data.toName }]
  if (event.type === "thread.assigned" || event.type === "thread.team_assigned") {
    const said = (id: string | null) => (id === null ? "nobody" : words(id, names))
    return [{ label: "", before: said(event.data.from), after: said(event.data.to) }]
  }
  const { from, to } = event.data as { from?: unknown; to?: unknown }
  if (from === undefined || to === undefined) return []
  if (!isObject(from) || !isObject(to))
    return [{ label: "", before: words(from, names), after: words(to, names) }]
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return keys.map((key) => ({
    label: labelOf(key),
    before: words(from[key], names),
    after: words(to[key], names),
  }))
}

/** A field's texts may have been removed since; the record keeps that there was a change. */
function fieldChange({ field, before, after }: NonNullable<EventView["change"]>, names: Names): Change {
  const label = names.get(field)?.name ?? labelOf(field)
  if (before === null && after === null) return { label, before: removed, after: removed }
  return { label, before: words(before, names), after: words(after, names) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** "wakesOnStateChange" as "Wakes on state change". */
function labelOf(key: string): string {
  const spaced = key
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

function words(value: unknown, names: Names): string {
  if (value === null || value === undefined || value === "") return "nothing"
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (Array.isArray(value)) return listed(value, names)
  if (!isObject(value)) return names.get(String(value))?.name ?? String(value)
  if (typeof value.from === "string" && typeof value.to === "string") return `${value.from}–${value.to}`
  const parts = Object.entries(value).filter(([key]) => key !== "id")
  return parts.map(([key, part]) => `${labelOf(key).toLowerCase()}: ${words(part, names)}`).join(", ")
}

function listed(values: unknown[], names: Names): string {
  if (values.length === 0) return "none"
  return values.map((value) => words(value, names)).join(values.some(isObject) ? "; " : ", ")
}
