"use client"

import { WifiOff } from "lucide-react"
import { useCustomer } from "./context"

/** Says that the connection is lost, and that nothing else is. */
export function ConnectionBar() {
  const { connection } = useCustomer()
  if (connection === "open") return null
  return (
    <p
      role="status"
      className="flex shrink-0 items-center justify-center gap-2 bg-warning-soft px-3 py-1.5 text-sm text-warning-text"
    >
      <WifiOff aria-hidden className="size-4 shrink-0" />
      Connection lost. What you write is kept; trying again…
    </p>
  )
}
