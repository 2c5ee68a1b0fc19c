import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { type TeammateActor, whyNotAllowed } from "@/lib/events/actor"
import type { Role } from "../rules"
import type { InvitationView } from "../views"

type Found = {
  workspaceId: string
  workspace: string
  email: string
  role: Role
  /** The name under which they are known already, and who they were. */
  name: string | null
  teammateId: string | null
}

/** The invitation that a secret stands for, of any workspace, while it can be accepted; null for all others. */
export async function findInvitation(reader: Reader, tokenHash: string): Promise<Found | null> {
  const rows = await reader.execute<Found>(sql`
    select i.workspace_id as "workspaceId", w.name as workspace, i.email, i.role, t.name, t.id as "teammateId"
    from invitations i join workspaces w on w.workspace_id = i.workspace_id
    left join teammates t on t.workspace_id = i.workspace_id and lower(t.email) = i.email
    where i.token_hash = decode(${tokenHash}, 'hex') and i.accepted_at is null and i.revoked_at is null
      and i.expires_at > now()`)
  return rows[0] ?? null
}

/**
 * The invitations that wait to be accepted, for admins (SPEC A1). Where no mail leaves, each comes with its link to be
 * handed over; an owner's only for owners, since it makes whoever opens it one.
 */
export async function listInvitations(reader: Reader, actor: TeammateActor): Promise<InvitationView[]> {
  if (whyNotAllowed(actor, "admin")) return []
  const rows = await reader.execute<{ view: InvitationView }>(sql`
    select jsonb_build_object('id', i.id, 'email', i.email, 'role', i.role, 'office', i.office,
      'by', (select t.name from teammates t where t.workspace_id = i.workspace_id and t.id = i.invited_by),
      'teams', (select coalesce(jsonb_agg(t.name order by t.name), '[]') from invitation_teams l
        join teams t on t.workspace_id = l.workspace_id and t.id = l.team_id
        where l.workspace_id = i.workspace_id and l.invitation_id = i.id),
      'expiresAt', i.expires_at, 'expired', i.expires_at <= now(),
      'link', case when m.status = 'kept' and i.expires_at > now() and (i.role <> 'owner' or ${actor.role} = 'owner')
        then substring(m.text from 'https?://[^[:space:]]+/invitation#token=[A-Za-z0-9_-]+') end) as view
    from invitations i left join mails m on m.workspace_id = i.workspace_id and m.id = i.mail_id
    where i.workspace_id = ${actor.workspaceId} and i.accepted_at is null and i.revoked_at is null
    order by i.created_at desc, i.id desc`)
  return rows.map((row) => row.view)
}
