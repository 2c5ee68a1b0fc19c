"use client"

import { usePathname, useSearchParams } from "next/navigation"
import type { MouseEvent } from "react"
import { addressOf, type Place, placeOf } from "@/lib/shared/addresses"

const start: Place = { screen: "inbox", view: "mine", conversationId: null, ticket: null }

/** Where the person is. */
export function usePlace(): Place {
  const pathname = usePathname()
  const search = useSearchParams()
  return placeOf(pathname, search) ?? start
}

/** Goes to a place within the workbench without asking the server for a page. */
export function go(place: Place, how: "push" | "replace" = "push"): void {
  const address = addressOf(place)
  if (address === window.location.pathname + window.location.search) return
  if (how === "push") window.history.pushState(null, "", address)
  else window.history.replaceState(null, "", address)
}

/** What a link to a place carries: a real address for new tabs and copying, and a quick way for plain clicks. */
export function linkTo(place: Place) {
  return {
    href: addressOf(place),
    onClick: (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      go(place)
    },
  }
}
