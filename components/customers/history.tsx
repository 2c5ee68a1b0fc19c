import { MessageCircle, Ticket } from "lucide-react"
import Link from "next/link"
import { Part } from "@/components/settings/page-parts"
import { buttonStyles } from "@/components/ui/button-styles"
import { Chip, type ChipTone } from "@/components/ui/chip"
import { EmptyState } from "@/components/ui/empty-state"
import { RelativeTime } from "@/components/ui/relative-time"
import type {
  CustomerConversation,
  CustomerDetails,
  CustomerTicket,
  HistoryPage,
} from "@/lib/customers/views"

const statusWords = { open: "Open", snoozed: "Snoozed", closed: "Closed" } as const
const statusTones: Record<CustomerConversation["status"], ChipTone> = {
  open: "front",
  snoozed: "waiting",
  closed: "neutral",
}
const stepTones: Record<string, ChipTone> = {
  submitted: "submitted",
  in_progress: "progress",
  waiting_on_customer: "waiting",
  resolved: "resolved",
}

const row =
  "grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-2 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"

type ConversationsProps = {
  page: HistoryPage<CustomerConversation>
  customer: CustomerDetails
  isFirst: boolean
  from: string
}

/** What was said with a customer, the newest first. */
export function Conversations({ page, customer, isFirst, from }: ConversationsProps) {
  return (
    <Part title="Conversations">
      {page.rows.length === 0 ? (
        <EmptyState icon={<MessageCircle />}>
          {isFirst
            ? `${customer.name} has not written yet. “New conversation” writes to them first, or notes a call.`
            : "There are no older conversations."}
        </EmptyState>
      ) : (
        <ul aria-label="Conversations" className="flex flex-col border-y border-line">
          {page.rows.map((one) => (
            <li key={one.id} className="not-first:border-t not-first:border-line">
              {/* The workbench is a page of its own, which listens to what happens. */}
              <a href={`/inbox/all/${one.id}`} className={row}>
                <span dir="auto" className="truncate text-base font-medium text-ink">
                  {one.subject || "No subject"}
                </span>
                <Chip tone={statusTones[one.status]} size="sm" className="justify-self-end">
                  {statusWords[one.status]}
                </Chip>
                <span className="truncate text-sm text-ink-3">
                  {[
                    one.assignee ?? "Nobody assigned",
                    one.customerTicket ? `Customer ticket #${one.customerTicket}` : "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                <RelativeTime at={one.lastAt} className="justify-self-end text-xs text-ink-3" />
              </a>
            </li>
          ))}
        </ul>
      )}
      <Pager
        first={isFirst ? null : from}
        next={page.next && `${from}?after=${encodeURIComponent(page.next)}`}
        what="conversations"
      />
    </Part>
  )
}

type TicketsProps = { page: HistoryPage<CustomerTicket>; total: number; isFirst: boolean; from: string }

/** What was done for a customer: their tickets, and those linked to their conversations. */
export function Tickets({ page, total, isFirst, from }: TicketsProps) {
  if (total === 0) return null
  return (
    <Part title="Tickets">
      <ul aria-label="Tickets" className="flex flex-col border-y border-line">
        {page.rows.map((one) => (
          <li key={one.number} className="not-first:border-t not-first:border-line">
            <a href={`/tickets/all/${one.number}`} className={row}>
              <span className="flex min-w-0 items-center gap-2 text-base font-medium text-ink">
                {one.restricted ? null : <span aria-hidden>{one.icon}</span>}
                <span dir="auto" className="truncate">
                  {one.restricted ? `Restricted ticket #${one.number}` : `#${one.number} ${one.title}`}
                </span>
              </span>
              <Chip
                tone={stepTones[one.stateCategory] ?? "neutral"}
                size="sm"
                icon={<Ticket />}
                className="justify-self-end"
              >
                {one.state}
              </Chip>
              {one.restricted ? null : (
                <span className="truncate text-sm text-ink-3">
                  {[one.typeName, one.shared ? "Shared with customer" : ""].filter(Boolean).join(" · ")}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      <Pager first={isFirst ? null : from} next={page.next && `${from}?before=${page.next}`} what="tickets" />
    </Part>
  )
}

function Pager({ first, next, what }: { first: string | null; next: string | null; what: string }) {
  if (!first && !next) return null
  return (
    <p className="flex gap-2">
      {first ? (
        <Link prefetch={false} href={first} className={buttonStyles("secondary", "sm")}>
          Newest {what}
        </Link>
      ) : null}
      {next ? (
        <Link prefetch={false} href={next} className={buttonStyles("secondary", "sm")}>
          Older {what}
        </Link>
      ) : null}
    </p>
  )
}
