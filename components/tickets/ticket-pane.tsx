"use client"

import { PanelRightClose } from "lucide-react"
import { lazy, type ReactNode, Suspense } from "react"
import { useTicket } from "@/components/shell/data"
import { useGive } from "@/components/shell/use-give"
import type { EntryPlace } from "@/components/threads/entry"
import { Owners } from "@/components/threads/owners"
import { SnoozeButton } from "@/components/threads/snooze-button"
import { TagPicker } from "@/components/threads/tag-picker"
import { Timeline } from "@/components/threads/timeline"
import { EmptyState } from "@/components/ui/empty-state"
import { IconButton } from "@/components/ui/icon-button"
import { Property, PropertyList } from "@/components/ui/property"
import { Skeleton, SkeletonTimeline } from "@/components/ui/skeleton"
import { Stamp } from "@/components/ui/stamp"
import { tagTicket, untagTicket } from "@/lib/tickets/actions"
import { whyNotTag } from "@/lib/tickets/rules"
import type { TicketView } from "@/lib/tickets/views"
import { TicketComposer } from "./composer"
import { AttributeFields, StateSelect, TextInPlace } from "./fields"
import { LinkButtons } from "./links"
import { Sharing } from "./sharing"
import { TypeButton } from "./type-button"

// Most workspaces have no limited types, and most teammates meet none of their tickets.
const RestrictedTicket = lazy(() =>
  import("./restricted-ticket").then((p) => ({ default: p.RestrictedTicket })),
)
const OpenedAnyway = lazy(() => import("./opened-anyway").then((p) => ({ default: p.OpenedAnyway })))

type Props = {
  number: number
  lead?: ReactNode
  /** What stands under the head: a switcher where several are linked. */
  switcher?: ReactNode
  /** Puts the pane away; null where it is the main one. */
  onHide: (() => void) | null
  /** The conversation it stands beside. */
  besideId: string | null
  otherEnd: EntryPlace["otherEnd"]
}

/** The back side: one Back-office or Tracker ticket, its fields, its timeline and where its notes are written (§11). */
export function TicketPane(props: Props) {
  const { data, error } = useTicket(props.number)
  const name = data?.category === "tracker" ? "Tracker ticket" : "Back-office ticket"
  return (
    <section
      data-side="back"
      aria-label={name}
      className="flex h-full min-h-0 min-w-0 flex-col bg-surface text-ink"
    >
      {data?.restricted ? (
        <Suspense fallback={<Loading number={props.number} />}>
          <RestrictedTicket {...props} ticket={data} hide={<Hide onHide={props.onHide} />} />
        </Suspense>
      ) : data ? (
        <Loaded {...props} ticket={data} />
      ) : error ? (
        <EmptyState className="grow">{error.message}</EmptyState>
      ) : (
        <Loading number={props.number} />
      )}
    </section>
  )
}

function Loaded({ ticket, lead, switcher, onHide, besideId, otherEnd }: Props & { ticket: TicketView }) {
  const facts = { ...ticket, placeIds: [ticket.id, ...ticket.conversations.map((c) => c.id)] }
  const customerName = ticket.conversations[0]?.customerName ?? "The customer"
  return (
    <>
      <header className="shrink-0 border-b border-line">
        <div className="flex h-12 min-w-0 items-center gap-2 pr-2 pl-5 max-md:pl-2">
          {lead}
          <Stamp>#{ticket.number}</Stamp>
          <TextInPlace key={ticket.id} ticket={facts} as="title" />
          <SnoozeButton thread={ticket} number={ticket.number} />
          <Hide onHide={onHide} />
        </div>
        <div className="flex min-h-9 flex-wrap items-center justify-end gap-x-0.5 pr-2 pb-1 sm:pl-[7.5rem]">
          <Sharing ticket={ticket} />
          <Tags ticket={ticket} />
        </div>
        {switcher}
        {ticket.openUntil ? (
          <Suspense>
            <OpenedAnyway ticket={ticket} until={ticket.openUntil} />
          </Suspense>
        ) : null}
        <div className="max-h-[36dvh] overflow-y-auto px-5 pb-1.5 max-md:px-3">
          <PropertyList>
            <StateSelect ticket={facts} look="property" />
            <Owners look="property" thread={ticket} number={ticket.number} />
            <Property label="Type">
              <TypeButton ticket={facts} />
            </Property>
            <AttributeFields key={`${ticket.id}-attributes`} ticket={facts} />
          </PropertyList>
          <TextInPlace key={ticket.id} ticket={facts} as="description" />
          <div className="-ml-2 flex flex-wrap items-center gap-x-0.5">
            <LinkButtons ticket={ticket} besideId={besideId} />
          </div>
        </div>
      </header>
      <Timeline
        key={`${ticket.id}-timeline`}
        place={{ threadId: ticket.id, side: "back", customerName, otherEnd }}
        empty="Notes on this ticket stand here. Add the first below."
      />
      <TicketComposer key={`${ticket.id}-composer`} ticket={ticket} />
    </>
  )
}

function Hide({ onHide }: Pick<Props, "onHide">) {
  return onHide ? <IconButton label="Hide ticket" icon={<PanelRightClose />} onClick={onHide} /> : null
}

function Tags({ ticket }: { ticket: TicketView }) {
  const give = useGive()
  const { id, number, tagIds } = ticket
  const places = [{ id }]
  return (
    <TagPicker
      tagIds={tagIds}
      disabledReason={whyNotTag(ticket)?.sentence}
      onAdd={(tagId) =>
        void give(
          tagTicket,
          { ticketId: id, tagId },
          { guess: [{ type: "ticket.tagged", thread: id, data: { number, tagId }, places }] },
        )
      }
      onRemove={(tagId) =>
        void give(
          untagTicket,
          { ticketId: id, tagId },
          { guess: [{ type: "ticket.untagged", thread: id, data: { number, tagId }, places }] },
        )
      }
    />
  )
}

function Loading({ number }: { number: number }) {
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-2 pl-5">
        <Stamp>#{number}</Stamp>
        <Skeleton className="h-3 w-40" />
      </div>
      <div className="flex h-32 shrink-0 flex-col gap-3 border-b border-line px-5 pt-2">
        <Skeleton className="h-3 w-56" />
        <Skeleton className="h-3 w-48" />
        <Skeleton className="h-3 w-52" />
      </div>
      <SkeletonTimeline />
    </>
  )
}
