"use client"

import type { ReactNode } from "react"
import { useConversation } from "@/components/shell/data"
import type { EntryPlace } from "@/components/threads/entry"
import { Timeline } from "@/components/threads/timeline"
import { EmptyState } from "@/components/ui/empty-state"
import { Skeleton, SkeletonTimeline } from "@/components/ui/skeleton"
import type { ConversationView } from "@/lib/conversations/views"
import { ConversationComposer } from "./composer"
import { ConversationHeader } from "./header"

type Props = {
  id: string
  /** Stands first in the header: a way back on narrow screens. */
  lead?: ReactNode
  /** Opens a linked ticket beside it. */
  onOpenTicket: (number: number) => void
  /** The number of the ticket that stands beside it now. */
  besideNumber: number | null
  otherEnd: EntryPlace["otherEnd"]
}

/** The front side: one conversation (or Customer ticket), its timeline and where one answers (SPEC §11). */
export function ConversationPane(props: Props) {
  const { data, error } = useConversation(props.id)
  return (
    <section
      data-side="front"
      aria-label="Conversation"
      className="flex h-full min-h-0 min-w-0 flex-col bg-surface text-ink"
    >
      {data ? (
        <Loaded {...props} conversation={data} />
      ) : error ? (
        <Missing>{error.message}</Missing>
      ) : (
        <Loading />
      )}
    </section>
  )
}

function Loaded({ conversation, ...props }: Props & { conversation: ConversationView }) {
  const { id, customer, seenUpTo, seenAt } = conversation
  const place: EntryPlace = {
    threadId: id,
    side: "front",
    customerName: customer.name,
    seen: seenUpTo && seenAt ? { upTo: seenUpTo, at: seenAt } : null,
    otherEnd: props.otherEnd,
  }
  return (
    <>
      <ConversationHeader key={`${id}-header`} {...props} conversation={conversation} />
      <Timeline key={`${id}-timeline`} place={place} empty="Nothing has been said yet." />
      <ConversationComposer key={id} conversation={conversation} />
    </>
  )
}

function Missing({ children }: { children: ReactNode }) {
  return <EmptyState className="grow">{children}</EmptyState>
}

function Loading() {
  return (
    <>
      <div className="flex h-12 shrink-0 items-center px-5">
        <Skeleton className="h-3 w-48" />
      </div>
      <div className="h-10 shrink-0 border-b border-line" />
      <SkeletonTimeline />
    </>
  )
}
