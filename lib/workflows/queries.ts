import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { limitTo } from "@/db/limit"
import { mayOpen, type Viewer } from "@/lib/events/access"
import { type TeammateActor, whyNotAllowed } from "@/lib/events/actor"
import { readCursor, writeCursor } from "@/lib/shared/cursor"
import { listTags } from "@/lib/tags/queries"
import { listTeammates, listTeams } from "@/lib/team/queries"
import { listStates, listTicketTypes } from "@/lib/ticket-types/queries"
import type { Facts } from "./rules/texts"
import type { Names } from "./rules/words"
import type {
  DefinitionView,
  RunItem,
  RunPage,
  RunView,
  VersionItem,
  VersionPage,
  VersionView,
  WorkflowItem,
  WorkflowView,
} from "./views"

/** What the ids in this workspace's workflows are called, and what may be named in new ones. */
export async function listNames(reader: Reader, w: string): Promise<Names> {
  const [teammates, teams, tags, types, states] = await Promise.all([
    listTeammates(reader, w),
    listTeams(reader, w),
    listTags(reader, w),
    listTicketTypes(reader, w),
    listStates(reader, w),
  ])
  return { teammates, teams, tags, types, states }
}

/** What workflows are called, for timelines that name them; archived ones included. */
export async function listWorkflowNames(reader: Reader, w: string): Promise<{ id: string; name: string }[]> {
  const rows = await reader.execute<{ id: string; name: string }>(
    sql`select id, name from workflows where workspace_id = ${w} order by position, id`,
  )
  return [...rows]
}

const isoOf = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

const recent = sql`from workflow_runs r where r.workspace_id = f.workspace_id and r.workflow_id = f.id
  and r.status <> 'skipped'`
const itemOf = sql`'id', f.id, 'name', f.name, 'trigger', v.definition -> 'trigger', 'enabled', f.enabled,
  'archived', f.archived_at is not null, 'version', f.version, 'changedAt', ${isoOf("f.changed_at")},
  'runs', (select count(*) ${recent} and r.started_at > now() - interval '30 days'),
  'lastRunAt', (select ${isoOf("max(r.started_at)")} ${recent})`
const newest = sql`workflows f join workflow_versions v
  on v.workspace_id = f.workspace_id and v.workflow_id = f.id and v.version = f.version`

/** All workflows in their order, archived ones last; none for those who are no admin (SPEC A1). */
export async function listWorkflows(reader: Reader, actor: TeammateActor): Promise<WorkflowItem[]> {
  if (whyNotAllowed(actor, "admin")) return []
  const rows = await reader.execute<{ view: WorkflowItem }>(sql`
    select jsonb_build_object(${itemOf}) as view from ${newest}
    where f.workspace_id = ${actor.workspaceId} order by f.archived_at is not null, f.position, f.id`)
  return rows.map((row) => row.view)
}

/** One workflow with what it does, for admins, or null. */
export async function findWorkflow(
  reader: Reader,
  actor: TeammateActor,
  id: string,
): Promise<WorkflowView | null> {
  if (whyNotAllowed(actor, "admin")) return null
  const rows = await reader.execute<{ view: WorkflowView }>(sql`
    select jsonb_build_object(${itemOf}, 'definition', v.definition) as view from ${newest}
    where f.workspace_id = ${actor.workspaceId} and f.id = ${id}`)
  return rows[0]?.view ?? null
}

// Who saved a version, and when, stands in the event of the command that did.
const versionOf = sql`'version', v.version, 'savedAt', ${isoOf("e.at")}, 'savedBy', t.name`
const versions = sql`workflow_versions v
  join events e on e.workspace_id = v.workspace_id and e.thread_id is null
    and e.type in ('workflow.created', 'workflow.changed') and e.data ->> 'workflowId' = v.workflow_id::text
    and coalesce(e.data ->> 'to', '1') = v.version::text
  left join teammates t on t.workspace_id = e.workspace_id and e.actor_kind = 'teammate' and t.id = e.actor_id`

