"use client"

import { ArrowLeft, Inbox, MessageCircle, Ticket } from "lucide-react"
import type { ReactNode } from "react"
import { Nav } from "@/components/shell/nav"
import { go, linkTo, usePlace } from "@/components/shell/navigation"
import { IconButton } from "@/components/ui/icon-button"
import { SeamSwitch } from "@/components/ui/seam-switch"
import type { Sides } from "./use-sides"
import { ViewMenu } from "./view-menu"

type Props = { width: "middle" | "phone"; list: ReactNode; sides: Sides }

/** Where less fits: the list beside one side, or on a phone one thing at a time; the seam becomes a switch. */
export function Narrow({ width, list, sides }: Props) {
  const open = sides.main.kind !== "none"
  const panes = <OneSide sides={sides} back={width === "phone"} />
  if (width === "middle")
    return (
      <div className="flex h-dvh bg-app text-ink">
        <div className="w-40 shrink-0">
          <Nav />
        </div>
        <main className="flex min-w-0 grow">
          <div className="w-60 shrink-0 border-x border-line">{list}</div>
          <div className="min-w-0 grow">{panes}</div>
        </main>
      </div>
    )
  return (
    <div className="flex h-dvh flex-col bg-app text-ink">
      <main className="min-h-0 grow">{open ? panes : list}</main>
      {open ? null : <BottomBar />}
    </div>
  )
}

function OneSide({ sides, back }: { sides: Sides; back: boolean }) {
  const { main, all, shown, show } = sides
  const current = all.find((side) => side.id === shown) ?? main
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 items-center bg-surface">
        {back ? <BackToList /> : null}
        {all.length === 2 ? (
          <SeamSwitch
            className="grow"
            label="Which side"
            value={shown}
            onChange={show}
            sides={[
              { value: "front", label: "Conversation", icon: <MessageCircle /> },
              { value: "back", label: `Ticket #${sides.number}`, icon: <Ticket /> },
            ]}
          />
        ) : null}
      </div>
      <div className="min-h-0 grow">{current.children}</div>
    </div>
  )
}

function BackToList() {
  const place = usePlace()
  const list =
    place.screen === "inbox"
      ? ({ ...place, conversationId: null, ticket: null } as const)
      : ({ ...place, number: null, conversationId: null } as const)
  return <IconButton label="Back to the list" icon={<ArrowLeft />} onClick={() => go(list)} />
}

function BottomBar() {
  const { screen } = usePlace()
  const items = [
    {
      name: "Inbox",
      Icon: Inbox,
      place: { screen: "inbox", view: "mine", conversationId: null, ticket: null },
    },
    {
      name: "Tickets",
      Icon: Ticket,
      place: { screen: "tickets", view: "mine", number: null, conversationId: null },
    },
  ] as const
  return (
    <nav data-side="app" aria-label="Main" className="flex h-14 shrink-0 border-t border-line bg-surface">
      {items.map(({ name, Icon, place }) => (
        <a
          key={name}
          {...linkTo(place)}
          aria-current={place.screen === screen ? "page" : undefined}
          className="flex grow basis-0 flex-col items-center justify-center gap-0.5 text-2xs text-ink-3 aria-[current]:text-accent-text"
        >
          <Icon aria-hidden className="size-5" />
          {name}
        </a>
      ))}
      <ViewMenu />
    </nav>
  )
}
