import { sql } from "drizzle-orm"
import type { CommandContext } from "@/lib/events/command"
import { ChangedMeanwhile } from "@/lib/events/retries"
import { closedToTeam, holdAccess } from "@/lib/threads/queries"
import { type Candidate, nextAssignee } from "@/lib/ticket-types/rules/assignment"
import type { TypeView } from "@/lib/ticket-types/views"

type Rule = Pick<TypeView, "id" | "defaultTeamId" | "assignment" | "version">

/**
 * Whom a new ticket of a type is given to: its default team, if it can open it (A2), and by its rule one of the members who are there. The caller
 * has taken the ticket's number: that lock makes two tickets at once two turns (SPEC T1, F3).
 */
export async function assignByType(
  { tx, workspaceId }: CommandContext,
  { id: typeId, defaultTeamId, assignment, version }: Rule,
): Promise<{ teamId: string | null; assigneeId: string | null }> {
  if (!defaultTeamId) return { teamId: null, assigneeId: null }
  await holdAccess(tx, workspaceId, sql`select ${typeId}::uuid`)
  const [same] = await tx.execute(sql`
    select 1 from ticket_types where workspace_id = ${workspaceId} and id = ${typeId} and version = ${version}`)
  if (!same) throw new ChangedMeanwhile()
  const rows = await tx.execute<{ id: string; lastId: string | null; candidates: Candidate[] }>(sql`
    select t.id,
      (select u.teammate_id from ticket_type_turns u where u.workspace_id = t.workspace_id and u.type_id = ${typeId})
        as "lastId",
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'open',
          (select count(*) from threads h where h.workspace_id = p.workspace_id and h.assignee_id = p.id
            and not h.resolved and h.ticket_id is not null))), '[]')
        from team_members m join teammates p on p.workspace_id = m.workspace_id and p.id = m.teammate_id
        where ${assignment} <> 'none' and m.workspace_id = t.workspace_id and m.team_id = t.id
          and p.removed_at is null and not p.away) as candidates
    from teams t join ticket_types y on y.workspace_id = t.workspace_id and y.id = ${typeId}
    where t.workspace_id = ${workspaceId} and t.id = ${defaultTeamId} and t.archived_at is null
      and not ${closedToTeam(sql`t.id`)}`)
  const [team] = rows
  const assigneeId = team ? nextAssignee(assignment, team.candidates, team.lastId) : null
  if (assigneeId) {
    // Somebody who is being removed right now is waited for, and then passed over.
    const there = await tx.execute(sql`
      select 1 from teammates where workspace_id = ${workspaceId} and id = ${assigneeId} and removed_at is null
      for key share`)
    if (there.length === 0) throw new ChangedMeanwhile()
    await tx.execute(sql`
      insert into ticket_type_turns (workspace_id, type_id, teammate_id) values (${workspaceId}, ${typeId}, ${assigneeId})
      on conflict (workspace_id, type_id) do update set teammate_id = excluded.teammate_id`)
  }
  return { teamId: team?.id ?? null, assigneeId }
}
