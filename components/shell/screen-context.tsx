"use client"

import { useQueryClient } from "@tanstack/react-query"
import { createContext, type ReactNode, use, useState } from "react"
import { Screen } from "@/lib/live/screen"

const ScreenContext = createContext<Screen | null>(null)

/** One browser tab's knowledge of live events, for all below; starts where the server's page stands. */
export function ScreenProvider({ seq, children }: { seq: number; children: ReactNode }) {
  const client = useQueryClient()
  const [screen] = useState(() => {
    const made = new Screen(client)
    made.startAt(seq)
    return made
  })
  return <ScreenContext value={screen}>{children}</ScreenContext>
}

/** This tab's knowledge of live events. */
export function useScreen(): Screen {
  const screen = use(ScreenContext)
  if (!screen) throw new Error("useScreen stands outside of ScreenProvider.")
  return screen
}
