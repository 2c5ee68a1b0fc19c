import { expect } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { runWorkflow } from "@/lib/workflows/commands/run"
import { createWorkflow, switchWorkflow } from "@/lib/workflows/commands/settings"
import { startWorkflows } from "@/lib/workflows/commands/start"
import { findRun, listRuns } from "@/lib/workflows/queries"
import type { ActionView, ConditionView, RunView, TriggerView } from "@/lib/workflows/views"
import { does } from "./commands"
import { owner } from "./database"
import { until } from "./jobs"
import type { World } from "./world"

type WithoutId<A> = A extends unknown ? Omit<A, "id"> : never

type Parts = {
  on?: TriggerView
  if?: ConditionView[]
  do: WithoutId<ActionView>[]
}

/** All that a workflow does; by default it starts with a conversation. */
export function definition({ on = { on: "conversation_started" }, if: conditions = [], do: actions }: Parts) {
  return { trigger: on, conditions, actions: actions.map((action) => ({ id: newId(), ...action })) }
}

/** A workflow that is switched on; gives its id. */
export async function workflow(world: World, parts: Parts): Promise<string> {
  const id = newId()
  await does(createWorkflow, world.ada, {
    commandId: id,
    name: `Workflow ${id}`,
    definition: definition(parts),
  })
  await does(switchWorkflow, world.ada, { workflowId: id, enabled: true })
  return id
}

/** All runs of a workflow with their steps, the newest first. */
export async function runsOf(world: World, workflowId: string): Promise<RunView[]> {
  const { rows } = await listRuns(db(), world.ada, workflowId)
  const runs = await Promise.all(rows.map((row) => findRun(db(), world.ada, row.id)))
  return runs.filter((run) => run !== null)
}

/** Waits until a workflow's runs are as expected, the newest first. */
export function ended(world: World, workflowId: string, expected: object[]): Promise<void> {
  return until(async () => expect(await runsOf(world, workflowId)).toMatchObject(expected))
}

const triggers = [
  "conversation.started",
  "message.sent",
  "ticket.created",
  "conversation.converted",
  "ticket.state_changed",
]

/**
 * Runs what a workspace's events after a place start, here and at once, as the jobs would; also what that starts in turn.
 * Gives the last place.
 */
export async function runWorkflows({ workspaceId }: { workspaceId: string }, from = 0): Promise<number> {
  for (let after = from; ; ) {
    const events = await owner()<{ seq: number }[]>`
      select seq::int as seq from events where workspace_id = ${workspaceId} and seq > ${after}
        and type in ${owner()(triggers)} order by seq`
    if (events.length === 0) return after
    for (const { seq } of events) await startWorkflows({ workspaceId, seq })
    const started = await owner()<{ runId: string }[]>`
      select id as "runId" from workflow_runs where workspace_id = ${workspaceId} and status = 'running' order by seq`
    for (const { runId } of started) await runWorkflow({ workspaceId, runId })
    after = events.at(-1)?.seq ?? after
  }
}
