import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { notThere, refuse } from "@/lib/shared/refusals"
import { ChangeTeam, OnTeam } from "@/lib/team/inputs"
import { activeTeammateIds } from "@/lib/team/queries"
import type { Office } from "@/lib/team/rules"
import { whyNotArchiveTeam } from "@/lib/team/rules/people"
import { lockThreads } from "../queries"
import { takeFromOutside } from "./unassign"

type Team = { id: string; name: string; office: Office; archived: boolean; memberIds: string[] }

async function lockTeam(tx: Tx, workspaceId: string, teamId: string): Promise<Team | null> {
  const [team] = await tx.execute<Omit<Team, "memberIds">>(sql`
    select id, name, office, archived_at is not null as archived from teams
    where workspace_id = ${workspaceId} and id = ${teamId} for no key update`)
  if (!team) return null
  const members = await tx.execute<{ id: string }>(sql`
    select m.teammate_id as id from team_members m
    where m.workspace_id = ${workspaceId} and m.team_id = ${teamId} order by 1`)
  return { ...team, memberIds: members.map((member) => member.id) }
}

/** The tickets of members that a team lets them open; `staying` are those who stay in it (SPEC A2). */
const openedBy = (workspaceId: string, teamId: string, staying: string[]) => sql`
  t.assignee_id in (select m.teammate_id from team_members m
    where m.workspace_id = ${workspaceId} and m.team_id = ${teamId}
      and not ${JSON.stringify(staying)}::text::jsonb ? m.teammate_id::text)
  and k.type_id in (select l.type_id from ticket_type_teams l
    where l.workspace_id = ${workspaceId} and l.team_id = ${teamId})`

const lockOpened = (tx: Tx, workspaceId: string, which: ReturnType<typeof openedBy>) =>
  lockThreads(
    tx,
    workspaceId,
    sql`
    select k.id from tickets k join threads t on t.workspace_id = k.workspace_id and t.id = k.id
    where k.workspace_id = ${workspaceId} and ${which}`,
  )

/** Locks the types that a team lets its members open, which come before the team. */
const lockTypes = (tx: Tx, workspaceId: string, teamId: string) =>
  tx.execute(sql`
  select 1 from ticket_types y where y.workspace_id = ${workspaceId} and (y.default_team_id = ${teamId}
    or exists (select 1 from ticket_type_teams l where l.workspace_id = y.workspace_id and l.type_id = y.id
      and l.team_id = ${teamId}))
  order by y.id for no key update of y`)

/** The tickets of these types that these teammates have. */
const theirs = (workspaceId: string, teamId: string, people: string[]) => sql`
  ${JSON.stringify(people)}::text::jsonb ? t.assignee_id::text
  and k.type_id in (select l.type_id from ticket_type_teams l
    where l.workspace_id = ${workspaceId} and l.team_id = ${teamId})`

const same = (a: string[], b: string[]) => [...a].sort().join() === [...b].sort().join()

/**
 * Names a team, says which office it is of and who is in it. Refuses what was made of an older one. Whoever leaves it
 * keeps no ticket that they can't open any more (SPEC A2).
 */
export const changeTeam = defineCommand({
  name: "changeTeam",
  right: "admin",
  input: ChangeTeam,
  run: async ({ tx, workspaceId }, { teamId, before, name, office, memberIds: asked }) => {
    const locked = await lockOpened(tx, workspaceId, openedBy(workspaceId, teamId, asked))
    await lockTypes(tx, workspaceId, teamId)
    const team = await lockTeam(tx, workspaceId, teamId)
    if (!team || team.archived) return notThere
    const isOld =
      team.name !== before.name || team.office !== before.office || !same(team.memberIds, before.memberIds)
    if (isOld)
      return refuse(
        "changed_meanwhile",
        `“${team.name}” was changed meanwhile. What you made is kept here; please look again.`,
      )
    const active = await activeTeammateIds(tx, workspaceId)
    const to = [...new Set(asked)].sort()
    if (!to.every((id) => active.has(id) || team.memberIds.includes(id))) return notThere
    const events: NewEvent[] = []
    if (name !== team.name)
      events.push({ type: "team.renamed", data: { teamId, from: team.name, to: name }, places: [] })
    if (office !== team.office)
      events.push({ type: "team.office_set", data: { teamId, from: team.office, to: office }, places: [] })
    if (events.length > 0)
      await tx.execute(sql`
        update teams set name = ${name}, office = ${office} where workspace_id = ${workspaceId} and id = ${teamId}`)
    if (!same(team.memberIds, to)) {
      await setMembers(tx, workspaceId, teamId, to)
      events.push({ type: "team.members_changed", data: { teamId, from: team.memberIds, to }, places: [] })
      const left = team.memberIds.filter((id) => !to.includes(id))
      events.push(...(await takeFromOutside(tx, workspaceId, theirs(workspaceId, teamId, left), locked)))
    }
    const [first, ...rest] = events
    return first ? [first, ...rest] : refuse("unchanged", "The team is like that already.")
  },
})

