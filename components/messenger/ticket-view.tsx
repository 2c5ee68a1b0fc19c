"use client"

import type { TicketPage } from "@/lib/messenger/views"
import { fileLink } from "./file-link"
import { PaneTitle } from "./pane"
import { TicketFacts as Facts, TicketHeadline } from "./ticket-facts"

/** A ticket's title, number and where it stands. */
export function TicketHead({ ticket }: { ticket: TicketPage }) {
  return (
    <TicketHeadline ticket={ticket}>
      <PaneTitle className="text-xl font-semibold text-balance text-ink wrap-anywhere">
        <span dir="auto">{ticket.title}</span>
      </PaneTitle>
    </TicketHeadline>
  )
}

/** All that a customer sees of a ticket beside its conversation: SPEC S7's list and no more. */
export function TicketFacts({ ticket }: { ticket: TicketPage }) {
  return <Facts ticket={ticket} fileLink={fileLink} />
}
