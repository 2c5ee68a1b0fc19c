"use client"

import { usePathname, useSearchParams } from "next/navigation"
import { useCallback, useState } from "react"
import { addressOf, home, type Place, placeAt, type Surface } from "./places"

type Places = { place: Place; go: (place: Place, how?: "push" | "replace") => void }

/** Places of a page: each has an address, and the browser's back button leads back. */
export function usePagePlaces(surface: Surface, workspace: string | null): Places {
  const pathname = usePathname()
  const search = useSearchParams()
  const go = useCallback(
    (place: Place, how: "push" | "replace" = "push") => {
      const address = addressOf(surface, place, workspace)
      if (address === window.location.pathname + window.location.search) return
      if (how === "push") window.history.pushState(null, "", address)
      else window.history.replaceState(null, "", address)
    },
    [surface, workspace],
  )
  return { place: placeAt(pathname, search) ?? home, go }
}

/** Places of a frame, kept in memory: the host page's history is not ours. */
export function useMemoryPlaces(): Places {
  const [place, setPlace] = useState<Place>(home)
  return { place, go: useCallback((next: Place) => setPlace(next), []) }
}