/** One page of a workflow's versions, the newest first, for admins (SPEC F4, A1). */
export async function listVersions(
  reader: Reader,
  actor: TeammateActor,
  workflowId: string,
  below?: number | null,
): Promise<VersionPage> {
  if (whyNotAllowed(actor, "admin")) return { rows: [], next: null }
  const limit = 50
  const rows = await reader.execute<{ view: VersionItem }>(sql`
    select jsonb_build_object(${versionOf}) as view from ${versions}
    where v.workspace_id = ${actor.workspaceId} and v.workflow_id = ${workflowId}
      ${below ? sql`and v.version < ${below}` : sql``}
    order by v.version desc ${limitTo(limit + 1)}`)
  const page = rows.slice(0, limit).map((row) => row.view)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.version ?? null) : null }
}

/** One version with what it does and what the one before it did, for admins, or null (SPEC F4, A1). */
export async function findVersion(
  reader: Reader,
  actor: TeammateActor,
  workflowId: string,
  version: number,
): Promise<VersionView | null> {
  const workflow = await findWorkflow(reader, actor, workflowId)
  if (!workflow) return null
  type Found = VersionItem & { definition: DefinitionView; before: DefinitionView | null }
  const rows = await reader.execute<{ view: Found }>(sql`
    select jsonb_build_object(${versionOf}, 'definition', v.definition, 'before', b.definition) as view
    from ${versions} left join workflow_versions b
      on b.workspace_id = v.workspace_id and b.workflow_id = v.workflow_id and b.version = v.version - 1
    where v.workspace_id = ${actor.workspaceId} and v.workflow_id = ${workflowId} and v.version = ${version}`)
  return rows[0] ? { ...rows[0].view, workflow } : null
}

const restricted = "This is about a restricted ticket."
// Of a run that a closed ticket started nothing tells which; of one that came near such a ticket, nothing of that (A2).
const runOf = sql`'id', r.id, 'status', r.status, 'version', r.version, 'restricted', p.near,
  'reason', case when p.near and r.status = 'skipped' then ${restricted}::text else r.reason end,
  'conversationId', case when not p.started then c.id end, 'subject', case when not p.started then c.subject end,
  'customerName', case when not p.started then cu.name end, 'ticketNumber', case when not p.started then k.number end,
  'startedAt', ${isoOf("r.started_at")}, 'endedAt', ${isoOf("r.ended_at")},
  'refused', (select count(*) from workflow_steps s
    where s.workspace_id = r.workspace_id and s.run_id = r.id and s.status = 'refused')`
const runs = (actor: Viewer) => sql`workflow_runs r
  left join conversations c on c.workspace_id = r.workspace_id and c.id = r.conversation_id
  left join customers cu on cu.workspace_id = c.workspace_id and cu.id = c.customer_id
  left join tickets k on k.workspace_id = r.workspace_id and k.id = r.ticket_id
  cross join lateral (
    select coalesce(bool_or(x.id = r.ticket_id), false) as started, count(*) > 0 as near
    from tickets x where x.workspace_id = r.workspace_id and not ${mayOpen(actor, sql`x.type_id`, sql`x.id`)} and x.id in (
      select r.ticket_id
      union all select l.ticket_id from ticket_links l
        where l.workspace_id = r.workspace_id and l.conversation_id = r.conversation_id
      union all select s.id from workflow_steps s
        where s.workspace_id = r.workspace_id and s.run_id = r.id and s.kind = 'create_ticket')) p`
const conditionsOf = sql`case when p.started then '[]'::jsonb
  when p.near then (select coalesce(jsonb_agg(o.value order by o.ordinality), '[]')
    from jsonb_array_elements(r.conditions) with ordinality o
    where o.value -> 'condition' ->> 'field' not in ('ticket_type', 'state_category', 'shared'))
  else coalesce(r.conditions, '[]') end`
const stepsOf = sql`(select coalesce(jsonb_agg(jsonb_build_object('actionId', s.action_id, 'status', s.status,
    'sentence', case when p.near then regexp_replace(s.sentence, ' It is #[0-9]+\\.$', '') else s.sentence end,
    'code', case when not p.near then s.code end,
    'why', case when p.near and s.why is not null then ${restricted}::text else s.why end, 'at', ${isoOf("s.at")},
    'waitsUntil', ${isoOf("s.waits_until")}) order by s.position), '[]')
  from workflow_steps s where s.workspace_id = r.workspace_id and s.run_id = r.id)`

