import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { type TeammateActor, whyNotAllowed } from "@/lib/events/actor"
import type { PersonView, ProfileView, SessionView } from "../views"

const person = sql`jsonb_build_object('id', t.id, 'name', t.name, 'email', t.email, 'role', t.role,
  'office', t.office, 'away', t.away, 'removed', t.removed_at is not null,
  'teams', (select coalesce(jsonb_agg(g.name order by g.name), '[]') from team_members m
    join teams g on g.workspace_id = m.workspace_id and g.id = m.team_id and g.archived_at is null
    where m.workspace_id = t.workspace_id and m.teammate_id = t.id),
  'signsIn', exists (select 1 from auth.accounts a where a.user_id = t.user_id),
  'twoFactor', coalesce(u.two_factor_enabled, false),
  'lastSeen', (select max(s.updated_at) from auth.sessions s where s.user_id = t.user_id))`

/** All people of the workspace, removed ones included, for admins (SPEC A1). */
export async function listPeople(reader: Reader, actor: TeammateActor): Promise<PersonView[]> {
  if (whyNotAllowed(actor, "admin")) return []
  const rows = await reader.execute<{ view: PersonView }>(sql`
    select ${person} as view from teammates t left join auth.users u on u.id = t.user_id
    where t.workspace_id = ${actor.workspaceId} order by t.name, t.id`)
  return rows.map((row) => row.view)
}

/** How many conversations and tickets that are not done are assigned to a teammate, for admins. */
export async function countAssigned(
  reader: Reader,
  actor: TeammateActor,
  teammateId: string,
): Promise<{ conversations: number; tickets: number }> {
  const none = { conversations: 0, tickets: 0 }
  if (whyNotAllowed(actor, "admin")) return none
  const rows = await reader.execute<typeof none>(sql`
    select count(*) filter (where category in ('conversation', 'customer'))::int as conversations,
      count(*) filter (where category not in ('conversation', 'customer'))::int as tickets
    from threads where workspace_id = ${actor.workspaceId} and assignee_id = ${teammateId} and status <> 'closed'`)
  return rows[0] ?? none
}

/** What somebody sees of themselves. */
export async function getProfile(reader: Reader, actor: TeammateActor): Promise<ProfileView> {
  const rows = await reader.execute<{ view: ProfileView }>(sql`
    select jsonb_build_object('id', t.id, 'name', t.name, 'email', t.email, 'away', t.away,
      'timeZone', t.time_zone, 'workspaceTimeZone', w.time_zone, 'dateLocale', t.date_locale,
      'twoFactor', coalesce(u.two_factor_enabled, false),
      'newAddress', (select jsonb_build_object('email', c.email, 'oldPressed', c.old_pressed_at is not null,
          'newPressed', c.new_pressed_at is not null)
        from auth.address_changes c where c.user_id = t.user_id and c.expires_at > now())) as view
    from teammates t join workspaces w on w.workspace_id = t.workspace_id
    left join auth.users u on u.id = t.user_id
    where t.workspace_id = ${actor.workspaceId} and t.id = ${actor.id}`)
  if (!rows[0]) throw new Error("This teammate does not exist.")
  return rows[0].view
}

/** Somebody's own sessions, the one that asks first, then the last seen first. */
export async function listSessions(
  reader: Reader,
  actor: TeammateActor,
  currentId: string | null,
): Promise<SessionView[]> {
  const rows = await reader.execute<{ view: SessionView }>(sql`
    select jsonb_build_object('id', s.id, 'agent', coalesce(s.user_agent, ''), 'lastSeen', s.updated_at,
      'begun', s.created_at, 'current', coalesce(s.id = ${currentId}::uuid, false)) as view
    from auth.sessions s join teammates t on t.user_id = s.user_id
    where t.workspace_id = ${actor.workspaceId} and t.id = ${actor.id} and s.expires_at > now()
    order by s.id is distinct from ${currentId}::uuid, s.updated_at desc, s.id`)
  return rows.map((row) => row.view)
}
