import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { db } from "@/db/client"
import { openAccount, storedPassword } from "@/lib/auth/accounts"
import { hashOf } from "@/lib/auth/secrets"
import type { TeammateActor } from "@/lib/events/actor"
import { defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import { AcceptInvitation } from "../inputs"
import { findInvitation } from "../queries/invitations"
import { invitationOver } from "../rules/people"

type Invitation = {
  id: string
  email: string
  role: TeammateActor["role"]
  office: string
  teamIds: string[]
}

async function lockInvitation(tx: Tx, workspaceId: string, tokenHash: string): Promise<Invitation | null> {
  const [row] = await tx.execute<Omit<Invitation, "teamIds">>(sql`
    select id, email, role, office from invitations
    where workspace_id = ${workspaceId} and token_hash = decode(${tokenHash}, 'hex')
      and accepted_at is null and revoked_at is null and expires_at > now() for no key update`)
  if (!row) return null
  const teams = await tx.execute<{ id: string }>(sql`
    select t.id from invitation_teams i join teams t on t.workspace_id = i.workspace_id and t.id = i.team_id
    where i.workspace_id = ${workspaceId} and i.invitation_id = ${row.id} and t.archived_at is null order by 1`)
  return { ...row, teamIds: teams.map((team) => team.id) }
}

// Given in the newcomer's own name; whoever holds the link is them.
const accept = defineCommand({
  name: "acceptInvitation",
  right: "teammate",
  input: AcceptInvitation,
  run: async ({ tx, workspaceId, actor }, { tokenHash, email, role, name, passwordHash }) => {
    const invitation = await lockInvitation(tx, workspaceId, tokenHash)
    if (!invitation || !actor.id || invitation.email !== email || invitation.role !== role)
      return invitationOver
    const [known] = await tx.execute<{ id: string; userId: string | null; removed: boolean }>(sql`
      select id, user_id as "userId", removed_at is not null as removed from teammates
      where workspace_id = ${workspaceId} and lower(email) = ${email} for update`)
    if ((known?.id ?? actor.id) !== actor.id || (known?.userId && !known.removed)) return invitationOver
    const userId = known?.userId ?? actor.id
    await openAccount(tx, workspaceId, { id: userId, name, email, passwordHash })
    await putTeammate(tx, workspaceId, { ...invitation, id: actor.id, userId, name })
    const joined = await join(tx, workspaceId, actor.id, invitation.teamIds)
    await tx.execute(sql`
      update invitations set accepted_at = now(), accepted_by = ${actor.id}
      where workspace_id = ${workspaceId} and id = ${invitation.id}`)
    const who = { teammateId: actor.id, role }
    const came: NewEvent = known
      ? { type: "teammate.returned", data: who, places: [] }
      : { type: "teammate.added", data: who, places: [] }
    const data = { invitationId: invitation.id, teammateId: actor.id }
    return [{ type: "invitation.accepted", data, places: [] }, came, ...joined]
  },
})

type Newcomer = { id: string; userId: string; name: string; email: string; role: string; office: string }

async function putTeammate(tx: Tx, workspaceId: string, who: Newcomer): Promise<void> {
  await tx.execute(sql`
    insert into teammates (workspace_id, id, user_id, name, email, role, office)
    values (${workspaceId}, ${who.id}, ${who.userId}, ${who.name}, ${who.email}, ${who.role}, ${who.office})
    on conflict (workspace_id, id) do update set user_id = excluded.user_id, name = excluded.name,
      role = excluded.role, office = excluded.office, removed_at = null, away = false`)
}

async function join(tx: Tx, workspaceId: string, teammateId: string, teamIds: string[]): Promise<NewEvent[]> {
  const events: NewEvent[] = []
  for (const teamId of teamIds) {
    const members = await tx.execute<{ id: string }>(sql`
      select teammate_id as id from team_members where workspace_id = ${workspaceId} and team_id = ${teamId}
      order by 1`)
    const from = members.map((member) => member.id)
    if (from.includes(teammateId)) continue
    await tx.execute(sql`
      insert into team_members (workspace_id, team_id, teammate_id) values (${workspaceId}, ${teamId}, ${teammateId})`)
    const data = { teamId, from, to: [...from, teammateId].sort() }
    events.push({ type: "team.members_changed", data, places: [] })
  }
  return events
}

type Asked = { token: string; email: string; role: string; name: string; password: string }

/**
 * Makes whoever holds an invitation's link a teammate: the same one again where they were one before. Refuses a link
 * that was used, has expired or was taken back, and one that is for another address or role than they were shown.
 */
export async function acceptInvitation(asked: Asked): Promise<{ ok: true; email: string } | Refusal> {
  const { token, email, role, name, password } = asked
  const tokenHash = hashOf(token)
  const found = await findInvitation(db(), tokenHash)
  if (!found || found.email !== email || found.role !== role) return invitationOver
  const actor: TeammateActor = {
    kind: "teammate",
    workspaceId: found.workspaceId,
    id: found.teammateId ?? newId(),
    role: found.role,
    timeZone: "UTC",
  }
  const passwordHash = await storedPassword(password)
  const result = await accept(actor, { commandId: newId(), tokenHash, email, role, name, passwordHash })
  if (result.ok) return { ok: true, email }
  return result.code === "name_taken"
    ? refuse(
        "already_teammate",
        "This address signs in to another workspace here already. Ask for an invitation to another address.",
      )
    : result
}
