"use client"

import { TicketFacts, TicketHeadline } from "@/components/messenger/ticket-facts"
import { teamFileLink } from "@/components/threads/file-link"
import type { TicketPage } from "@/lib/messenger/views"
import { isEmptyValue } from "@/lib/shared/attributes"

/** A ticket drawn as its customer gets it, by the same parts, and which fields would come with their first value. */
export function CustomerView({ ticket }: { ticket: TicketPage }) {
  const empty = ticket.attributes.filter((a) => isEmptyValue(a.value))
  const names = new Intl.ListFormat("en").format(empty.map((a) => a.name))
  return (
    <>
      <section
        aria-label="The customer’s screen"
        data-side="front"
        className="flex flex-col gap-6 rounded-xl border border-line bg-surface p-4"
      >
        <TicketHeadline ticket={ticket}>
          <h3 dir="auto" className="text-lg font-semibold text-balance text-ink wrap-anywhere">
            {ticket.title}
          </h3>
        </TicketHeadline>
        <TicketFacts ticket={ticket} fileLink={teamFileLink} />
      </section>
      {empty.length > 0 ? (
        <p className="wrap-anywhere">Empty now, and shown as soon as filled in: {names}.</p>
      ) : null}
    </>
  )
}
