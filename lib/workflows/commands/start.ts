import { sql } from "drizzle-orm"
import { db, type Tx } from "@/db/client"
import { enqueue } from "@/lib/jobs/enqueue"
import type { Payload } from "@/lib/jobs/tasks"
import { steadyId } from "@/lib/shared/steady-id"
import { type Cause, isTriggeredBy, queueOf, whyNotStart } from "../rules/starting"
import type { TriggerView } from "../views"

type Happened = {
  type: string
  seq: number
  at: string
  commandId: string
  byWorkflow: boolean
  conversationId: string | null
  ticketId: string | null
  typeId: string | null
  toStateId: string | null
}
type Enabled = { id: string; version: number; trigger: TriggerView }

/** Starts each workflow that an event triggers, in their order; what it started before is not started again (SPEC F4). */
export async function startWorkflows({ workspaceId, seq }: Payload<"startWorkflows">): Promise<void> {
  const event = await findEvent(workspaceId, seq)
  if (!event) return
  const enabled = await listEnabled(workspaceId)
  for (const workflow of enabled) {
    const { trigger } = workflow
    const causes = causesOf(event)
    if (!causes.some((cause) => isTriggeredBy(trigger, cause))) continue
    if (trigger.on === "unanswered") await startLater(workspaceId, workflow.id, event, trigger.minutes)
    else await startRun(workspaceId, workflow, event)
  }
}

/** Starts a workflow if the customer still waits for an answer to what this event says, and waited from then on. */
export async function startUnanswered(payload: Payload<"startUnanswered">): Promise<void> {
  const { workspaceId, workflowId, seq } = payload
  const workflow = (await listEnabled(workspaceId)).find((one) => one.id === workflowId)
  if (workflow?.trigger.on !== "unanswered") return
  const event = await findEvent(workspaceId, seq)
  if (event && (await isWaiting(workspaceId, event))) await startRun(workspaceId, workflow, event)
}

function causesOf(event: Happened): Cause[] {
  const on = {
    "conversation.started": ["conversation_started"],
    "message.sent": ["customer_wrote", "unanswered"],
    "ticket.created": ["ticket_created"],
    "conversation.converted": ["ticket_created"],
    "ticket.state_changed": ["state_changed"],
  }[event.type] as Cause["on"][] | undefined
  return (on ?? []).map((one) => ({ on: one, typeId: event.typeId, toStateId: event.toStateId }))
}

async function findEvent(workspaceId: string, seq: number): Promise<Happened | null> {
  const rows = await db().execute<Happened>(sql`
    select e.type, e.seq::int as seq, e.at, e.command_id as "commandId", e.actor_kind = 'workflow' as "byWorkflow",
      coalesce(t.conversation_id, k.home_conversation_id) as "conversationId", k.id as "ticketId",
      k.type_id as "typeId", e.data ->> 'to' as "toStateId"
    from events e
    join threads t on t.workspace_id = e.workspace_id and t.id = e.thread_id
    left join tickets k on k.workspace_id = e.workspace_id and k.id = e.thread_id
      and e.type in ('ticket.created', 'conversation.converted', 'ticket.state_changed')
    where e.workspace_id = ${workspaceId} and e.seq = ${seq}`)
  return rows[0] ?? null
}

async function listEnabled(workspaceId: string): Promise<Enabled[]> {
  const rows = await db().execute<Enabled>(sql`
    select f.id, f.version, v.definition -> 'trigger' as trigger
    from workflows f join workflow_versions v
      on v.workspace_id = f.workspace_id and v.workflow_id = f.id and v.version = f.version
    where f.workspace_id = ${workspaceId} and f.enabled order by f.position, f.id`)
  return [...rows]
}

async function startRun(workspaceId: string, workflow: Enabled, event: Happened): Promise<void> {
  const runId = steadyId("run", workspaceId, workflow.id, String(event.seq))
  await db().transaction(async (tx) => {
    const chain = event.byWorkflow ? await chainBefore(tx, workspaceId, event.commandId) : []
    const why = whyNotStart(workflow.id, chain)
    const started = await tx.execute(sql`
      insert into workflow_runs (workspace_id, id, workflow_id, version, seq, conversation_id, ticket_id, chain, status,
        reason, ended_at)
      values (${workspaceId}, ${runId}, ${workflow.id}, ${workflow.version}, ${event.seq}, ${event.conversationId},
        ${event.ticketId}, ${JSON.stringify(chain)}::text::jsonb, ${why ? "stopped" : "running"}, ${why},
        ${why ? sql`now()` : null})
      on conflict do nothing returning id`)
    if (started.length > 0 && !why)
      await enqueue(tx, "runWorkflow", { workspaceId, runId }, { key: `run:${runId}`, queue: queueOf(event) })
  })
}

/** The workflows that led to a step's command, the step's own included. */
async function chainBefore(tx: Tx, workspaceId: string, commandId: string): Promise<string[]> {
  const rows = await tx.execute<{ chain: string[] }>(sql`
    select r.chain || to_jsonb(r.workflow_id) as chain from workflow_steps s
    join workflow_runs r on r.workspace_id = s.workspace_id and r.id = s.run_id
    where s.workspace_id = ${workspaceId} and s.id = ${commandId}`)
  return rows[0]?.chain ?? []
}

async function startLater(w: string, workflowId: string, event: Happened, minutes: number): Promise<void> {
  const runAt = new Date(new Date(event.at).getTime() + minutes * 60_000)
  const payload = { workspaceId: w, workflowId, seq: event.seq }
  const key = `unanswered:${w}:${workflowId}:${event.seq}`
  await db().transaction((tx) =>
    enqueue(tx, "startUnanswered", payload, { runAt, key, queue: queueOf(event) }),
  )
}

// The wait is counted from the first message that no teammate has answered; what a workflow sends is no answer, closing is.
async function isWaiting(workspaceId: string, { conversationId, seq }: Happened): Promise<boolean> {
  const rows = await db().execute<{ first: string | null; closed: boolean }>(sql`
    select t.status = 'closed' as closed, (
      select min(e.seq) from timeline l join events e on e.workspace_id = l.workspace_id and e.seq = l.seq
      where l.workspace_id = t.workspace_id and l.thread_id = t.id and e.type = 'message.sent'
        and e.actor_kind = 'customer' and l.seq > coalesce((
          select max(a.seq) from timeline a join events b on b.workspace_id = a.workspace_id and b.seq = a.seq
          where a.workspace_id = t.workspace_id and a.thread_id = t.id
            and (b.type = 'conversation.closed' or (b.type = 'message.sent' and b.actor_kind = 'teammate'))), 0)) as first
    from threads t where t.workspace_id = ${workspaceId} and t.id = ${conversationId}`)
  const [found] = rows
  return found !== undefined && !found.closed && Number(found.first) === seq
}
