"use client"

import { clsx } from "clsx"
import { useClock } from "@/components/ui/clock"
import type { TicketPage } from "@/lib/messenger/views"
import { clockTime, exactTime, shortDay } from "@/lib/shared/times"
import { type Stage, StageMark, stagesOf } from "./steps"

/** How far a ticket has come: four steps on one thread, sewn up to where it stands (SPEC C1). */
export function Progress({ ticket }: { ticket: TicketPage }) {
  const stages = stagesOf(ticket)
  return (
    <ol aria-label="Progress" className="flex flex-col">
      {stages.map((stage, at) => (
        <StageLine key={stage.step} stage={stage} next={stages[at + 1]} />
      ))}
    </ol>
  )
}

const said = { past: "Done", now: "Now", ahead: "Still to come" }

function StageLine({ stage, next }: { stage: Stage; next: Stage | undefined }) {
  const { is, label, at } = stage
  const passedBy = is === "past" && at === null
  return (
    <li
      aria-current={is === "now" ? "step" : undefined}
      className={clsx("flex gap-3 aria-current:outline-none!", next && "min-h-11")}
    >
      <span aria-hidden className="flex w-5 shrink-0 flex-col items-center">
        <span className="flex h-5 items-center">
          <StageMark stage={stage} />
        </span>
        {next ? (
          <span className={clsx("my-0.5 w-0.5 grow", next.is === "ahead" ? "thread-ahead" : "thread-sewn")} />
        ) : null}
      </span>
      <span
        className={clsx(
          "flex min-w-0 grow flex-wrap items-baseline justify-between gap-x-3 text-base leading-5",
          is === "now" ? "font-semibold text-ink" : is === "past" && !passedBy ? "text-ink-2" : "text-ink-3",
        )}
      >
        <span dir="auto" className="min-w-0 wrap-anywhere">
          {label}
          <span className="sr-only">. {passedBy ? "Not needed" : said[is]}</span>
        </span>
        {at ? <When at={at} /> : null}
      </span>
    </li>
  )
}

function When({ at }: { at: string }) {
  const clock = useClock()
  const date = new Date(at)
  return (
    <time
      dateTime={at}
      title={exactTime(date, clock)}
      className="text-sm font-normal whitespace-nowrap text-ink-3 tabular"
    >
      {shortDay(date, clock)}, {clockTime(date, clock)}
    </time>
  )
}
