"use client"

import { clsx } from "clsx"
import { exactTime, relativeTime, returnTime } from "@/lib/shared/times"
import { useClock } from "./clock"
import { tip } from "./tooltip"

type RelativeTimeProps = {
  /** ISO 8601. */
  at: string
  /** "ago": "4m". "return": "tomorrow 09:00". "exact": all of it. */
  as?: "ago" | "return" | "exact"
  className?: string
}

/** A moment in the person's own time, the exact one on hover. An ISO string that is none shows nothing. */
export function RelativeTime({ at, as = "ago", className }: RelativeTimeProps) {
  const clock = useClock()
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return null
  const exact = exactTime(date, clock)
  const said = as === "exact" ? exact : as === "return" ? returnTime(date, clock) : relativeTime(date, clock)
  return (
    <time
      dateTime={at}
      {...tip(as === "exact" ? undefined : exact)}
      className={clsx("whitespace-nowrap tabular", className)}
    >
      {said}
    </time>
  )
}
