import { TZDate } from "@date-fns/tz"
import { addDays, addHours, addMonths, nextMonday, set, startOfMonth } from "date-fns"

export type SnoozeChoice = "later_today" | "tomorrow" | "next_week" | "next_month"

/** Ways to snooze without picking a time, in the order of the menu (SPEC Z1, §11). */
export const snoozeChoices: { choice: SnoozeChoice; name: string }[] = [
  { choice: "later_today", name: "Later today" },
  { choice: "tomorrow", name: "Tomorrow" },
  { choice: "next_week", name: "Next week" },
  { choice: "next_month", name: "Next month" },
]

/** When a choice ends: 3 hours on, or 9:00 in the person's zone tomorrow, next Monday, on the first (SPEC Z1). */
export function snoozeUntil(choice: SnoozeChoice, now: Date, timeZone: string): Date {
  if (choice === "later_today") return addHours(now, 3)
  const here = new TZDate(now.getTime(), timeZone)
  const day =
    choice === "tomorrow"
      ? addDays(here, 1)
      : choice === "next_week"
        ? nextMonday(here)
        : startOfMonth(addMonths(here, 1))
  return new Date(set(day, { hours: 9, minutes: 0, seconds: 0, milliseconds: 0 }).getTime())
}
