"use client"

import { ArrowDown } from "lucide-react"
import { Fragment, type ReactNode, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { useClock } from "@/components/ui/clock"
import { TimelineDay } from "@/components/ui/timeline"
import { useScrolling } from "@/components/ui/use-scrolling"
import type { CustomerEntry } from "@/lib/messenger/views"
import { docFromText } from "@/lib/shared/doc-text"
import { dayHeading } from "@/lib/shared/times"
import { sentenceOf } from "./client"
import { useCustomer } from "./context"
import type { useThread } from "./data"
import { Entry, MessageEntry, Underneath } from "./entry"
import type { Outgoing } from "./outbox"

type Props = {
  thread: ReturnType<typeof useThread>
  team: string
  /** How far the customer had seen it when they came. */
  seen: number
  onEdit: (item: Outgoing) => void
  empty: ReactNode
}

/** What stands in a timeline under one key, arrived or not: a message keeps its place when it arrives. */
const keyOf = (entry: CustomerEntry) => (entry.type === "message" ? entry.id : `${entry.type}.${entry.n}`)

/** A conversation's timeline: opens at its end, stays there while it grows, keeps its place further up (SPEC §11). */
export function Timeline({ thread, team, seen, onEdit, empty }: Props) {
  const { entries, outgoing, query } = thread
  const names = [...entries.map(keyOf), ...outgoing.map((item) => item.messageId)]
  const { box, fresh, toEnd, keepPlace, away } = useScrolling(names, outgoing.length > 0)
  const [loading, setLoading] = useState(false)
  const loadEarlier = async () => {
    if (loading) return
    setLoading(true)
    const result = await query.fetchNextPage({ cancelRefetch: false })
    if (result.isError) announce(sentenceOf(result.error), { tone: "danger" })
    keepPlace()
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
        className="flex min-h-0 grow flex-col gap-5 overflow-x-hidden overflow-y-auto scroll-py-4 px-5 py-5 focus-visible:-outline-offset-2 max-sm:px-4"
      >
        {query.hasNextPage ? (
          <Button
            size="sm"
            variant="ghost"
            className="self-center"
            busy={loading}
            onClick={() => void loadEarlier()}
          >
            Show earlier
          </Button>
        ) : null}
        {names.length === 0 ? empty : null}
        <Days {...{ entries, team, seen, fresh, outgoing, onEdit }} />
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

type DaysProps = Pick<Props, "team" | "seen" | "onEdit"> & {
  entries: CustomerEntry[]
  outgoing: Outgoing[]
  fresh: (key: string) => boolean
}

function Days({ entries, team, seen, fresh, outgoing, onEdit }: DaysProps) {
  const clock = useClock()
  const firstNew = entries.find((entry) => entry.n > seen && !isMine(entry))
  let day = ""
  const begins = (at: string) => {
    const heading = dayHeading(new Date(at), clock)
    if (heading === day) return null
    day = heading
    return <TimelineDay>{heading}</TimelineDay>
  }
  const drawn = entries.map((entry, at) => {
    const key = keyOf(entry)
    const heading = begins(entry.at)
    const isNew = entry === firstNew && at > 0
    const follows = !heading && !isNew && goesOn(entries[at - 1], entry)
    return (
      <Fragment key={key}>
        {heading}
        {isNew ? <NewFromHere /> : null}
        <Entry {...{ entry, team, follows }} arriving={fresh(key)} />
      </Fragment>
    )
  })
  const onTheWay = outgoing.map((item) => (
    <Fragment key={item.messageId}>
      {begins(item.at)}
      <Sent item={item} team={team} onEdit={onEdit} />
    </Fragment>
  ))
  return [...drawn, ...onTheWay]
}

const isMine = (entry: CustomerEntry) => entry.type === "message" && entry.mine
const sameBreathMs = 5 * 60_000

/** Whether a message goes on where its writer's last one ended. */
function goesOn(before: CustomerEntry | undefined, entry: CustomerEntry): boolean {
  if (before?.type !== "message" || entry.type !== "message") return false
  const soon = Date.parse(entry.at) - Date.parse(before.at) < sameBreathMs
  return soon && before.mine === entry.mine && before.author === entry.author
}

function NewFromHere() {
  return (
    <div className="flex shrink-0 items-center gap-3 text-xs font-semibold text-accent-text">
      <span className="thread-across h-0.5 grow" />
      New
      <span className="thread-across h-0.5 grow" />
    </div>
  )
}

const quiet =
  "min-h-6 rounded-sm px-1.5 font-semibold text-accent-text hover:bg-hover pointer-coarse:min-h-11"

/** A message on its way: a shade lighter; if it can't go, it says so and offers the way back. */
function Sent({ item, team, onEdit }: { item: Outgoing; team: string; onEdit: Props["onEdit"] }) {
  const { outbox } = useCustomer()
  const { state, id } = item
  const again = (
    <button
      type="button"
      className={quiet}
      onClick={() => (state === "refused" ? outbox.again(id) : outbox.wake())}
    >
      Try again
    </button>
  )
  const edit = (
    <button type="button" className={quiet} onClick={() => onEdit(item)}>
      Edit
    </button>
  )
  return (
    <MessageEntry
      mine
      author={null}
      at={item.at}
      doc={docFromText(item.text)}
      files={item.files}
      follows={false}
      arriving
      pending={state === "sending"}
      team={team}
      below={
        state === "sending" ? (
          <Underneath>Sending…</Underneath>
        ) : state === "waiting" ? (
          <Underneath failed actions={again}>
            Not sent yet. It goes out when the connection is back.
          </Underneath>
        ) : (
          <Underneath failed actions={edit}>
            {item.sentence}
          </Underneath>
        )
      }
    />
  )
}
