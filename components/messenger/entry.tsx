"use client"

import { clsx } from "clsx"
import { CircleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { Avatar } from "@/components/ui/avatar"
import { useClock } from "@/components/ui/clock"
import { DocView } from "@/components/ui/doc-view"
import { FileCards } from "@/components/ui/file-cards"
import type { CustomerEntry, CustomerFile, Step } from "@/lib/messenger/views"
import type { Doc } from "@/lib/shared/doc"
import { clockTime, exactTime } from "@/lib/shared/times"
import { useLinkTo } from "./context"
import { fileLink } from "./file-link"
import { FormCard } from "./form-card"
import { TypeIcon } from "./rows"
import { StepChip, StepGlyph } from "./steps"

type EntryProps = {
  entry: CustomerEntry
  /** Who speaks where no person does: the workspace. */
  team: string
  /** The same person went on: the name isn't said again. */
  follows: boolean
  arriving: boolean
}

/** One thing in a conversation, as its customer sees it. */
export function Entry({ entry, team, follows, arriving }: EntryProps) {
  switch (entry.type) {
    case "message":
      return <MessageEntry {...entry} {...{ team, follows, arriving }} />
    case "ticket":
      return <TicketOpened {...{ entry, arriving }} />
    case "label":
      return <LabelChanged {...{ entry, arriving }} />
    case "form":
      return (
        <Happening at={entry.at} label={`Form: ${entry.form.typeName}`} arriving={arriving}>
          <FormCard form={entry.form} />
        </Happening>
      )
    default:
      return entry satisfies never
  }
}

type MessageProps = {
  mine: boolean
  author: string | null
  at: string
  doc: Doc
  files: CustomerFile[]
  team: string
  follows: boolean
  arriving: boolean
  /** On its way, with what became of it. */
  pending?: boolean
  below?: ReactNode
}

/** Words: the customer's own in a soft bubble on their side, the team's with a face on bare paper. */
export function MessageEntry(props: MessageProps) {
  const { mine, author, at, doc, files, team, follows, arriving, pending, below } = props
  const name = mine ? "You" : (author ?? team)
  const clock = useClock()
  const time = clockTime(new Date(at), clock)
  return (
    <article
      aria-label={`${name}, ${exactTime(new Date(at), clock)}`}
      className={clsx(
        "flex min-w-0 shrink-0 flex-col",
        mine ? "items-end ps-10" : "pe-6",
        follows && "-mt-2.5",
        arriving && "toast-in",
      )}
    >
      <header
        className={clsx(
          "mb-1 flex max-w-full min-w-0 items-center gap-2 text-sm",
          mine && "flex-row-reverse",
          follows && "sr-only",
        )}
      >
        {mine ? null : <Avatar size="md" name={name} />}
        <span dir="auto" className="min-w-0 truncate font-semibold text-ink">
          {name}
        </span>
        <time dateTime={at} className="shrink-0 text-xs text-ink-3 tabular">
          {time}
        </time>
      </header>
      <div
        className={clsx(
          "flex max-w-full min-w-0 flex-col",
          mine ? "items-end" : "ps-9",
          pending && "pending",
        )}
      >
        {doc.content.length > 0 ? (
          <div
            className={clsx(
              "reading min-w-0 max-w-full text-ink",
              mine && "rounded-xl rounded-se-xs bg-accent-soft px-3.5 py-2 forced-colors:border",
            )}
          >
            <DocView doc={doc} />
          </div>
        ) : null}
        <FileCards files={files} link={fileLink} />
      </div>
      {below}
    </article>
  )
}

type HappeningProps = { at: string; label: string; arriving: boolean; children: ReactNode }

function Happening({ at, label, arriving, children }: HappeningProps) {
  const clock = useClock()
  return (
    <article
      aria-label={`${label}, ${exactTime(new Date(at), clock)}`}
      className={clsx("min-w-0 shrink-0", arriving && "toast-in")}
    >
      {children}
    </article>
  )
}

type TicketFacts = { number: number; title: string; icon: string; label: string; step: Step; at: string }

function TicketOpened({ entry, arriving }: { entry: TicketFacts; arriving: boolean }) {
  return (
    <Happening at={entry.at} label={`Ticket #${entry.number} opened`} arriving={arriving}>
      <p className="mb-1.5 text-sm text-ink-3">
        We opened a ticket for this, so that you can follow it. <Time at={entry.at} />
      </p>
      <TicketCard ticket={entry} />
    </Happening>
  )
}

/** A ticket as a card that leads to its page. */
export function TicketCard({ ticket }: { ticket: Omit<TicketFacts, "at"> }) {
  const link = useLinkTo()
  return (
    <a
      {...link({ at: "ticket", number: ticket.number })}
      className="flex w-full max-w-md min-w-0 items-center gap-3 rounded-lg bg-raised p-3 shadow-raised transition-colors hover:bg-hover"
    >
      <TypeIcon icon={ticket.icon} />
      <span className="flex min-w-0 grow flex-col gap-0.5">
        <span dir="auto" className="line-clamp-2 font-medium text-ink wrap-anywhere">
          {ticket.title}
        </span>
        <span className="flex flex-wrap items-center gap-1.5 text-sm text-ink-3">
          <StepChip size="sm" step={ticket.step} label={ticket.label} />
          <span className="tabular">#{ticket.number}</span>
        </span>
      </span>
    </a>
  )
}

function LabelChanged({ entry, arriving }: { entry: TicketFacts; arriving: boolean }) {
  const link = useLinkTo()
  return (
    <Happening at={entry.at} label={`Ticket #${entry.number} is now ${entry.label}`} arriving={arriving}>
      <p className="flex min-w-0 items-baseline gap-2.5 text-sm text-ink-2">
        <span className="flex w-7 shrink-0 translate-y-0.5 justify-center">
          <StepGlyph step={entry.step} />
        </span>
        <span className="min-w-0 wrap-anywhere">
          <a
            {...link({ at: "ticket", number: entry.number })}
            className="rounded-xs text-ink underline decoration-control underline-offset-2 hover:decoration-ink"
          >
            #{entry.number} <bdi>{entry.title}</bdi>
          </a>{" "}
          is now <strong className="font-semibold text-ink">{entry.label}</strong> <Time at={entry.at} />
        </span>
      </p>
    </Happening>
  )
}

function Time({ at }: { at: string }) {
  const clock = useClock()
  return (
    <time dateTime={at} className="ms-1 text-xs whitespace-nowrap text-ink-3 tabular">
      {clockTime(new Date(at), clock)}
    </time>
  )
}

type NotSentProps = { children: ReactNode; actions?: ReactNode; failed?: boolean }

/** Under a message of one's own that isn't there yet: why, and what can be done. */
export function Underneath({ children, actions, failed = false }: NotSentProps) {
  return (
    <div className="mt-1 flex flex-wrap items-center justify-end gap-x-2 text-xs">
      <span className={clsx("flex items-center gap-1", failed ? "text-danger-text" : "text-ink-3")}>
        {failed ? <CircleAlert aria-hidden className="size-3.5" /> : null}
        {children}
      </span>
      {actions}
    </div>
  )
}
