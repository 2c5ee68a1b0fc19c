import Link from "next/link"
import { useClock } from "@/components/ui/clock"
import { type Change, changesOf } from "@/lib/audit/rules/changes"
import { whatHappened, whoDid } from "@/lib/audit/rules/sentences"
import type { Entry, Names, Thing } from "@/lib/audit/views"
import type { EventView } from "@/lib/events/event"
import { recordTime } from "@/lib/shared/times"
import { auditAddress } from "./audit-address"

type Props = { entry: Entry; names: Names }

const link = "rounded-sm underline underline-offset-2 decoration-line hover:decoration-current"

/** One entry: who did what and when, what was before and is after, and its place in the record. */
export function AuditEntry({ entry, names }: Props) {
  const { seq, hash, event } = entry
  return (
    <article aria-label={`Entry ${seq}`} className="flex flex-col gap-1 px-2 py-2.5">
      {event ? (
        <>
          <p className="text-base text-ink-2 wrap-anywhere">
            <Who event={event} names={names} /> <span dir="auto">{whatHappened(event, names)}</span>.
          </p>
          <Changes changes={changesOf(event, names)} />
        </>
      ) : (
        <p className="text-base text-ink-3">Something on a restricted ticket, which only its teams see.</p>
      )}
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-3">
        {event ? <When at={event.at} /> : null}
        <span className="tabular">
          Entry {seq} · <code>{hash.slice(0, 10)}</code>
        </span>
        {event ? <ToTheThing event={event} names={names} /> : null}
      </p>
    </article>
  )
}

/** Who did it, and the way to all that they did. */
function Who({ event, names }: { event: EventView; names: Names }) {
  const { kind, id } = event.actor
  const person = kind === "system" ? "product" : `${kind}:${id}`
  return (
    <Link
      prefetch={false}
      href={auditAddress({ person })}
      dir="auto"
      className={`${link} font-medium text-ink`}
    >
      {whoDid(event, names)}
      {kind === "workflow" ? " (workflow)" : null}
    </Link>
  )
}

/** The moment to the second, with the zone that it is told in. */
function When({ at }: { at: string }) {
  const clock = useClock()
  return (
    <time dateTime={at} className="tabular">
      {recordTime(new Date(at), clock)} ({clock.timeZone.replaceAll("_", " ")})
    </time>
  )
}

function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null
  return (
    <dl className="flex flex-col gap-0.5 border-l-2 border-line pl-3 text-sm">
      {changes.map(({ label, before, after }) => (
        <div key={label} className="flex flex-wrap gap-x-2">
          <dt className={label ? "text-ink-3" : "sr-only"}>{label || "Changed"}</dt>
          <dd dir="auto" className="text-ink-2 wrap-anywhere">
            {before} <span aria-hidden>→</span>
            <span className="sr-only"> became </span> {after}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Where the thing itself stands, and all else that was done with it. */
function ToTheThing({ event, names }: { event: EventView; names: Names }) {
  const thing = thingOf(event, names)
  if (!thing) return null
  const address = addressOf(thing)
  return (
    <>
      {address ? (
        <a href={address} className={link}>
          Go to {thing.kind === "ticket" ? thing.name : `the ${thing.kind}`}
        </a>
      ) : null}
      <Link prefetch={false} href={auditAddress({ about: thing.id })} className={link}>
        All about {thing.kind === "ticket" ? thing.name : `this ${thing.kind}`}
      </Link>
    </>
  )
}

/** What an event is about first of all: its thread, or the first thing that its data names. */
function thingOf({ threadId, data }: EventView, names: Names): Thing | null {
  if (threadId) return names.get(threadId) ?? null
  const first = Object.values(data).find((value) => typeof value === "string" && names.has(value))
  return names.get(String(first)) ?? null
}

function addressOf({ kind, id, name }: Thing): string | null {
  const places: Partial<Record<Thing["kind"], string>> = {
    ticket: `/tickets/all/${name.slice(1)}`,
    conversation: `/inbox/all/${id}`,
    "ticket type": `/settings/ticket-types/${id}`,
    workflow: `/settings/workflows/${id}`,
    customer: `/customers/${id}`,
    state: "/settings/states",
    team: "/settings/teams",
    teammate: "/settings/teammates",
    tag: "/settings/tags",
  }
  return places[kind] ?? null
}
