"use client"

import { createContext, type ReactNode, use, useEffect, useState } from "react"
import type { Clock } from "@/lib/shared/times"

const ClockContext = createContext<Clock>({ now: new Date(0), timeZone: "UTC" })

const tickMs = 30_000

/**
 * What time it is for everything drawn below. Starts with the server's `now`, so that the first client render says the
 * same words, and goes on by itself every half minute while the page is looked at.
 */
export function ClockProvider({
  now,
  timeZone,
  locale,
  children,
}: {
  now: string
  timeZone: string
  locale?: string | null | undefined
  children: ReactNode
}) {
  const [at, setAt] = useState(() => new Date(now))
  useEffect(() => {
    const tick = () => document.visibilityState === "visible" && setAt(new Date())
    const timer = setInterval(tick, tickMs)
    document.addEventListener("visibilitychange", tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", tick)
    }
  }, [])
  const [clock, setClock] = useState<Clock>({ now: at, timeZone, locale })
  if (clock.now !== at || clock.timeZone !== timeZone || clock.locale !== locale)
    setClock({ now: at, timeZone, locale })
  return <ClockContext value={clock}>{children}</ClockContext>
}

/** Now, the person's time zone and their language of dates, for words about time. */
export function useClock(): Clock {
  return use(ClockContext)
}
