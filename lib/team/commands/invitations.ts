import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { newSecret } from "@/lib/auth/secrets"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { linkBase, queueMail, withdrawMail } from "@/lib/mail/queue"
import { invitationMail } from "@/lib/mail/team-mails"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { InviteTeammate, OnInvitation } from "../inputs"
import type { Role } from "../rules"
import { whyNotOnOwner } from "../rules/people"

const perAddressADay = 5
const perWorkspaceADay = 200

const roleOf = (context: CommandContext): Role =>
  context.actor.kind === "teammate" ? context.actor.role : "owner"

/** Says why no more invitations are mailed today, or null. Others wait, so that none passes in the same instant. */
async function whyNotMail({ tx, workspaceId }: CommandContext, email: string): Promise<Refusal | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`invitations ${workspaceId}`}))`)
  const [sent] = await tx.execute<{ all: number; here: number }>(sql`
    select count(*)::int as all, count(*) filter (where to_address = ${email})::int as here from mails
    where workspace_id = ${workspaceId} and kind = 'invitation' and created_at > now() - interval '1 day'`)
  if ((sent?.here ?? 0) >= perAddressADay)
    return refuse(
      "too_many_tries",
      `${email} got ${perAddressADay} invitations today. Please wait until tomorrow.`,
    )
  if ((sent?.all ?? 0) >= perWorkspaceADay)
    return refuse("too_many_tries", `${perWorkspaceADay} invitations left today. Please wait until tomorrow.`)
  return null
}

/** Mails a new secret to whom an invitation is for; what is stored of it, and the mail. */
async function mailInvitation(
  context: CommandContext,
  email: string,
): Promise<{ hash: string; mailId: string }> {
  const { tx, workspaceId, actor } = context
  const { token, hash } = newSecret()
  const [names] = await tx.execute<{ workspace: string; by: string | null }>(sql`
    select w.name as workspace, t.name as by from workspaces w
    left join teammates t on t.workspace_id = w.workspace_id and t.id = ${actor.id}
    where w.workspace_id = ${workspaceId}`)
  if (!names) throw new Error("This workspace does not exist.")
  const url = `${linkBase()}/invitation#token=${token}`
  const mail = invitationMail({ ...names, url })
  return { hash, mailId: await queueMail(tx, { kind: "invitation", workspaceId, to: email, ...mail }) }
}

async function whyNotInvite(context: CommandContext, email: string): Promise<Refusal | null> {
  const { tx, workspaceId } = context
  const [known] = await tx.execute<{ name: string }>(sql`
    select name from teammates where workspace_id = ${workspaceId} and lower(email) = ${email}
      and removed_at is null and user_id is not null`)
  if (known) return refuse("already_teammate", `${known.name} has this address and is a teammate already.`)
  const pending = await tx.execute(sql`
    select 1 from invitations where workspace_id = ${workspaceId} and email = ${email}
      and accepted_at is null and revoked_at is null`)
  if (pending.length > 0)
    return refuse(
      "invitation_pending",
      `${email} is invited already. Send that invitation again, or take it back.`,
    )
  return whyNotMail(context, email)
}

/** Invites an address under a role and into teams; the link works once, for 72 hours. The command's id is its id. */
export const inviteTeammate = defineCommand({
  name: "inviteTeammate",
  right: "admin",
  input: InviteTeammate,
  run: async (context, { commandId: id, email, role, office, teamIds: asked }) => {
    const { tx, workspaceId, actor } = context
    const refusal = whyNotOnOwner(roleOf(context), role) ?? (await whyNotInvite(context, email))
    if (refusal) return refusal
    const teamIds = [...new Set(asked)].sort()
    const open = await tx.execute<{ id: string }>(sql`
      select id from teams where workspace_id = ${workspaceId} and archived_at is null`)
    if (!teamIds.every((teamId) => open.some((team) => team.id === teamId))) return notThere
    const { hash, mailId } = await mailInvitation(context, email)
    await tx.execute(sql`
      insert into invitations (workspace_id, id, email, role, office, token_hash, invited_by, mail_id, expires_at)
      values (${workspaceId}, ${id}, ${email}, ${role}, ${office}, decode(${hash}, 'hex'), ${actor.id}::uuid,
        ${mailId}, now() + interval '72 hours')`)
    for (const teamId of teamIds)
      await tx.execute(sql`
        insert into invitation_teams (workspace_id, invitation_id, team_id) values (${workspaceId}, ${id}, ${teamId})`)
    const data = { invitationId: id, email, role, office, teamIds }
    return [{ type: "invitation.sent", data, places: [] }]
  },
})

type Pending = { email: string; role: Role; mailId: string }

async function lockPending(tx: Tx, workspaceId: string, id: string): Promise<Pending | null> {
  const rows = await tx.execute<Pending>(sql`
    select email, role, mail_id as "mailId" from invitations where workspace_id = ${workspaceId} and id = ${id}
      and accepted_at is null and revoked_at is null for no key update`)
  return rows[0] ?? null
}

/** Mails a pending invitation again, with a new link for another 72 hours; the former link works no more. */
export const renewInvitation = defineCommand({
  name: "renewInvitation",
  right: "admin",
  input: OnInvitation,
  run: async (context, { invitationId }) => {
    const { tx, workspaceId } = context
    const pending = await lockPending(tx, workspaceId, invitationId)
    if (!pending) return notThere
    const refusal = whyNotOnOwner(roleOf(context), pending.role) ?? (await whyNotMail(context, pending.email))
    if (refusal) return refusal
    await withdrawMail(tx, workspaceId, pending.mailId)
    const { hash, mailId } = await mailInvitation(context, pending.email)
    await tx.execute(sql`
      update invitations set token_hash = decode(${hash}, 'hex'), mail_id = ${mailId},
        expires_at = now() + interval '72 hours'
      where workspace_id = ${workspaceId} and id = ${invitationId}`)
    return [{ type: "invitation.renewed", data: { invitationId }, places: [] }]
  },
})

/** Takes a pending invitation back: its link works no more. */
export const revokeInvitation = defineCommand({
  name: "revokeInvitation",
  right: "admin",
  input: OnInvitation,
  run: async (context, { invitationId }) => {
    const { tx, workspaceId } = context
    const pending = await lockPending(tx, workspaceId, invitationId)
    if (!pending) return notThere
    const refusal = whyNotOnOwner(roleOf(context), pending.role)
    if (refusal) return refusal
    await withdrawMail(tx, workspaceId, pending.mailId)
    await tx.execute(sql`
      update invitations set revoked_at = now() where workspace_id = ${workspaceId} and id = ${invitationId}`)
    return [{ type: "invitation.revoked", data: { invitationId }, places: [] }]
  },
})
