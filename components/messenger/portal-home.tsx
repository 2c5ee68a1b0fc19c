"use client"

import { clsx } from "clsx"
import { Inbox } from "lucide-react"
import { buttonStyles } from "@/components/ui/button-styles"
import { EmptyState } from "@/components/ui/empty-state"
import type { TicketItem } from "@/lib/messenger/views"
import { useLinkTo } from "./context"
import { useOverview } from "./data"
import { PaneTitle } from "./pane"
import type { Show } from "./places"
import { ConversationRows, TicketRows } from "./rows"

type Filter = { show: Show; label: string; none: string; holds: (ticket: TicketItem) => boolean }

const filters: Filter[] = [
  { show: "all", label: "All", none: "", holds: () => true },
  {
    show: "open",
    label: "Open",
    none: "Nothing is open: all of your tickets are resolved.",
    holds: (ticket) => ticket.step !== "resolved",
  },
  {
    show: "waiting",
    label: "Waiting on you",
    none: "Nothing waits on you.",
    holds: (ticket) => ticket.step === "waiting_on_customer",
  },
  {
    show: "resolved",
    label: "Resolved",
    none: "Nothing is resolved yet.",
    holds: (ticket) => ticket.step === "resolved",
  },
]

/** The customer's tickets, by how far they are, and all of their conversations. */
export function PortalHome({ show }: { show: Show }) {
  const { tickets, conversations, workspace } = useOverview()
  const link = useLinkTo()
  const chosen = filters.find((filter) => filter.show === show)
  const shown = tickets.filter((ticket) => chosen?.holds(ticket))
  return (
    <>
      <PaneTitle className="pt-4 pb-6 text-[1.75rem] leading-9 font-semibold tracking-tight">
        Your tickets
      </PaneTitle>
      <div className="grid min-w-0 grow content-start items-start gap-x-6 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section
          aria-label="Tickets"
          className="min-w-0 rounded-xl bg-surface px-6 py-5 shadow-raised max-sm:px-4"
        >
          {tickets.length > 0 ? (
            <>
              <Filters show={show} tickets={tickets} />
              {shown.length > 0 ? (
                <TicketRows tickets={shown} />
              ) : (
                <p className="py-6 text-base text-ink-2">{chosen?.none}</p>
              )}
            </>
          ) : (
            <EmptyState
              icon={<Inbox />}
              action={
                <a {...link({ at: "new" })} className={buttonStyles("secondary", "md")}>
                  Write to us
                </a>
              }
            >
              When something you wrote about becomes a ticket, you can follow it here.
            </EmptyState>
          )}
        </section>
        <section
          aria-label="Conversations"
          className="min-w-0 rounded-xl bg-surface px-6 py-5 shadow-raised max-sm:px-4"
        >
          <h2 className="mb-2 text-base font-semibold text-ink">Conversations</h2>
          {conversations.length > 0 ? (
            <ConversationRows conversations={conversations} team={workspace.name} />
          ) : (
            <p className="py-4 text-base text-ink-2">What you write to us stands here, with our answers.</p>
          )}
        </section>
      </div>
    </>
  )
}

function Filters({ show, tickets }: { show: Show; tickets: TicketItem[] }) {
  const link = useLinkTo()
  return (
    <nav aria-label="Which tickets" className="-mx-1.5 mb-3">
      <ul className="flex flex-wrap gap-1">
        {filters.map((filter) => (
          <li key={filter.show}>
            <a
              {...link({ at: "home", show: filter.show })}
              aria-current={filter.show === show ? "true" : undefined}
              className={clsx(
                "inline-flex min-h-8 items-center gap-1.5 rounded-full px-3 text-sm font-medium pointer-coarse:min-h-11",
                filter.show === show ? "bg-selected text-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
              )}
            >
              {filter.label}
              <span className="text-xs text-ink-3 tabular">{tickets.filter(filter.holds).length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
