"use client"

import { ArrowLeft, LogOut, MessageCirclePlus } from "lucide-react"
import type { ReactNode } from "react"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { buttonStyles } from "@/components/ui/button-styles"
import { IconButton } from "@/components/ui/icon-button"
import { SkeletonTimeline } from "@/components/ui/skeleton"
import { ConnectionBar } from "./connection-bar"
import { useCustomer, useLinkTo } from "./context"
import { useOverview, useThread, useTicket } from "./data"
import { NotShown, PaneTitle, Reading } from "./pane"
import { home } from "./places"
import { PortalHome } from "./portal-home"
import { NewThread, Thread } from "./thread"
import { TicketFacts, TicketHead } from "./ticket-view"
import { useArrivals } from "./use-arrivals"

/** The portal: a customer's tickets and conversations with room to read (SPEC C1). */
export function Portal() {
  const { place } = useCustomer()
  const unread = useArrivals()
  const reads = place.at !== "home"
  return (
    <div
      className={`flex min-w-0 flex-col bg-app text-ink ${reads ? "h-dvh max-lg:h-auto max-lg:min-h-dvh" : "min-h-dvh"}`}
    >
      <TopBar unread={unread} />
      <ConnectionBar />
      <main
        data-side="front"
        className="mx-auto flex min-h-0 w-full max-w-6xl min-w-0 grow flex-col bg-transparent px-4 pb-4 sm:px-6 sm:pb-6"
      >
        {place.at === "home" ? <PortalHome show={place.show} /> : null}
        {place.at === "new" ? <New /> : null}
        {place.at === "conversation" ? <Conversation key={place.id} id={place.id} /> : null}
        {place.at === "ticket" ? <Ticket key={place.number} number={place.number} /> : null}
      </main>
    </div>
  )
}

function TopBar({ unread }: { unread: number }) {
  const { workspace, me } = useOverview()
  const { signOut, place } = useCustomer()
  const link = useLinkTo()
  return (
    <header className="mx-auto flex h-16 w-full max-w-6xl shrink-0 items-center gap-3 px-4 sm:px-6">
      <a
        {...link(home)}
        className="flex min-h-11 min-w-0 items-center gap-2 text-read font-semibold tracking-tight text-ink"
      >
        <bdi className="truncate">{workspace.name}</bdi>
        <Badge tone="strong" most={99} count={unread} label="unread" />
      </a>
      <span className="grow" />
      {place.at === "new" ? null : (
        <a
          {...link({ at: "new" })}
          className={buttonStyles("primary-front", "md", "max-sm:size-11 max-sm:px-0!")}
        >
          <MessageCirclePlus aria-hidden />
          <span className="max-sm:sr-only">New conversation</span>
        </a>
      )}
      <span
        dir="auto"
        title={me.email ?? undefined}
        className="max-w-40 truncate text-sm text-ink-3 max-sm:hidden"
      >
        {me.name || me.email}
      </span>
      {signOut ? <IconButton label="Sign out" icon={<LogOut />} onClick={signOut} /> : null}
    </header>
  )
}

function BackToAll() {
  const link = useLinkTo()
  return (
    <a
      {...link(home)}
      className="mb-2 flex min-h-8 w-fit items-center gap-1.5 rounded-sm text-sm font-medium text-ink-2 hover:text-ink pointer-coarse:min-h-11"
    >
      <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
      Your tickets
    </a>
  )
}

/** A sheet of paper on the desk. */
function Sheet({ children, className = "" }: { children: ReactNode; className?: string }) {
  return (
    <div className={`flex min-w-0 flex-col overflow-hidden rounded-xl bg-surface shadow-raised ${className}`}>
      {children}
    </div>
  )
}

// On a narrow screen the page scrolls as a whole, and the conversation has the height of a screen.
const talk = "min-h-0 grow max-lg:h-[calc(100dvh-7.5rem)] max-lg:min-h-96 max-lg:grow-0"

function New() {
  return (
    <>
      <BackToAll />
      <PaneTitle className="mb-3 text-xl font-semibold">New conversation</PaneTitle>
      <Sheet className={`${talk} max-w-3xl`}>
        <NewThread />
      </Sheet>
    </>
  )
}

function Conversation({ id }: { id: string }) {
  const thread = useThread(id)
  const number = thread.newest?.ticket?.number
  if (number) return <Ticket number={number} within={id} />
  const subject = thread.newest?.subject || thread.outgoing[0]?.text.trim().split("\n")[0] || "Conversation"
  return (
    <>
      <BackToAll />
      <PaneTitle className="mb-3 text-xl font-semibold text-balance wrap-anywhere">{subject}</PaneTitle>
      <Sheet className={`${talk} max-w-3xl`}>
        <Thread id={id} thread={thread} />
      </Sheet>
    </>
  )
}

/** A ticket: what is known of it beside what was said about it, where one answers (SPEC S7). */
function Ticket({ number, within }: { number: number; within?: string }) {
  const { data: ticket, error, refetch } = useTicket(number)
  const conversationId = within ?? ticket?.conversationId
  if (error)
    return (
      <>
        <BackToAll />
        <Sheet className="grow">
          <NotShown failure={error} retry={() => void refetch()} />
        </Sheet>
      </>
    )
  return (
    <>
      <BackToAll />
      <div className="flex min-h-0 grow gap-5 max-lg:flex-col">
        <Sheet className="w-92 shrink-0 max-lg:w-full">
          {ticket ? (
            <Reading label="Ticket" className="flex flex-col gap-7 p-6 max-lg:p-5">
              <TicketHead ticket={ticket} />
              <Button variant="primary-front" className="lg:hidden" onClick={toConversation}>
                Go to the conversation
              </Button>
              <TicketFacts ticket={ticket} />
            </Reading>
          ) : (
            <SkeletonTimeline />
          )}
        </Sheet>
        <Sheet className={talk}>
          <h2
            id="conversation"
            tabIndex={-1}
            className="outline-none shrink-0 border-b border-line px-5 py-3 text-base font-semibold text-ink-2"
          >
            Conversation
          </h2>
          {conversationId ? <Talk id={conversationId} /> : <SkeletonTimeline />}
        </Sheet>
      </div>
    </>
  )
}

function toConversation() {
  const talk = document.getElementById("conversation")
  talk?.scrollIntoView({ block: "start" })
  talk?.focus({ preventScroll: true })
}

function Talk({ id }: { id: string }) {
  return <Thread id={id} thread={useThread(id)} />
}
