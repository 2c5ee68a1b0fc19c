"use client"

import { ArrowDown } from "lucide-react"
import { Fragment, useState } from "react"
import { useTimeline } from "@/components/shell/data"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { useClock } from "@/components/ui/clock"
import { EmptyState } from "@/components/ui/empty-state"
import { InlineError } from "@/components/ui/inline-error"
import { SkeletonTimeline } from "@/components/ui/skeleton"
import { TimelineDay } from "@/components/ui/timeline"
import { useScrolling } from "@/components/ui/use-scrolling"
import { type EventView, eventKey } from "@/lib/events/event"
import { ReadRefused } from "@/lib/live/fetching"
import { dayHeading } from "@/lib/shared/times"
import { Entry, type EntryPlace } from "./entry"
import { useMarkRead } from "./use-mark-read"

type Props = { place: EntryPlace; empty: string }

/** A thread's timeline: opens at its end, stays there while it grows, and keeps its place when one reads further up. */
export function Timeline({ place, empty }: Props) {
  const { data, error, refetch, loadEarlier } = useTimeline(place.threadId)
  if (error && !data)
    return (
      <div className="grow p-6">
        <InlineError
          action={
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          {error.message}
        </InlineError>
      </div>
    )
  if (!data)
    return (
      <div className="grow">
        <SkeletonTimeline />
      </div>
    )
  return <Entries {...{ place, empty, entries: data.entries, more: data.more, loadEarlier }} />
}

type EntriesProps = Props & {
  entries: EventView[]
  more: boolean
  loadEarlier: (beforePut: () => void) => Promise<void>
}

function Entries({ place, empty, entries, more, loadEarlier }: EntriesProps) {
  const { box, fresh, toEnd, keepPlace, away } = useScrolling(
    entries.map(eventKey),
    entries.at(-1)?.seq === null,
  )
  useMarkRead(place.threadId, entries)
  const [loading, setLoading] = useState(false)
  const load = async () => {
    setLoading(true)
    try {
      await loadEarlier(keepPlace)
    } catch (failure) {
      announce(
        failure instanceof ReadRefused
          ? failure.message
          : "Earlier entries could not be loaded. Please try again.",
        {
          tone: "danger",
        },
      )
    }
    setLoading(false)
  }
  return (
    <div className="relative flex min-h-0 grow flex-col">
      <div
        ref={box}
        role="log"
        aria-label="Timeline"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be in reach of the keyboard
        tabIndex={0}
        className="flex min-h-0 grow flex-col gap-5 overflow-x-hidden overflow-y-auto px-6 py-5 [--seam-reach:1.5rem] focus-visible:-outline-offset-2 max-md:px-4 max-md:[--seam-reach:1rem]"
      >
        {more ? (
          <Button
            size="sm"
            variant="ghost"
            className="self-center"
            busy={loading}
            onClick={() => void load()}
          >
            Show earlier
          </Button>
        ) : null}
        {entries.length === 0 ? <EmptyState>{empty}</EmptyState> : null}
        <Days {...{ entries, place, fresh }} />
      </div>
      {away ? (
        <Button
          size="sm"
          icon={<ArrowDown />}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-popup"
          onClick={toEnd}
        >
          New below
        </Button>
      ) : null}
    </div>
  )
}

function Days(props: { entries: EventView[]; place: EntryPlace; fresh: (key: string) => boolean }) {
  const clock = useClock()
  let day = ""
  return props.entries.map((event) => {
    const heading = dayHeading(new Date(event.at), clock)
    const begins = heading !== day
    day = heading
    const key = eventKey(event)
    return (
      <Fragment key={key}>
        {begins ? <TimelineDay>{heading}</TimelineDay> : null}
        <Entry event={event} place={props.place} arriving={props.fresh(key)} />
      </Fragment>
    )
  })
}
