"use client"

import { Clock, Eye, LockKeyhole, Ticket } from "lucide-react"
import { useDirectory, usePrefetch, useTickets } from "@/components/shell/data"
import { ticketNames } from "@/components/shell/nav"
import { PlaceLink } from "@/components/shell/place-link"
import { SearchButton } from "@/components/shell/search-button"
import { stateLabel } from "@/components/threads/sentences"
import { stateTone } from "@/components/threads/state"
import { Avatar } from "@/components/ui/avatar"
import { UnreadDot } from "@/components/ui/badge"
import { EmptyState } from "@/components/ui/empty-state"
import { ListRowBody, listRowStyles } from "@/components/ui/list-row"
import { RelativeTime } from "@/components/ui/relative-time"
import { StateGlyph } from "@/components/ui/state-glyph"
import { tip } from "@/components/ui/tooltip"
import { nameOf } from "@/lib/team/rules"
import type { AnyTicketRow, TicketRow } from "@/lib/tickets/views"
import { List } from "./list"

const empty: Record<string, string> = {
  mine: "No ticket is yours. Look in My teams for what waits to be taken.",
  team: "Your teams have no open tickets. They arrive here the moment somebody opens one.",
  all: "Tickets are opened from conversations, and stand here.",
  resolved: "Resolved tickets rest here.",
}

/** A view of the tickets screen; each row leads to its ticket. */
export function TicketList({ view, selected }: { view: string; selected: number | null }) {
  const query = useTickets(view)
  return (
    <List
      label="Tickets"
      title={ticketNames[view] ?? "Tickets"}
      query={query}
      search={<SearchButton />}
      empty={<EmptyState icon={<Ticket />}>{empty[view]}</EmptyState>}
      draw={(row) => <Row row={row} view={view} selected={row.number === selected} />}
    />
  )
}

type RowProps<R> = { row: R; view: string; selected: boolean }

function Row({ row, ...rest }: RowProps<AnyTicketRow>) {
  return row.restricted ? <RestrictedRow row={row} {...rest} /> : <OpenRow row={row} {...rest} />
}

/** A ticket that can't be opened, with what everybody may know of it (SPEC A2). */
function RestrictedRow({ row, view, selected }: RowProps<Extract<AnyTicketRow, { restricted: true }>>) {
  const directory = useDirectory()
  return (
    <PlaceLink
      to={{ screen: "tickets", view, number: row.number, conversationId: null }}
      data-side="back"
      aria-current={selected ? "true" : undefined}
      className={listRowStyles({ selected })}
    >
      <ListRowBody
        leading={
          <span className="flex size-7 items-center justify-center">
            <LockKeyhole aria-hidden className="size-4 text-ink-3" />
          </span>
        }
        title={`Restricted ticket #${row.number}`}
        time={null}
        line={stateLabel(directory, row.stateId)}
      />
    </PlaceLink>
  )
}

function OpenRow({ row, view, selected }: RowProps<TicketRow>) {
  const directory = useDirectory()
  const prefetch = usePrefetch()
  const type = directory.types.find((t) => t.id === row.typeId)
  const own = row.category !== "customer"
  const fetchAhead = () =>
    prefetch({ conversationId: row.conversationId, number: row.number, threadId: own ? row.id : null })
  const label = stateLabel(directory, row.stateId)
  return (
    <PlaceLink
      to={{ screen: "tickets", view, number: row.number, conversationId: null }}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      data-side={own ? "back" : "front"}
      aria-current={selected ? "true" : undefined}
      className={listRowStyles({ selected })}
    >
      <ListRowBody
        leading={
          <span className="flex size-7 items-center justify-center" {...tip(label)}>
            <StateGlyph tone={stateTone(directory, row.stateId)} className="size-4.5" />
            <span className="sr-only">{label}</span>
          </span>
        }
        title={
          <>
            <span className="text-accent-text tabular">#{row.number}</span>{" "}
            <span dir="auto">{row.title}</span>
          </>
        }
        time={<RelativeTime at={row.lastAt} />}
        unread={row.unread ? <UnreadDot /> : null}
        line={
          <>
            {type?.icon} {type?.name}
            {row.customerName ? (
              <span className="text-ink-3">
                {" "}
                · {row.customerName}
                {row.linkCount > 1 ? ` and ${row.linkCount - 1} more` : ""}
              </span>
            ) : null}
          </>
        }
        marks={
          <>
            {row.shared ? (
              <Eye aria-label="Shared with customer" className="size-3.5 text-front-text" />
            ) : null}
            {row.status === "snoozed" ? <Clock aria-label="Snoozed" className="size-3.5 text-ink-3" /> : null}
            {row.assigneeId ? (
              <Avatar name={nameOf(directory.teammates, row.assigneeId)} size="sm" labelled />
            ) : null}
          </>
        }
      />
    </PlaceLink>
  )
}
