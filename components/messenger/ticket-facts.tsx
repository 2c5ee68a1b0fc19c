import type { ReactNode } from "react"
import { FileCards } from "@/components/ui/file-cards"
import type { FileStore } from "@/components/ui/files-input"
import { RelativeTime } from "@/components/ui/relative-time"
import type { CustomerAttribute, TicketPage } from "@/lib/messenger/views"
import { isEmptyValue } from "@/lib/shared/attributes"
import { Progress } from "./progress"
import { TypeIcon } from "./rows"
import { StepChip } from "./steps"

// Drawn for customers, and for teammates who look at what a customer sees: it reads nothing by itself.

/** A ticket's title, which the place draws, with its number and where it stands. */
export function TicketHeadline({ ticket, children }: { ticket: TicketPage; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-start gap-3.5">
      <TypeIcon icon={ticket.icon} large />
      <div className="min-w-0 grow">
        {children}
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-3">
          <StepChip step={ticket.step} label={ticket.label} />
          <span className="tabular">#{ticket.number}</span>
          <span aria-hidden>·</span>
          <span dir="auto">{ticket.typeName}</span>
        </p>
      </div>
    </div>
  )
}

/** All that a customer sees of a ticket beside its conversation: SPEC S7's list and no more. */
export function TicketFacts({ ticket, fileLink }: { ticket: TicketPage; fileLink: FileStore["link"] }) {
  const filled = ticket.attributes.filter((each) => !isEmptyValue(each.value) || each.files.length > 0)
  return (
    <div className="flex min-w-0 flex-col gap-7">
      <Part title="Progress">
        <Progress ticket={ticket} />
      </Part>
      {ticket.description ? (
        <Part title="Description">
          <p dir="auto" className="reading whitespace-pre-wrap text-ink">
            {ticket.description}
          </p>
        </Part>
      ) : null}
      {filled.length > 0 ? (
        <Part title="Details">
          <dl className="flex flex-col gap-3">
            {filled.map((attribute) => (
              <div key={attribute.id} className="min-w-0">
                <dt dir="auto" className="text-sm text-ink-3">
                  {attribute.name}
                </dt>
                <dd dir="auto" className="text-base text-ink wrap-anywhere whitespace-pre-wrap">
                  <Value attribute={attribute} fileLink={fileLink} />
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      ) : null}
      <p className="text-sm text-ink-3">
        Opened <RelativeTime at={ticket.openedAt} as="exact" className="whitespace-normal!" />
      </p>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-2.5 text-sm font-semibold text-ink-2">{title}</h2>
      {children}
    </section>
  )
}

type ValueProps = { attribute: CustomerAttribute; fileLink: FileStore["link"] }

function Value({ attribute: { kind, value, items, files }, fileLink }: ValueProps) {
  if (kind === "files") return <FileCards files={files} link={fileLink} />
  if (kind === "date_time" && typeof value === "string") return <RelativeTime at={value} as="exact" />
  if (typeof value === "boolean") return value ? "Yes" : "No"
  if (kind === "list") return items.find((item) => item.id === value)?.name ?? null
  return typeof value === "number" ? <span className="tabular">{value}</span> : value
}
