"use client"

import { Copy, Plus, X } from "lucide-react"
import { type FormEvent, useState } from "react"
import { announce } from "@/components/ui/announcer"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { InlineError } from "@/components/ui/inline-error"
import { setBusinessHours } from "@/lib/team/actions"
import { type Span, type Week, weekdays, weekInWords, whyNotDay } from "@/lib/team/rules/hours"
import { Part } from "./page-parts"
import { TimeField } from "./time-field"
import { toFirstProblem } from "./to-first-problem"
import { Conflict, Unsaved } from "./unsaved"
import { useBefore } from "./use-before"
import { useCommand } from "./use-command"

const office: Span = { from: "09:00", to: "17:00" }

/** When the team is there, day by day. */
export function BusinessHours({ stored }: { stored: Week }) {
  const { draft, before, isDirty, isStale, put, clear } = useBefore("settings.hours", { week: stored })
  const [tried, setTried] = useState(false)
  const { give, busy } = useCommand()
  const { week } = draft
  const save = async (from: Week) => {
    setTried(true)
    if (week.some((day) => whyNotDay(day))) {
      toFirstProblem()
      return announce("Some hours need another look.", { tone: "danger" })
    }
    const result = await give(
      setBusinessHours,
      { before: from, to: week },
      { said: "The business hours are saved." },
    )
    if (result.ok || result.code === "unchanged") clear()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(before.week)
  }
  const copy = (day: Span[], name = "") => {
    put({ week: week.map(() => day) })
    announce(`All days have the hours of ${name} now. Save to keep them.`, { tone: "neutral" })
  }
  return (
    <Part
      title="Business hours"
      about="When your team is there, in the workspace’s time zone. 00:00 as the end is midnight."
    >
      {isStale ? (
        <Conflict theirs={`${weekInWords(stored)}.`} onMine={() => void save(stored)} onTheirs={clear} />
      ) : null}
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <ul aria-label="Weekdays" className="flex flex-col border-y border-line">
          {week.map((spans, at) => (
            <Day
              key={weekdays[at]}
              name={weekdays[at] ?? ""}
              spans={spans}
              problem={tried ? whyNotDay(spans) : null}
              onChange={(next) => put({ week: week.with(at, next) })}
              onCopy={() => copy(spans, weekdays[at])}
            />
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary-front" busy={busy}>
            Save hours
          </Button>
          {isDirty ? <Unsaved onDiscard={clear} /> : null}
        </div>
      </form>
    </Part>
  )
}

type DayProps = {
  name: string
  spans: Span[]
  problem: string | null
  onChange: (spans: Span[]) => void
  onCopy: () => void
}

function Day({ name, spans, problem, onChange, onCopy }: DayProps) {
  return (
    <li
      data-problem={problem ? "" : undefined}
      className="grid grid-cols-[6.5rem_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 px-2 py-2 not-first:border-t not-first:border-line max-sm:grid-cols-[minmax(0,1fr)_auto]"
    >
      <span className="pt-1.5 text-base font-medium text-ink max-sm:col-span-full">{name}</span>
      <div className="flex flex-col gap-2">
        {spans.length === 0 ? <span className="pt-1.5 text-base text-ink-3">Closed</span> : null}
        {spans.map((span, at) => (
          <SpanFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a span has no other identity while it is made
            key={at}
            name={spans.length > 1 ? `${name}, span ${at + 1}` : name}
            span={span}
            onChange={(next) => onChange(spans.with(at, next))}
            onRemove={() => onChange(spans.filter((_, other) => other !== at))}
          />
        ))}
        {problem ? <InlineError>{problem}</InlineError> : null}
      </div>
      <span className="flex gap-1">
        <IconButton
          label={spans.length === 0 ? `Open on ${name}` : `Add a span on ${name}`}
          icon={<Plus />}
          onClick={() => onChange([...spans, spans.length === 0 ? office : { from: "", to: "" }])}
        />
        <IconButton label={`Copy ${name} to all days`} icon={<Copy />} onClick={onCopy} />
      </span>
    </li>
  )
}

type SpanProps = { name: string; span: Span; onChange: (span: Span) => void; onRemove: () => void }

function SpanFields({ name, span, onChange, onRemove }: SpanProps) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <TimeField label={`${name}, from`} value={span.from} onChange={(from) => onChange({ ...span, from })} />
      <span aria-hidden className="text-ink-3">
        –
      </span>
      <TimeField label={`${name}, to`} value={span.to} onChange={(to) => onChange({ ...span, to })} />
      <IconButton label={`Remove ${name}`} icon={<X />} onClick={onRemove} />
    </span>
  )
}
