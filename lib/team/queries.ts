import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { type TeammateActor, whyNotAllowed } from "@/lib/events/actor"
import type { TeammateView, TeamView, WorkspaceView } from "./views"

/** All teammates, removed ones included: old timelines still name them. */
export async function listTeammates(reader: Reader, workspaceId: string): Promise<TeammateView[]> {
  const rows = await reader.execute<{ view: TeammateView }>(sql`
    select jsonb_build_object('id', id, 'name', name, 'email', email, 'role', role, 'office', office,
      'away', away, 'removed', removed_at is not null) as view
    from teammates where workspace_id = ${workspaceId} order by name, id`)
  return rows.map((row) => row.view)
}

/** All teams with their members' ids, archived ones included. */
export async function listTeams(reader: Reader, workspaceId: string): Promise<TeamView[]> {
  const rows = await reader.execute<{ view: TeamView }>(sql`
    select jsonb_build_object('id', id, 'name', name, 'office', office, 'archived', archived_at is not null,
      'memberIds', (select coalesce(jsonb_agg(m.teammate_id), '[]') from team_members m
                    where m.workspace_id = t.workspace_id and m.team_id = t.id)) as view
    from teams t where workspace_id = ${workspaceId} order by name`)
  return rows.map((row) => row.view)
}

/** The workspace itself; throws where there is none, since an actor always has one. */
export async function getWorkspace(reader: Reader, workspaceId: string): Promise<WorkspaceView> {
  const rows = await reader.execute<{ view: WorkspaceView }>(sql`
    select jsonb_build_object('id', workspace_id, 'name', name, 'slug', slug, 'timeZone', time_zone,
      'demo', demo, 'wakesOnStateChange', wakes_on_state_change) as view
    from workspaces where workspace_id = ${workspaceId}`)
  if (!rows[0]) throw new Error("This workspace does not exist.")
  return rows[0].view
}

/** Whether anyone can sign in yet; a new installation has nobody, even when an import made its workspace. */
export async function isSetUp(reader: Reader): Promise<boolean> {
  const rows = await reader.execute(sql`select 1 from teammates where user_id is not null limit 1`)
  return rows.length > 0
}

/** The id of a workspace in which nobody can sign in: an import made it. Null where there is none. */
export async function findOwnerless(reader: Reader): Promise<string | null> {
  const rows = await reader.execute<{ id: string }>(sql`
    select workspace_id as id from workspaces w where not exists (select 1 from teammates t
      where t.workspace_id = w.workspace_id and t.user_id is not null)
    order by created_at limit 1`)
  return rows[0]?.id ?? null
}

/** The ids of all who are teammates now. */
export async function activeTeammateIds(reader: Reader, workspaceId: string): Promise<Set<string>> {
  const rows = await reader.execute<{ id: string }>(sql`
    select id from teammates where workspace_id = ${workspaceId} and removed_at is null`)
  return new Set(rows.map((row) => row.id))
}

/** Who can sign in with the demo's password; nobody outside the demo (SPEC §12). */
export async function demoTeammates(
  reader: Reader,
): Promise<{ name: string; email: string; team: string }[]> {
  const rows = await reader.execute<{ name: string; email: string; team: string }>(sql`
    select t.name, t.email, coalesce((select string_agg(g.name, ', ' order by g.name) from team_members m
      join teams g on g.workspace_id = m.workspace_id and g.id = m.team_id
      where m.workspace_id = t.workspace_id and m.teammate_id = t.id), '') as team
    from workspaces w join teammates t on t.workspace_id = w.workspace_id
    where w.demo and t.user_id is not null and t.removed_at is null 
    order by t.role <> 'teammate', t.office = 'back', t.name desc`)
  return [...rows]
}

/** The sites that may show the messenger, for admins (SPEC A1). */
export async function listMessengerSites(reader: Reader, actor: TeammateActor): Promise<string[]> {
  if (whyNotAllowed(actor, "admin")) return []
  const rows = await reader.execute<{ sites: string[] }>(
    sql`select sites from messenger_settings where workspace_id = ${actor.workspaceId}`,
  )
  return rows[0]?.sites ?? []
}

/** The key that sites sign customers' tokens with, for admins who ask for it; null for others (SPEC C2, A1). */
export async function findMessengerKey(
  reader: Reader,
  actor: TeammateActor,
): Promise<{ key: string } | null> {
  if (whyNotAllowed(actor, "admin")) return null
  const rows = await reader.execute<{ key: string }>(
    sql`select key from messenger_settings where workspace_id = ${actor.workspaceId}`,
  )
  return rows[0] ?? null
}
