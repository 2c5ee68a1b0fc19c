"use client"

import { lazy, Suspense, useEffect } from "react"
import { Nav } from "@/components/shell/nav"
import { usePlace } from "@/components/shell/navigation"
import { preloadDialogs } from "@/components/tickets/dialogs"
import type { PaneSizes } from "@/components/ui/layout-cookie"
import { preloadPopups } from "@/components/ui/preload"
import { type Pane, ResizablePanels } from "@/components/ui/resizable-panels"
import { ConversationList } from "./conversation-list"
import { TicketList } from "./ticket-list"
import { useSides } from "./use-sides"
import { useWidth } from "./use-width"

// Wide windows need none of it; the server draws it at once for the others.
const Narrow = lazy(() => import("./narrow").then((part) => ({ default: part.Narrow })))

/** Widths are remembered for one side alone, and for both on each screen. */
export type Group = "one" | "inbox" | "tickets"

type Props = {
  /** The sizes of the panes as last left, so that the server draws the same. */
  saved: Record<Group, PaneSizes | undefined>
  /** What the server took the window for. */
  guess: "wide" | "phone"
}

/** The team's workbench: views, a list, and the two sides of one problem with the seam between them (SPEC O7). */
export function Workbench({ saved, guess }: Props) {
  const place = usePlace()
  const width = useWidth(guess)
  const sides = useSides()
  useEffect(() => preloadWhenIdle(), [])
  const list =
    place.screen === "inbox" ? (
      <ConversationList key={place.view} view={place.view} selectedId={place.conversationId} />
    ) : (
      <TicketList key={place.view} view={place.view} selected={place.number} />
    )
  if (width !== "wide")
    return (
      <Suspense>
        <Narrow width={width} list={list} sides={sides} />
      </Suspense>
    )
  const shares = place.screen === "inbox" ? [40, 35] : [34, 41]
  const two = sides.all.length === 2
  const listPane: Pane = { id: "list", size: two ? 25 : 30, minPx: 240, maxPx: 480, children: list }
  const group: Group = two ? place.screen : "one"
  const panes = [listPane, ...sides.all.map((side, at) => ({ ...side, size: two ? (shares[at] ?? 0) : 70 }))]
  return (
    <div className="flex h-dvh bg-app text-ink">
      <div className="w-44 shrink-0 min-[90rem]:w-52">
        <Nav />
      </div>
      <main className="flex min-w-0 grow border-l border-line">
        <ResizablePanels group={group} saved={saved[group]} className="grow" panes={panes} />
      </main>
    </div>
  )
}

function preloadWhenIdle() {
  const timer = setTimeout(() => {
    preloadPopups()
    preloadDialogs()
  }, 1500)
  return () => clearTimeout(timer)
}
