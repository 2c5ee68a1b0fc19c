import { TZDate } from "@date-fns/tz"
import { format } from "date-fns"

/** A moment as a date-and-time input wants it, in a zone: "2026-11-23T09:00". */
export function localInput(at: Date, timeZone: string): string {
  return format(new TZDate(at.getTime(), timeZone), "yyyy-MM-dd'T'HH:mm")
}

/** The moment that a date-and-time input's value means in a zone, or null for anything else. */
export function momentOfLocal(value: string, timeZone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(value)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number)
  const at = new Date(new TZDate(year, month - 1, day, hour, minute, timeZone).getTime())
  return Number.isNaN(at.getTime()) ? null : at
}
