"use client"

import { type ReactNode, useState } from "react"

/** Mounts with the first opening and stays, so that what it holds can play its way out. */
export function WhenAsked({ open, children }: { open: boolean; children: () => ReactNode }) {
  const [asked, setAsked] = useState(open)
  if (open && !asked) setAsked(true)
  return asked || open ? children() : null
}
