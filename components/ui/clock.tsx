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
  children,
}: {
  now: string
  timeZone: string
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
  const [clock, setClock] = useState<Clock>({ now: at, timeZone })
  if (clock.now !== at || clock.timeZone !== timeZone) setClock({ now: at, timeZone })
  return <ClockContext value={clock}>{children}</ClockContext>
}

/** Now and the person's time zone, for words about time. */
export function useClock(): Clock {
  return use(ClockContext)
}
