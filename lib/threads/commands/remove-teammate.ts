import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { closeAccount } from "@/lib/auth/accounts"
import { defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { ChangedMeanwhile } from "@/lib/events/retries"
import { withdrawMail } from "@/lib/mail/queue"
import { notThere, refuse } from "@/lib/shared/refusals"
import { lockPeople } from "@/lib/team/commands/roles"
import { whyNotRemove } from "@/lib/team/rules/people"
import { RemoveTeammate } from "../inputs"
import {
  canBeAssigned,
  closedToTeam,
  closedToTeammate,
  holdAccess,
  type LockedThread,
  lockThreads,
  teamCanBeAssigned,
} from "../queries"

type Heir = { teammateId: string } | { teamId: string } | null

const unfinished = (workspaceId: string, teammateId: string) => sql`
  select id from threads
  where workspace_id = ${workspaceId} and assignee_id = ${teammateId} and status <> 'closed'`

/**
 * Removes a teammate and hands on what they had to do, all at once: their sessions, links and streams end with it (SPEC
 * A4), and the invitations that they sent. Refuses to remove the last owner. What is done keeps their name.
 */
export const removeTeammate = defineCommand({
  name: "removeTeammate",
  right: "admin",
  input: RemoveTeammate,
  run: async ({ tx, workspaceId, actor }, { teammateId, to }) => {
    const threads = await lockThreads(tx, workspaceId, unfinished(workspaceId, teammateId))
    const people = await lockPeople(tx, actor, teammateId)
    if (!people) return notThere
    const { by, teammate, owners } = people
    const refusal = whyNotRemove({ by, role: teammate.role, owners })
    if (refusal) return refusal
    if (!(await canTake(tx, workspaceId, teammateId, to)))
      return refuse("not_there", "Whoever should take over isn’t there any more. Please choose again.")
    // What came to them between the two locks.
    const now = await tx.execute(unfinished(workspaceId, teammateId))
    if (now.length !== threads.length) throw new ChangedMeanwhile()
    const handed = await handOn(tx, workspaceId, { threads, from: teammateId, to, by: actor.id })
    const left = await leaveTeams(tx, workspaceId, teammateId)
    const revoked = await revokeTheirInvitations(tx, workspaceId, teammateId)
    await tx.execute(sql`
      update teammates set removed_at = now(), away = false, role = 'teammate'
      where workspace_id = ${workspaceId} and id = ${teammateId}`)
    if (teammate.userId) await closeAccount(tx, teammate.userId)
    const conversations = threads.filter(isConversation).length
    const data = {
      teammateId,
      role: teammate.role,
      to,
      conversations,
      tickets: threads.length - conversations,
    }
    const removed: NewEvent = { type: "teammate.removed", data, places: [] }
    return [removed, ...handed, ...left, ...revoked]
  },
})

const isConversation = ({ category }: LockedThread) => category === "conversation" || category === "customer"

async function canTake(tx: Tx, workspaceId: string, leaving: string, to: Heir): Promise<boolean> {
  if (to === null) return true
  if ("teamId" in to) return teamCanBeAssigned(tx, workspaceId, to.teamId)
  return to.teammateId !== leaving && canBeAssigned(tx, workspaceId, to.teammateId)
}

/** Of these tickets, the ones whose types are closed to whoever takes over (SPEC A2): they go to nobody. */
async function closedTo(
  tx: Tx,
  workspaceId: string,
  threads: LockedThread[],
  to: Heir,
): Promise<Set<string>> {
  if (to === null) return new Set()
  const ids = JSON.stringify(threads.map((thread) => thread.id))
  const these = sql`any(array(select jsonb_array_elements_text(${ids}::text::jsonb)::uuid))`
  await holdAccess(
    tx,
    workspaceId,
    sql`select k.type_id from tickets k where k.workspace_id = ${workspaceId} and k.id = ${these}`,
  )
  const closed =
    "teamId" in to
      ? closedToTeam(sql`${to.teamId}::uuid`)
      : closedToTeammate(workspaceId, sql`${to.teammateId}::uuid`)
  const rows = await tx.execute<{ id: string }>(sql`
    select k.id from tickets k join ticket_types y on y.workspace_id = k.workspace_id and y.id = k.type_id
    where k.workspace_id = ${workspaceId} and k.category in ('back_office', 'tracker')
      and k.id = ${these} and ${closed}`)
  return new Set(rows.map((row) => row.id))
}

type Handing = { threads: LockedThread[]; from: string; to: Heir; by: string | null }

async function handOn(tx: Tx, workspaceId: string, { threads, from, to, by }: Handing): Promise<NewEvent[]> {
  const closed = await closedTo(tx, workspaceId, threads, to)
  const without = JSON.stringify([...closed])
  const assigneeId = to && "teammateId" in to ? to.teammateId : null
  const teamId = to && "teamId" in to ? to.teamId : null
  const mine = sql`workspace_id = ${workspaceId} and assignee_id = ${from} and status <> 'closed'`
  await tx.execute(sql`
    update threads set assignee_id = null where ${mine}
      and id = any(array(select jsonb_array_elements_text(${without}::text::jsonb)::uuid))`)
  await tx.execute(sql`
    update threads set assignee_id = ${assigneeId}::uuid, team_id = coalesce(${teamId}::uuid, team_id)
    where ${mine}`)
  return threads.flatMap((thread) => {
    const isClosed = closed.has(thread.id)
    const taker = isClosed ? null : assigneeId
    const told: NewEvent[] = [
      {
        type: "thread.assigned",
        thread: thread.id,
        data: { number: thread.number, from, to: taker },
        places: [{ id: thread.id, attention: taker !== null && taker !== by }],
      },
    ]
    if (teamId && !isClosed && teamId !== thread.teamId) told.push(teamEvent(thread, teamId))
    return told
  })
}

const teamEvent = ({ id, number, teamId: from }: LockedThread, to: string): NewEvent => ({
  type: "thread.team_assigned",
  thread: id,
  data: { number, from, to },
  places: [{ id }],
})

async function leaveTeams(tx: Tx, workspaceId: string, teammateId: string): Promise<NewEvent[]> {
  const teams = await tx.execute<{ teamId: string; from: string[] }>(sql`
    select m.team_id as "teamId", (select jsonb_agg(o.teammate_id order by o.teammate_id) from team_members o
      where o.workspace_id = m.workspace_id and o.team_id = m.team_id) as "from"
    from team_members m where m.workspace_id = ${workspaceId} and m.teammate_id = ${teammateId} order by 1`)
  await tx.execute(sql`
    delete from team_members where workspace_id = ${workspaceId} and teammate_id = ${teammateId}`)
  return teams.map(({ teamId, from }) => ({
    type: "team.members_changed",
    data: { teamId, from, to: from.filter((id) => id !== teammateId) },
    places: [],
  }))
}

/** Whom they invited and who has not come yet is not let in any more. */
async function revokeTheirInvitations(tx: Tx, workspaceId: string, teammateId: string): Promise<NewEvent[]> {
  const rows = await tx.execute<{ id: string; mailId: string }>(sql`
    update invitations set revoked_at = now()
    where workspace_id = ${workspaceId} and invited_by = ${teammateId} and accepted_at is null and revoked_at is null
    returning id, mail_id as "mailId"`)
  for (const { mailId } of rows) await withdrawMail(tx, workspaceId, mailId)
  return rows.map(({ id }) => ({ type: "invitation.revoked", data: { invitationId: id }, places: [] }))
}
