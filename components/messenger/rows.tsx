"use client"

import { clsx } from "clsx"
import { MessageCircle } from "lucide-react"
import type { ReactNode } from "react"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { RelativeTime } from "@/components/ui/relative-time"
import type { ConversationItem, TicketItem } from "@/lib/messenger/views"
import { useLinkTo } from "./context"
import { usePrefetch } from "./data"
import type { Place } from "./places"
import { StepChip } from "./steps"

const rowLook =
  "group/row flex min-h-14 w-full min-w-0 items-center gap-3 rounded-lg px-3 py-2.5 text-start transition-colors hover:bg-hover focus-visible:-outline-offset-2"

type RowLinkProps = { to: Place; conversationId: string; children: ReactNode }

function RowLink({ to, conversationId, children }: RowLinkProps) {
  const link = useLinkTo()
  const prefetch = usePrefetch()
  return (
    <a {...link(to)} {...prefetch(to, conversationId)} className={rowLook}>
      {children}
    </a>
  )
}

/** The customer's tickets, newest change first (SPEC §11). */
export function TicketRows({ tickets }: { tickets: TicketItem[] }) {
  return (
    <ul aria-label="Your tickets" className="-mx-3 flex flex-col">
      {tickets.map((ticket) => (
        <li key={ticket.number}>
          <RowLink to={{ at: "ticket", number: ticket.number }} conversationId={ticket.conversationId}>
            <TypeIcon icon={ticket.icon} />
            <span className="flex min-w-0 grow flex-col">
              <span dir="auto" className="line-clamp-2 font-medium text-ink wrap-anywhere">
                {ticket.title}
              </span>
              <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1 text-sm text-ink-3">
                <StepChip size="sm" step={ticket.step} label={ticket.label} />
                <span className="tabular">#{ticket.number}</span>
                <span aria-hidden>·</span>
                <RelativeTime at={ticket.changedAt} />
              </span>
            </span>
          </RowLink>
        </li>
      ))}
    </ul>
  )
}

/** A type's emoji on a quiet ground. */
export function TypeIcon({ icon, large = false }: { icon: string; large?: boolean }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "flex shrink-0 items-center justify-center rounded-lg bg-neutral-soft",
        large ? "size-11 text-xl" : "size-9 text-lg",
      )}
    >
      {icon}
    </span>
  )
}

type ConversationRowsProps = { conversations: ConversationItem[]; team: string }

/** The customer's conversations with the last words of each. */
export function ConversationRows({ conversations, team }: ConversationRowsProps) {
  return (
    <ul aria-label="Your conversations" className="-mx-3 flex flex-col">
      {conversations.map((each) => (
        <li key={each.id}>
          <RowLink to={{ at: "conversation", id: each.id }} conversationId={each.id}>
            <Speaker item={each} team={team} />
            <span className="flex min-w-0 grow flex-col">
              <span className="flex min-w-0 items-baseline gap-2">
                <span
                  dir="auto"
                  className={clsx(
                    "min-w-0 grow truncate text-ink",
                    each.unread > 0 ? "font-semibold" : "font-medium",
                  )}
                >
                  {each.subject}
                </span>
                <RelativeTime at={each.lastAt} className="shrink-0 text-xs text-ink-3" />
              </span>
              <span className="flex min-w-0 items-center gap-2 text-sm">
                <LastWords item={each} />
                <Badge tone="strong" most={99} count={each.unread} label="unread" />
              </span>
            </span>
          </RowLink>
        </li>
      ))}
    </ul>
  )
}

function Speaker({ item, team }: { item: ConversationItem; team: string }) {
  if (item.lastWords && !item.lastWords.mine) return <Avatar size="lg" name={item.lastWords.author ?? team} />
  return (
    <span
      aria-hidden
      className="flex size-9 shrink-0 items-center justify-center rounded-full bg-neutral-soft text-ink-3"
    >
      <MessageCircle className="size-4" />
    </span>
  )
}

function LastWords({ item: { lastWords, ticket, unread } }: { item: ConversationItem }) {
  const who = lastWords?.mine ? "You:" : lastWords?.author ? `${lastWords.author}:` : null
  return (
    <span className={clsx("flex min-w-0 grow gap-1", unread > 0 ? "text-ink" : "text-ink-3")}>
      {who ? <span className="max-w-1/2 shrink-0 truncate">{who}</span> : null}
      <span dir="auto" className="min-w-0 grow truncate">
        {lastWords?.text ?? (ticket ? `Ticket #${ticket.number}` : "")}
      </span>
    </span>
  )
}
