import { SearchX } from "lucide-react"
import Link from "next/link"
import { EmptyState } from "@/components/ui/empty-state"
import type { Asked } from "@/lib/audit/inputs"
import type { Thing } from "@/lib/audit/views"
import { auditAddress } from "./audit-address"

/** What a typed word can mean, to choose from. */
export function WhichOne({ asked, things }: { asked: Asked; things: Thing[] }) {
  const { about, person, kind, from, to } = asked
  if (things.length === 0)
    return (
      <EmptyState icon={<SearchX />}>
        Nothing is called “{about}”. Try a ticket’s number, or the name of a person, type, tag or workflow.
      </EmptyState>
    )
  const who = person && (person.kind === "system" ? "product" : `${person.kind}:${person.id}`)
  const rest = {
    person: who ?? undefined,
    kind: kind ?? undefined,
    from: from ?? undefined,
    to: to ?? undefined,
  }
  return (
    <section aria-label="Which one" className="flex flex-col gap-2">
      <p className="text-base text-ink-2">“{about}” can be:</p>
      <ul aria-label="What it can be" className="flex flex-col border-y border-line">
        {things.map((thing) => (
          <li key={thing.id} className="not-first:border-t not-first:border-line">
            <Link
              prefetch={false}
              href={auditAddress({ ...rest, about: thing.id })}
              className="flex items-baseline gap-2 px-2 py-2 text-base text-ink hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span dir="auto" className="min-w-0 wrap-anywhere">
                {thing.name}
              </span>
              <span className="text-sm text-ink-3">{thing.kind}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
