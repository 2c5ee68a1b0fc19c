"use client"

import { ArrowRight, LogOut, MessageCirclePlus } from "lucide-react"
import { useEffect } from "react"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { SkeletonTimeline } from "@/components/ui/skeleton"
import { ConnectionBar } from "./connection-bar"
import { useCustomer, useLinkTo } from "./context"
import { useOverview, useThread, useTicket } from "./data"
import type { Host } from "./host"
import { CloseButton, NotShown, PaneHeader, PaneTitle, Reading } from "./pane"
import { home } from "./places"
import { ConversationRows, TicketRows } from "./rows"
import { StepChip } from "./steps"
import { NewThread, Thread } from "./thread"
import { TicketFacts, TicketHead } from "./ticket-view"
import { useArrivals } from "./use-arrivals"

/** The messenger: one pane at a time, as a page or in a frame on the host's site (SPEC C1). */
export function Messenger({ host }: { host: Host | null }) {
  const { framed, place } = useCustomer()
  const unread = useArrivals()
  useEffect(() => host?.tell({ backline: "unread", count: unread }), [host, unread])
  return (
    <div className={framed ? "h-dvh bg-surface" : "flex h-dvh justify-center bg-app sm:py-6"}>
      <main
        data-side="front"
        className={
          framed
            ? "relative flex h-full min-w-0 flex-col overflow-hidden bg-surface text-ink"
            : "relative flex h-full w-full max-w-120 min-w-0 flex-col overflow-hidden bg-surface text-ink sm:rounded-xl sm:shadow-raised"
        }
      >
        <ConnectionBar />
        {place.at === "home" ? <Home /> : null}
        {place.at === "new" ? <New /> : null}
        {place.at === "conversation" ? <Conversation key={place.id} id={place.id} /> : null}
        {place.at === "ticket" ? <Ticket key={place.number} number={place.number} /> : null}
      </main>
    </div>
  )
}

const firstWord = (name: string) => name.trim().split(/\s+/)[0] ?? ""

function Home() {
  const { workspace, me, tickets, conversations } = useOverview()
  const { signOut } = useCustomer()
  return (
    <div className="flex min-h-0 grow flex-col overflow-y-auto">
      <header className="flex items-center gap-1 px-5 pt-4">
        <p dir="auto" className="min-w-0 grow truncate text-base font-semibold text-ink-2">
          {workspace.name}
        </p>
        {signOut ? <IconButton label="Sign out" icon={<LogOut />} onClick={signOut} /> : null}
        <CloseButton />
      </header>
      <div className="px-5 pt-8 pb-6">
        <PaneTitle className="text-[1.75rem] leading-9 font-semibold tracking-tight text-balance text-ink wrap-anywhere">
          Hello
          {me.name ? (
            <>
              , <bdi>{firstWord(me.name)}</bdi>
            </>
          ) : null}
          .
        </PaneTitle>
        <p className="mt-1 text-lg text-ink-2">How can we help?</p>
        <StartCard />
      </div>
      <div className="flex flex-col gap-7 px-5 pb-8">
        {tickets.length > 0 ? (
          <section aria-label="Tickets">
            <h2 className="mb-1 text-sm font-semibold text-ink-2">Your tickets</h2>
            <TicketRows tickets={tickets} />
          </section>
        ) : null}
        {conversations.length > 0 ? (
          <section aria-label="Conversations">
            <h2 className="mb-1 text-sm font-semibold text-ink-2">Conversations</h2>
            <ConversationRows conversations={conversations} team={workspace.name} />
          </section>
        ) : (
          <p className="text-base text-ink-3">
            What you write to us stays here, with every answer and how far things have come.
          </p>
        )}
      </div>
    </div>
  )
}

function StartCard() {
  const link = useLinkTo()
  return (
    <a
      {...link({ at: "new" })}
      className="mt-6 flex min-h-14 items-center gap-3 rounded-xl bg-front px-4 text-on-front transition-colors hover:bg-front-hover"
    >
      <MessageCirclePlus aria-hidden className="size-5 shrink-0" />
      <span className="min-w-0 grow text-read font-semibold">Send us a message</span>
      <ArrowRight aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" />
    </a>
  )
}

function New() {
  return (
    <>
      <PaneHeader>
        <PaneTitle className="text-base font-semibold">New message</PaneTitle>
      </PaneHeader>
      <NewThread />
    </>
  )
}

function Conversation({ id }: { id: string }) {
  const thread = useThread(id)
  const { newest, outgoing } = thread
  const link = useLinkTo()
  const ticket = newest?.ticket
  const subject = newest?.subject || outgoing[0]?.text.trim().split("\n")[0] || "Conversation"
  return (
    <>
      <PaneHeader>
        <PaneTitle className="truncate text-base font-semibold">{subject}</PaneTitle>
      </PaneHeader>
      {ticket ? (
        <a
          {...link({ at: "ticket", number: ticket.number })}
          className="flex min-h-11 min-w-0 shrink-0 items-center gap-2 border-b border-line px-5 text-sm hover:bg-hover focus-visible:-outline-offset-2"
        >
          <StepChip step={ticket.step} label={ticket.label} size="sm" />
          <span className="shrink-0 text-ink-3 tabular">#{ticket.number}</span>
          <span dir="auto" className="min-w-0 grow truncate text-ink-2">
            {ticket.title}
          </span>
          <ArrowRight aria-hidden className="size-3.5 shrink-0 text-ink-3 rtl:-scale-x-100" />
        </a>
      ) : null}
      <Thread id={id} thread={thread} />
    </>
  )
}

function Ticket({ number }: { number: number }) {
  const { go } = useCustomer()
  const { data: ticket, error, refetch } = useTicket(number)
  const back = ticket ? ({ at: "conversation", id: ticket.conversationId } as const) : home
  return (
    <>
      <PaneHeader>
        <p className="truncate text-base font-semibold tabular">Ticket #{number}</p>
      </PaneHeader>
      {ticket && !error ? (
        <>
          <Reading label="Ticket" className="flex min-h-0 grow flex-col gap-7 px-5 py-6">
            <TicketHead ticket={ticket} />
            <TicketFacts ticket={ticket} />
          </Reading>
          <div className="shrink-0 border-t border-line p-3">
            <Button variant="primary-front" className="h-11! w-full text-base!" onClick={() => go(back)}>
              Open the conversation
            </Button>
          </div>
        </>
      ) : error ? (
        <NotShown failure={error} retry={() => void refetch()} />
      ) : (
        <SkeletonTimeline />
      )}
    </>
  )
}
