"use client"

import { createContext, type MouseEvent, use } from "react"
import type { Client } from "./client"
import type { Connection } from "./line"
import type { Outbox } from "./outbox"
import { addressOf, type Place, type Surface } from "./places"

/** What every screen of a customer knows: who they are, where, and how to get elsewhere. */
export type Customer = {
  client: Client
  outbox: Outbox
  surface: Surface
  /** In a frame on the host's site: places are kept in memory, so that its history stays its own. */
  framed: boolean
  /** Whether the person can see this now: a closed messenger can't be read. */
  shown: boolean
  /** The workspace as the address named it, to be carried along. */
  workspace: string | null
  /** Names this customer's own drafts in this browser. */
  owner: string
  timeZone: string
  connection: Connection
  place: Place
  go: (place: Place, how?: "push" | "replace") => void
  close: (() => void) | null
  signOut: (() => void) | null
}

export const CustomerContext = createContext<Customer | null>(null)

export function useCustomer(): Customer {
  const customer = use(CustomerContext)
  if (!customer) throw new Error("No customer is signed in here.")
  return customer
}

/** What a link to a place carries: an address for new tabs, and a quick way for plain clicks. */
export function useLinkTo() {
  const { surface, workspace, framed, go } = useCustomer()
  return (place: Place) => ({
    href: framed ? "#" : addressOf(surface, place, workspace),
    onClick: (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
      if (elsewhere && !framed) return
      event.preventDefault()
      go(place)
    },
  })
}
