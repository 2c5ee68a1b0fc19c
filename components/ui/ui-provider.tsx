"use client"

import type { ReactNode } from "react"
import { Announcer } from "./announcer"
import { ClockProvider } from "./clock"
import { PlatformProvider } from "./platform"
import { TooltipLayer } from "./tooltip-layer"

type UiProviderProps = {
  /** The server's now, ISO 8601. */
  now: string
  /** The person's zone, IANA. */
  timeZone: string
  /** Their language of dates. */
  locale?: string | null | undefined
  /** Whether the request came from a Mac or iPad. */
  mac: boolean
  children: ReactNode
}

/** What every page needs once: the clock, the keyboard's names, the tooltip and the status region. */
export function UiProvider({ now, timeZone, locale, mac, children }: UiProviderProps) {
  return (
    <PlatformProvider mac={mac}>
      <ClockProvider now={now} timeZone={timeZone} locale={locale}>
        {children}
        <TooltipLayer />
        <Announcer />
      </ClockProvider>
    </PlatformProvider>
  )
}