async function setMembers(tx: Tx, workspaceId: string, teamId: string, to: string[]): Promise<void> {
  const members = sql`array(select jsonb_array_elements_text(${JSON.stringify(to)}::text::jsonb)::uuid)`
  await tx.execute(sql`
    delete from team_members where workspace_id = ${workspaceId} and team_id = ${teamId}
      and teammate_id <> all(${members})`)
  await tx.execute(sql`
    insert into team_members (workspace_id, team_id, teammate_id)
    select ${workspaceId}, ${teamId}, id from unnest(${members}) id on conflict do nothing`)
}

/**
 * Takes a team out of all lists. Refuses while a ticket type needs it (SPEC A2, T1); what it has, it keeps. Its members
 * keep no ticket that it alone let them open.
 */
export const archiveTeam = defineCommand({
  name: "archiveTeam",
  right: "admin",
  input: OnTeam,
  run: async ({ tx, workspaceId }, { teamId }) => {
    const [team] = await tx.execute<{ id: string }>(sql`
      select id from teams where workspace_id = ${workspaceId} and id = ${teamId}`)
    if (!team) return notThere
    const opened = await lockOpened(tx, workspaceId, openedBy(workspaceId, teamId, []))
    // Two teams that the same type needs are archived one after the other.
    await lockTypes(tx, workspaceId, teamId)
    const locked = await lockTeam(tx, workspaceId, teamId)
    if (!locked) return notThere
    if (locked.archived) return refuse("unchanged", "This team is archived already.")
    const refusal = whyNotArchiveTeam({ name: locked.name, ...(await needsOf(tx, workspaceId, teamId)) })
    if (refusal) return refusal
    await tx.execute(sql`
      update teams set archived_at = now() where workspace_id = ${workspaceId} and id = ${teamId}`)
    const which = theirs(workspaceId, teamId, locked.memberIds)
    const taken = await takeFromOutside(tx, workspaceId, which, opened)
    return [{ type: "team.archived", data: { teamId }, places: [] }, ...taken]
  },
})

async function needsOf(tx: Tx, workspaceId: string, teamId: string) {
  const types = await tx.execute<{ name: string; isDefault: boolean; isOnlyOne: boolean }>(sql`
    select y.name, coalesce(y.default_team_id = ${teamId}, false) as "isDefault",
      y.limited and exists (select 1 from ticket_type_teams l
        where l.workspace_id = y.workspace_id and l.type_id = y.id and l.team_id = ${teamId})
      and not exists (select 1 from ticket_type_teams l
        join teams g on g.workspace_id = l.workspace_id and g.id = l.team_id and g.archived_at is null
        where l.workspace_id = y.workspace_id and l.type_id = y.id and l.team_id <> ${teamId}) as "isOnlyOne"
    from ticket_types y where y.workspace_id = ${workspaceId} and y.archived_at is null order by y.name`)
  return {
    onlyOneFor: types.filter((type) => type.isOnlyOne).map((type) => type.name),
    defaultOf: types.filter((type) => type.isDefault).map((type) => type.name),
  }
}

/** Brings an archived team back. Refuses where another one has its name by now. */
export const restoreTeam = defineCommand({
  name: "restoreTeam",
  right: "admin",
  input: OnTeam,
  run: async ({ tx, workspaceId }, { teamId }) => {
    const team = await lockTeam(tx, workspaceId, teamId)
    if (!team) return notThere
    if (!team.archived) return refuse("unchanged", "This team is not archived.")
    await tx.execute(sql`
      update teams set archived_at = null where workspace_id = ${workspaceId} and id = ${teamId}`)
    return [{ type: "team.restored", data: { teamId }, places: [] }]
  },
})
