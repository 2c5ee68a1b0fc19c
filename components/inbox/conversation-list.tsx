"use client"

import { CheckCheck, Clock, MessageCircle } from "lucide-react"
import { useState } from "react"
import { newConversationDialog } from "@/components/customers/dialogs"
import { useDirectory, useInbox, usePrefetch } from "@/components/shell/data"
import { inboxNames } from "@/components/shell/nav"
import { go } from "@/components/shell/navigation"
import { PlaceLink } from "@/components/shell/place-link"
import { SearchButton } from "@/components/shell/search-button"
import { TicketChip } from "@/components/threads/state"
import { Avatar } from "@/components/ui/avatar"
import { UnreadDot } from "@/components/ui/badge"
import { EmptyState } from "@/components/ui/empty-state"
import { IconButton } from "@/components/ui/icon-button"
import { LazyDialog } from "@/components/ui/lazy-dialog"
import { ListRowBody, listRowStyles } from "@/components/ui/list-row"
import { RelativeTime } from "@/components/ui/relative-time"
import type { ConversationRow } from "@/lib/conversations/views"
import { firstName, nameOf } from "@/lib/team/rules"
import { List } from "./list"

const empty: Record<string, string> = {
  mine: "Nothing is assigned to you. New conversations wait in Unassigned.",
  unassigned: "Every open conversation has somebody. Well done.",
  all: "Conversations with customers will stand here.",
  snoozed: "Nothing sleeps. Snooze a conversation and it waits here until its time comes.",
  closed: "Closed conversations rest here, and can be reopened.",
}

/** A view of the inbox; each row leads to its conversation. */
export function ConversationList({ view, selectedId }: { view: string; selectedId: string | null }) {
  const query = useInbox(view)
  return (
    <List
      label="Conversations"
      title={inboxNames[view] ?? "Inbox"}
      query={query}
      search={
        <>
          <NewConversation />
          <SearchButton />
        </>
      }
      empty={<EmptyState icon={<CheckCheck />}>{empty[view]}</EmptyState>}
      draw={(row) => <Row row={row} view={view} selected={row.id === selectedId} />}
    />
  )
}

/** Starts a conversation for a customer who called or wrote elsewhere; it is opened then. */
function NewConversation() {
  const [open, setOpen] = useState(false)
  const openConversation = (conversationId: string) =>
    go({ screen: "inbox", view: "mine", conversationId, ticket: null })
  return (
    <>
      <IconButton label="New conversation" icon={<MessageCircle />} onClick={() => setOpen(true)} />
      <LazyDialog
        part={newConversationDialog}
        props={{ open, onOpenChange: setOpen, onStarted: openConversation }}
      />
    </>
  )
}

function Row({ row, view, selected }: { row: ConversationRow; view: string; selected: boolean }) {
  const { teammates, me } = useDirectory()
  const prefetch = usePrefetch()
  const fetchAhead = () => prefetch({ conversationId: row.id, number: row.ticket?.number ?? null })
  const assignee = row.assigneeId && view !== "mine" ? nameOf(teammates, row.assigneeId) : null
  return (
    <PlaceLink
      to={{ screen: "inbox", view, conversationId: row.id, ticket: null }}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      aria-current={selected ? "true" : undefined}
      className={listRowStyles({ selected })}
    >
      <ListRowBody
        leading={<Avatar name={row.customerName} />}
        title={row.customerName}
        titleAfter={row.company}
        time={<RelativeTime at={row.lastAt} />}
        unread={row.unread ? <UnreadDot /> : null}
        line={
          <>
            <span className="text-ink">{row.subject || "No subject"}</span>
            <LastWords row={row} me={me} />
          </>
        }
        marks={
          <>
            {row.status === "snoozed" ? <Clock aria-label="Snoozed" className="size-3.5 text-ink-3" /> : null}
            {row.status === "closed" && view !== "closed" ? (
              <CheckCheck aria-label="Closed" className="size-3.5 text-ink-3" />
            ) : null}
            {row.customerTicket ? (
              <TicketChip
                number={row.customerTicket.number}
                stateId={row.customerTicket.stateId}
                tone="front"
              />
            ) : null}
            {row.ticket ? (
              <TicketChip
                number={row.ticket.number}
                stateId={row.ticket.stateId}
                more={row.ticket.count - 1}
              />
            ) : null}
            {assignee ? <Avatar name={assignee} size="sm" labelled /> : null}
          </>
        }
      />
    </PlaceLink>
  )
}

function LastWords({ row, me }: { row: ConversationRow; me: string }) {
  const { teammates } = useDirectory()
  const { lastWords } = row
  if (!lastWords) return null
  const { authorKind, authorId, kind, text } = lastWords
  const names = {
    customer: "",
    workflow: "Workflow: ",
    teammate: `${firstName(nameOf(teammates, authorId))}: `,
  }
  const who = authorId === me ? "You: " : names[authorKind]
  const words = text === "" && kind === "note" ? "Note removed" : text
  return (
    <span className="text-ink-3">
      {" "}
      · {kind === "note" ? <span className="text-note-text">Note</span> : null} {who}
      {words}
    </span>
  )
}