/** One page of a workflow's runs, the newest first, for admins. */
export async function listRuns(
  reader: Reader,
  actor: TeammateActor,
  workflowId: string,
  after?: string | null,
): Promise<RunPage> {
  if (whyNotAllowed(actor, "admin")) return { rows: [], next: null }
  const limit = 50
  const cursor = readCursor(after)
  const from = cursor
    ? sql`and (r.started_at, r.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql``
  const rows = await reader.execute<{ view: RunItem; at: string }>(sql`
    select jsonb_build_object(${runOf}) as view, r.started_at as at from ${runs(actor)}
    where r.workspace_id = ${actor.workspaceId} and r.workflow_id = ${workflowId} ${from}
    order by r.started_at desc, r.id desc ${limitTo(limit + 1)}`)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor(last.at, last.view.id) : null
  return { rows: page.map((row) => row.view), next }
}

/** One run with the outcome of its conditions and its steps, for admins, or null (SPEC F4). */
export async function findRun(reader: Reader, actor: TeammateActor, id: string): Promise<RunView | null> {
  if (whyNotAllowed(actor, "admin")) return null
  const rows = await reader.execute<{ view: RunView }>(sql`
    select jsonb_build_object(${runOf}, 'workflowId', f.id, 'workflowName', f.name,
      'conditions', ${conditionsOf}, 'steps', ${stepsOf}) as view
    from ${runs(actor)} join workflows f on f.workspace_id = r.workspace_id and f.id = r.workflow_id
    where r.workspace_id = ${actor.workspaceId} and r.id = ${id}`)
  return rows[0]?.view ?? null
}

/**
 * What conditions and texts are about: a conversation, with its ticket or the one given, or a ticket alone. A ticket that
 * whoever looks may not open is left out (SPEC A2).
 */
export async function readFacts(
  reader: Reader,
  actor: Viewer,
  about: { conversationId: string | null; ticketId: string | null; messageId?: string | null },
): Promise<Facts> {
  const { conversationId, ticketId, messageId = null } = about
  const rows = await reader.execute<{ facts: Facts }>(sql`
    select jsonb_build_object('workspaceName', w.name,
      'conversation', case when c.id is not null then jsonb_build_object('id', c.id, 'status', t.status,
        'assigneeId', t.assignee_id, 'teamId', t.team_id, 'subject', c.subject,
        'tagIds', (select coalesce(jsonb_agg(g.tag_id), '[]') from conversation_tags g
          where g.workspace_id = c.workspace_id and g.conversation_id = c.id)) end,
      'customer', case when cu.id is not null then
        jsonb_build_object('name', cu.name, 'company', cu.company, 'email', cu.email) end,
      'ticket', (select jsonb_build_object('id', k.id, 'number', k.number, 'title', k.title, 'typeId', k.type_id,
          'stateCategory', k.state_category, 'shared', k.shared)
        from tickets k where k.workspace_id = w.workspace_id and k.id = coalesce(${ticketId}::uuid,
          (select l.ticket_id from ticket_links l where l.workspace_id = c.workspace_id and l.conversation_id = c.id
            and l.ticket_shared), case when c.category = 'customer' then c.id end)
          and ${mayOpen(actor, sql`k.type_id`, sql`k.id`)}),
      'message', (select m.text from messages m where m.workspace_id = w.workspace_id
        and (m.id = ${messageId}::uuid or (${messageId}::uuid is null and m.conversation_id = c.id
          and m.author_kind = 'customer'))
        order by m.created_at desc, m.id desc limit 1)) as facts
    from workspaces w
    left join conversations c on c.workspace_id = w.workspace_id and c.id = ${conversationId}::uuid
    left join threads t on t.workspace_id = c.workspace_id and t.id = c.id
    left join customers cu on cu.workspace_id = c.workspace_id and cu.id = c.customer_id
    where w.workspace_id = ${actor.workspaceId}`)
  if (!rows[0]) throw new Error("This workspace does not exist.")
  return rows[0].facts
}
