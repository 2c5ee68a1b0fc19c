"use client"

import Link from "next/link"
import { useState } from "react"
import { RelativeTime } from "@/components/ui/relative-time"
import { Switch } from "@/components/ui/switch"
import { orderWorkflows, switchWorkflow } from "@/lib/workflows/actions"
import type { Names } from "@/lib/workflows/rules/words"
import type { WorkflowItem } from "@/lib/workflows/views"
import { MoveControls } from "./move-controls"
import { useCommand } from "./use-command"
import { useMoving } from "./use-moving"
import { triggerSentence } from "./workflow-words"

/** The workflows in the order in which they run beside each other: on or off, and when each ran last (SPEC F4). */
export function WorkflowList({ workflows, names }: { workflows: WorkflowItem[]; names: Names }) {
  const { give } = useCommand()
  const [moving, setMoving] = useState<string[] | null>(null)
  const ids = moving ?? workflows.map((w) => w.id)
  const shown = ids.flatMap((id) => workflows.filter((w) => w.id === id))
  const reorder = (next: WorkflowItem[]) => {
    const workflowIds = next.map((w) => w.id)
    setMoving(workflowIds)
    void give(orderWorkflows, { workflowIds }).then((result) => {
      if (!result.ok) setMoving(null)
    })
  }
  const { move, row, handle } = useMoving(shown, reorder, (w) => w.name)
  return (
    <ol aria-label="Workflows" className="flex flex-col border-y border-line">
      {shown.map((workflow, at) => (
        <li
          key={workflow.id}
          {...row(at)}
          className="flex items-center gap-2 py-2.5 not-first:border-t not-first:border-line"
        >
          {shown.length > 1 ? (
            <MoveControls name={workflow.name} at={at} count={shown.length} move={move} handle={handle(at)} />
          ) : null}
          <Summary workflow={workflow} names={names} />
          <OnOff workflow={workflow} />
        </li>
      ))}
    </ol>
  )
}

function Summary({ workflow, names }: { workflow: WorkflowItem; names: Names }) {
  const { id, name, trigger, runs, lastRunAt } = workflow
  return (
    <div className="min-w-0 grow">
      <Link
        prefetch={false}
        href={`/settings/workflows/${id}`}
        dir="auto"
        className="rounded-sm text-base font-medium text-ink wrap-anywhere hover:underline"
      >
        {name}
      </Link>
      <p className="text-sm text-ink-3">
        When {triggerSentence(trigger, names)}
        {" · "}
        {lastRunAt ? (
          <>
            ran {runs} {runs === 1 ? "time" : "times"} in 30 days, last <RelativeTime at={lastRunAt} />
          </>
        ) : (
          "has not run yet"
        )}
      </p>
    </div>
  )
}

/** Switches one workflow; what it does is shown at once and taken back with the reason. */
export function OnOff({
  workflow,
}: {
  workflow: Pick<WorkflowItem, "id" | "name" | "enabled" | "archived">
}) {
  const { give, busy } = useCommand()
  const [wanted, setWanted] = useState<boolean | null>(null)
  const { id, name, enabled, archived } = workflow
  const change = async (next: boolean) => {
    setWanted(next)
    const said = next ? `“${name}” is switched on.` : `“${name}” is switched off.`
    const result = await give(switchWorkflow, { workflowId: id, enabled: next }, { said })
    if (!result.ok) setWanted(null)
  }
  return (
    <Switch
      label={`Switched on: ${name}`}
      checked={busy && wanted !== null ? wanted : enabled}
      busy={busy}
      disabledReason={archived ? "This workflow is archived." : undefined}
      onChange={(next) => void change(next)}
    />
  )
}
