import { Check, Clock, Loader, X } from "lucide-react"
import Link from "next/link"
import type { ReactNode } from "react"
import { buttonStyles } from "@/components/ui/button-styles"
import { RelativeTime } from "@/components/ui/relative-time"
import type { RunView, StepView } from "@/lib/workflows/views"
import { BackLink } from "./back-link"
import { PageHead, Part } from "./page-parts"
import { Outcomes } from "./workflow-outcomes"
import { aboutRun, RunChip } from "./workflow-runs"

const marks: Record<StepView["status"], ReactNode> = {
  running: <Loader className="text-info-text" />,
  waiting: <Clock className="text-warning-text" />,
  done: <Check className="text-success-text" />,
  refused: <X className="text-danger-text" />,
}
const words: Record<StepView["status"], string> = {
  running: "Running",
  waiting: "Waiting",
  done: "Done",
  refused: "Refused",
}

/** One run, step by step: what held, what was done, and what was refused and why (SPEC F4). */
export function Run({ run }: { run: RunView }) {
  return (
    <>
      <PageHead
        title={aboutRun(run)}
        back={
          <BackLink
            href={`/settings/workflows/${run.workflowId}/runs`}
          >{`Runs of “${run.workflowName}”`}</BackLink>
        }
        actions={<Links run={run} />}
      >
        <RunChip run={run} /> Began{" "}
        <RelativeTime at={run.startedAt} as="exact" className="whitespace-normal!" />, by{" "}
        <Link
          prefetch={false}
          href={`/settings/workflows/${run.workflowId}/versions/${run.version}`}
          className="text-accent-text underline underline-offset-2"
        >
          version {run.version}
        </Link>
        .{run.reason ? ` ${run.reason}` : ""}
      </PageHead>
      <Part title="Conditions">
        {run.restricted ? (
          <p className="text-base text-ink-2">What is so of a restricted ticket isn’t shown.</p>
        ) : null}
        {run.restricted && run.conditions.length === 0 ? null : <Outcomes conditions={run.conditions} />}
      </Part>
      <Part title="Steps">
        {run.steps.length === 0 ? <p className="text-base text-ink-2">No step was taken.</p> : null}
        <ol aria-label="Steps" className="flex flex-col gap-3 empty:hidden">
          {run.steps.map((step) => (
            <Step key={step.actionId} step={step} />
          ))}
        </ol>
      </Part>
    </>
  )
}

function Step({ step: { sentence, status, why, at, waitsUntil } }: { step: StepView }) {
  return (
    <li className="flex gap-2 text-base">
      <span aria-hidden className="flex h-5.25 shrink-0 items-center [&_svg]:size-4">
        {marks[status]}
      </span>
      <div className="min-w-0 wrap-anywhere">
        <p>
          {sentence} <span className="text-ink-3">{words[status]}</span>{" "}
          <RelativeTime at={at} className="text-xs text-ink-3" />
        </p>
        {why ? <p className="text-danger-text">{why}</p> : null}
        {status === "waiting" && waitsUntil ? (
          <p className="text-ink-3">
            Goes on <RelativeTime at={waitsUntil} as="return" />.
          </p>
        ) : null}
      </div>
    </li>
  )
}

function Links({ run: { conversationId, ticketNumber } }: { run: RunView }) {
  return (
    <>
      {conversationId ? (
        <a href={`/inbox/all/${conversationId}`} className={buttonStyles("secondary", "md")}>
          Open the conversation
        </a>
      ) : null}
      {ticketNumber ? (
        <a href={`/tickets/all/${ticketNumber}`} className={buttonStyles("secondary", "md")}>
          Open ticket #{ticketNumber}
        </a>
      ) : null}
    </>
  )
}
