import { ListChecks } from "lucide-react"
import Link from "next/link"
import { buttonStyles } from "@/components/ui/button-styles"
import { Chip, type ChipTone } from "@/components/ui/chip"
import { EmptyState } from "@/components/ui/empty-state"
import { RelativeTime } from "@/components/ui/relative-time"
import type { RunItem, RunPage, RunStatus } from "@/lib/workflows/views"

const statuses: Record<RunStatus, { tone: ChipTone; label: string }> = {
  running: { tone: "progress", label: "Running" },
  waiting: { tone: "waiting", label: "Waiting" },
  done: { tone: "resolved", label: "Done" },
  skipped: { tone: "submitted", label: "Skipped" },
  stopped: { tone: "danger", label: "Stopped" },
}

/** How a run ended, or that it goes on; a run with refused steps says how many. */
export function RunChip({ run }: { run: Pick<RunItem, "status" | "refused"> }) {
  const { tone, label } = statuses[run.status]
  const refused = run.refused > 0 ? `, ${run.refused} refused` : ""
  return (
    <Chip size="sm" tone={run.refused > 0 && run.status === "done" ? "warning" : tone}>
      {label}
      {refused}
    </Chip>
  )
}

type Props = { workflowId: string; page: RunPage; isFirst: boolean }

/** A workflow's runs, the newest first (SPEC F4). */
export function RunList({ workflowId, page: { rows, next }, isFirst }: Props) {
  const here = `/settings/workflows/${workflowId}/runs`
  if (rows.length === 0)
    return (
      <EmptyState icon={<ListChecks />}>
        {isFirst
          ? "It has not run yet. Each run is recorded here, step by step, with what was refused and why."
          : "There are no older runs."}
      </EmptyState>
    )
  return (
    <>
      <ul aria-label="Runs" className="flex flex-col border-y border-line">
        {rows.map((run) => (
          <li key={run.id} className="not-first:border-t not-first:border-line">
            <Link
              prefetch={false}
              href={`${here}/${run.id}`}
              className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-2 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span dir="auto" className="truncate text-base font-medium text-ink">
                {aboutRun(run)}
              </span>
              <RunChip run={run} />
              <span className="truncate text-sm text-ink-3">{run.reason ?? `Version ${run.version}`}</span>
              <RelativeTime at={run.startedAt} className="justify-self-end text-xs text-ink-3" />
            </Link>
          </li>
        ))}
      </ul>
      <p className="flex gap-2">
        {isFirst ? null : (
          <Link prefetch={false} href={here} className={buttonStyles("secondary", "md")}>
            Newest runs
          </Link>
        )}
        {next ? (
          <Link
            prefetch={false}
            href={`${here}?after=${encodeURIComponent(next)}`}
            className={buttonStyles("secondary", "md")}
          >
            Older runs
          </Link>
        ) : null}
      </p>
    </>
  )
}

/** What a run was about, in a line. */
export function aboutRun({ customerName, subject, ticketNumber, restricted }: RunItem): string {
  const ticket = ticketNumber === null ? "" : `Ticket #${ticketNumber}`
  const conversation = customerName ? `${customerName}: ${subject}` : ""
  const nothing = restricted ? "A restricted ticket" : "Something that is gone"
  return [conversation, ticket].filter(Boolean).join(" · ") || nothing
}
