import { type SQL, sql } from "drizzle-orm"
import { db, type Reader } from "@/db/client"
import type { WorkflowActor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import { enqueue } from "@/lib/jobs/enqueue"
import type { Payload } from "@/lib/jobs/tasks"
import { steadyId } from "@/lib/shared/steady-id"
import { listNames, readFacts } from "../queries"
import { outcomeOf } from "../rules/conditions"
import { queueOf } from "../rules/starting"
import { type Names, sentenceOf } from "../rules/words"
import type { ActionView, DefinitionView, RunStatus } from "../views"
import { holdTheirs } from "./hold"
import { giveAction } from "./steps"

type Run = {
  id: string
  workspaceId: string
  workflowId: string
  conversationId: string | null
  ticketId: string | null
  messageId: string | null
  status: RunStatus
  judged: boolean
  enabled: boolean
  definition: DefinitionView
}
type Step = { id: string; status: string; at: string; until: string | null }

/**
 * Takes a run's steps from where it is, in order: a refused one is recorded with its reason and the next one is taken.
 * May be begun again at any point: a step's command has the step's id, and takes effect once (SPEC F4).
 */
export async function runWorkflow({ workspaceId, runId }: Payload<"runWorkflow">): Promise<void> {
  const run = await findRun(workspaceId, runId)
  if (!run || (run.status !== "running" && run.status !== "waiting")) return
  if (!run.enabled) return end(run, "stopped", "It was switched off.")
  const names = await listNames(db(), workspaceId)
  if (!run.judged && !(await judge(run, names))) return
  for (const [position, action] of run.definition.actions.entries()) {
    if (!(await isEnabled(run))) return end(run, "stopped", "It was switched off.")
    const step = await beginStep(run, position, action, names)
    if (step.status === "done" || step.status === "refused") continue
    if (action.do !== "wait") await take(run, step, action)
    else if (new Date(step.until ?? 0) > new Date()) return sleep(run, step)
    else await endStep(run, step, null)
  }
  await end(run, "done", null)
}

async function findRun(workspaceId: string, runId: string): Promise<Run | null> {
  const rows = await db().execute<Run>(sql`
    select r.id, r.workspace_id as "workspaceId", r.workflow_id as "workflowId", r.conversation_id as "conversationId",
      r.ticket_id as "ticketId", e.message_id as "messageId", r.status, r.conditions is not null as judged, f.enabled,
      v.definition
    from workflow_runs r
    join workflows f on f.workspace_id = r.workspace_id and f.id = r.workflow_id
    join workflow_versions v on v.workspace_id = r.workspace_id and v.workflow_id = r.workflow_id and v.version = r.version
    join events e on e.workspace_id = r.workspace_id and e.seq = r.seq
    where r.workspace_id = ${workspaceId} and r.id = ${runId}`)
  return rows[0] ?? null
}

const actorOf = ({ workspaceId, workflowId }: Run): WorkflowActor => ({
  kind: "workflow",
  workspaceId,
  id: workflowId,
})

async function isEnabled(run: Run): Promise<boolean> {
  const rows = await db().execute(sql`
    select 1 from workflows where workspace_id = ${run.workspaceId} and id = ${run.workflowId} and enabled`)
  return rows.length > 0
}

const update = (run: Pick<Run, "workspaceId" | "id">, change: SQL, tx: Reader = db()) =>
  tx.execute(sql`
    update workflow_runs set ${change} where workspace_id = ${run.workspaceId} and id = ${run.id} and ended_at is null`)

/** Ends a run that failed each time it was tried, so that nobody takes it for one that goes on. */
export async function stopBrokenRun({ workspaceId, runId }: Payload<"runWorkflow">): Promise<void> {
  await end({ workspaceId, id: runId }, "stopped", "It broke. The log has the rest.")
}

async function end(
  run: Pick<Run, "workspaceId" | "id">,
  status: RunStatus,
  reason: string | null,
): Promise<void> {
  await update(run, sql`status = ${status}, reason = ${reason}, ended_at = now()`)
}

/**
 * Records which conditions hold; where one does not, the run ends. The customer is held meanwhile: what is quoted of them
 * is there before they are erased, which blanks it, or is never written (SPEC A5).
 */
async function judge(run: Run, names: Names): Promise<boolean> {
  return db().transaction(async (tx) => {
    const there = !run.conversationId || (await holdTheirs(tx, actorOf(run), run.conversationId))
    const facts = await readFacts(tx, actorOf(run), run)
    const outcomes = run.definition.conditions.map((condition) => outcomeOf(condition, facts, names))
    const failed = outcomes.find((outcome) => !outcome.holds)
    const conditions = sql`conditions = ${JSON.stringify(there ? outcomes : [])}::text::jsonb`
    const reason = there ? `Not so: ${failed?.sentence}` : "Erased."
    const skipped = sql`${conditions}, status = 'skipped', ended_at = now(), reason = ${reason}`
    await update(run, failed ? skipped : conditions, tx)
    return !failed
  })
}

async function beginStep(run: Run, position: number, action: ActionView, names: Names): Promise<Step> {
  const id = steadyId("step", run.id, String(position))
  const until = action.do === "wait" ? sql`now() + ${action.minutes} * interval '1 minute'` : sql`null`
  await db().execute(sql`
    insert into workflow_steps (workspace_id, run_id, position, id, action_id, kind, sentence, status, at, waits_until)
    values (${run.workspaceId}, ${run.id}, ${position}, ${id}, ${action.id}, ${action.do},
      ${sentenceOf(action, names)}, ${action.do === "wait" ? "waiting" : "running"}, now(), ${until})
    on conflict do nothing`)
  const rows = await db().execute<Step>(sql`
    select id, status, at, waits_until as until from workflow_steps
    where workspace_id = ${run.workspaceId} and run_id = ${run.id} and position = ${position}`)
  if (!rows[0]) throw new Error("A step that was just written is not there.")
  return rows[0]
}

/** Ends this job until the wait is over; however often it is begun before that, one job is left. */
async function sleep(run: Run, step: Step): Promise<void> {
  await db().transaction(async (tx) => {
    await tx.execute(sql`
      update workflow_runs set status = 'waiting' where workspace_id = ${run.workspaceId} and id = ${run.id}`)
    const runAt = new Date(step.until ?? 0)
    const payload = { workspaceId: run.workspaceId, runId: run.id }
    await enqueue(tx, "runWorkflow", payload, { key: `run:${run.id}`, runAt, queue: queueOf(run) })
  })
}

async function take(run: Run, step: Step, action: Exclude<ActionView, { do: "wait" }>): Promise<void> {
  const ticketId = (await createdTicket(run)) ?? run.ticketId
  const actor = actorOf(run)
  const facts = await readFacts(db(), actor, { ...run, ticketId })
  const result = await giveAction(action, { actor, commandId: step.id, at: new Date(step.at), facts })
  await endStep(run, step, result)
}

/** The ticket that an earlier step of the run made, whose id is that step's. */
async function createdTicket(run: Run): Promise<string | null> {
  const rows = await db().execute<{ id: string }>(sql`
    select id from workflow_steps where workspace_id = ${run.workspaceId} and run_id = ${run.id}
      and kind = 'create_ticket' and status = 'done' order by position desc limit 1`)
  return rows[0]?.id ?? null
}

async function endStep(run: Run, step: Step, result: CommandResult | null): Promise<void> {
  // Its texts may have come out otherwise the second time; then the first time stands.
  const refused = result && !result.ok && result.code !== "command_reused" ? result : null
  // What is as it should be already needed no doing.
  const status = refused && refused.code !== "unchanged" ? "refused" : "done"
  const created = result?.ok ? result.events.find((event) => event.type === "ticket.created") : undefined
  const more = created?.type === "ticket.created" ? ` It is #${created.data.number}.` : ""
  await db().execute(sql`
    update workflow_steps set status = ${status}, code = ${refused?.code ?? null}, why = ${refused?.sentence ?? null},
      sentence = sentence || ${more}
    where workspace_id = ${run.workspaceId} and run_id = ${run.id} and id = ${step.id}
      and status in ('running', 'waiting')`)
  await update(run, sql`status = 'running'`)
}
