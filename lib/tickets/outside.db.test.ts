import { expect, test } from "vitest"
import { db } from "@/db/client"
import type { CommandResult, EventView } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { addTeam } from "@/lib/team/commands/people"
import { assignTeam, assignTeammate } from "@/lib/threads/commands/assign"
import { archiveTeam, changeTeam } from "@/lib/threads/commands/teams"
import { does, ok } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { thread } from "@/testing/look"
import { ownDatabase } from "@/testing/own-database"
import { aType, settingsOf } from "@/testing/ticket-types"
import { makeWorld, type World } from "@/testing/world"
import { createTicket } from "./commands/create"
import { editTicketType } from "./commands/edit-type"
import { changeType } from "./commands/type"

// Alone, since it counts who waits.
await ownDatabase("outside", () => Promise.all([db().$client.end(), owner().end()]))

/** A world with a team "Fraud" of Maya's and Ben's, and a type that is limited to it. */
async function fraudWorld() {
  const world = await makeWorld()
  const fraud = newId()
  await does(addTeam, world.ada, {
    commandId: fraud,
    name: "Fraud",
    memberIds: [world.maya.id, world.ben.id],
  })
  const typeId = await aType(world, { limited: true, teamIds: [fraud] })
  return { ...world, fraud, typeId }
}

/** A ticket of a type with a teammate and a team. */
async function given(world: World, typeId: string, teammateId: string | null, teamId: string | null) {
  const id = newId()
  const conversationId = await conversation(world)
  await does(createTicket, world.system, {
    commandId: id,
    conversationId,
    typeId,
    title: "Card",
    share: false,
  })
  const assigned = await thread(world.workspaceId, id)
  if (assigned.assigneeId !== teammateId)
    await does(assignTeammate, world.system, { threadId: id, teammateId })
  if (assigned.teamId !== teamId) await does(assignTeam, world.system, { threadId: id, teamId })
  return id
}

/** What a command took from whom, as it is recorded; its giver may not be told all of it. */
async function taken([first]: EventView[]) {
  const rows = await owner()`
    select thread_id, data ->> 'from' as from, data ->> 'to' as to from events
    where command_id = ${first?.commandId ?? null} and type in ('thread.assigned', 'thread.team_assigned') order by seq`
  return rows.map((row) => [row.thread_id, row.from, row.to])
}

const fraudTeam = (w: World) => ({ name: "Fraud", office: "back", memberIds: [w.maya.id, w.ben.id].sort() })

test("T6, A2: a ticket that becomes one of a limited type is taken from whoever can't open it, and from no other", async () => {
  const w = await fraudWorld()
  const change = { typeId: w.typeId, stateId: w.states.submitted }
  const [outside, inside] = [
    await given(w, w.types.refund, w.ada.id, w.teams.finance),
    await given(w, w.types.refund, w.ben.id, w.fraud),
  ]
  const events = await does(changeType, w.ben, { ticketId: outside, ...change })
  expect(await taken(events)).toEqual([
    [outside, w.ada.id, null],
    [outside, w.teams.finance, null],
  ])
  expect(await thread(w.workspaceId, outside)).toMatchObject({ assigneeId: null, teamId: null })
  expect(await taken(await does(changeType, w.ben, { ticketId: inside, ...change }))).toEqual([])
  expect(await thread(w.workspaceId, inside)).toMatchObject({ assigneeId: w.ben.id, teamId: w.fraud })
  await expectNothingBroken(w.workspaceId)
})

test("A2: when a type becomes limited, or to other teams, its tickets are taken from whoever is outside then", async () => {
  const w = await fraudWorld()
  const tickets = [
    await given(w, w.types.refund, w.ada.id, w.fraud),
    await given(w, w.types.refund, w.maya.id, w.teams.finance),
    await given(w, w.types.refund, w.ben.id, w.fraud),
  ]
  const edit = async (settings: object) =>
    does(editTicketType, w.ada, { ...(await settingsOf(w, w.types.refund)), ...settings })
  const first = await taken(await edit({ limited: true, teamIds: [w.fraud], defaultTeamId: null }))
  expect(first).toEqual(
    [
      [tickets[0], w.ada.id, null],
      [tickets[1], w.teams.finance, null],
    ].sort(),
  )
  const second = await taken(await edit({ limited: true, teamIds: [w.teams.finance] }))
  expect(second).toHaveLength(3)
  expect(second).toEqual(
    expect.arrayContaining([
      [tickets[0], w.fraud, null],
      [tickets[1], w.maya.id, null],
      [tickets[2], w.fraud, null],
    ]),
  )
  await expectNothingBroken(w.workspaceId)
})

test("A2: whoever leaves a team keeps no ticket that it let them open; nobody does when it is archived", async () => {
  const w = await fraudWorld()
  const id = await given(w, w.typeId, w.maya.id, null)
  const open = await given(w, w.types.refund, w.maya.id, null)
  const left = { ...fraudTeam(w), memberIds: [w.ben.id] }
  const events = await does(changeTeam, w.ada, { teamId: w.fraud, before: fraudTeam(w), ...left })
  expect(await taken(events)).toEqual([[id, w.maya.id, null]])
  expect(await thread(w.workspaceId, open)).toMatchObject({ assigneeId: w.maya.id })
  const bens = await given(w, w.typeId, w.ben.id, w.fraud)
  const type = await settingsOf(w, w.typeId)
  await does(editTicketType, w.ada, { ...type, teamIds: [w.fraud, w.teams.front] })
  expect(await taken(await does(archiveTeam, w.ada, { teamId: w.fraud }))).toEqual([[bens, w.ben.id, null]])
  await expectNothingBroken(w.workspaceId)
})

test("A2: a limited type's new tickets go to its default team only if that can open them", async () => {
  const w = await fraudWorld()
  const rule = { defaultTeamId: w.teams.finance, assignment: "round_robin" }
  await does(editTicketType, w.ada, { ...(await settingsOf(w, w.typeId)), ...rule })
  const id = newId()
  const on = { conversationId: await conversation(w), typeId: w.typeId, title: "Card", share: false }
  await does(createTicket, w.ben, { commandId: id, ...on })
  expect(await thread(w.workspaceId, id)).toMatchObject({ assigneeId: null, teamId: null })
  await expectNothingBroken(w.workspaceId)
})

/** Has the last step of every command wait, begins one after another, and lets them go once all of them wait. */
async function inThisOrder(world: World, ...begin: (() => Promise<CommandResult>)[]) {
  const held = await owner().reserve()
  await held`begin`
  await held`select 1 from counters where workspace_id = ${world.workspaceId} for update`
  const begun: Promise<CommandResult>[] = []
  for (const one of begin) {
    begun.push(one())
    await expect
      .poll(
        async () =>
          (
            await owner()`
              select 1 from pg_stat_activity
              where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0
                and application_name <> 'backline tests'`
          ).length,
        { timeout: 10_000 },
      )
      .toBe(begun.length)
  }
  await held`rollback`
  held.release()
  return Promise.all(begun)
}

test("A2: what is given in the same instant as somebody leaves is taken, or isn't given", async () => {
  const w = await fraudWorld()
  const id = await given(w, w.typeId, null, null)
  const give = () => assignTeammate(w.ben, { commandId: newId(), threadId: id, teammateId: w.maya.id })
  const leave = () =>
    changeTeam(w.ada, {
      commandId: newId(),
      teamId: w.fraud,
      before: fraudTeam(w),
      ...fraudTeam(w),
      memberIds: [w.ben.id],
    })
  const [given1, left] = await inThisOrder(w, give, leave)
  expect(given1?.ok).toBe(true)
  expect(await taken(ok(left as CommandResult))).toEqual([[id, w.maya.id, null]])
  const back = { teamId: w.fraud, before: { ...fraudTeam(w), memberIds: [w.ben.id] }, ...fraudTeam(w) }
  await does(changeTeam, w.ada, back)
  const [again, late] = await inThisOrder(w, leave, give)
  expect(again?.ok).toBe(true)
  expect(late).toMatchObject({ code: "not_in_its_teams" })
  await expectNothingBroken(w.workspaceId)
})

test("A2: what is given, or created by a rule, in the same instant as its type becomes limited is taken, or isn't given", async () => {
  const w = await fraudWorld()
  const id = await given(w, w.types.refund, null, null)
  const settings = await settingsOf(w, w.types.refund)
  const limit = (version: number) => () =>
    editTicketType(w.ada, { commandId: newId(), ...settings, version, limited: true, teamIds: [w.fraud] })
  const give = () => assignTeammate(w.ben, { commandId: newId(), threadId: id, teammateId: w.ada.id })
  const [first, limited] = await inThisOrder(w, give, limit(settings.version))
  expect(first?.ok).toBe(true)
  expect(await taken(ok(limited as CommandResult))).toEqual([[id, w.ada.id, null]])
  const open = { ...(await settingsOf(w, w.types.refund)), limited: false, teamIds: [] }
  await does(editTicketType, w.ada, open)
  const on = { conversationId: await conversation(w), typeId: w.types.refund, title: "Card", share: false }
  const create = () => createTicket(w.ben, { commandId: newId(), ...on })
  const [again, created] = await inThisOrder(w, limit(open.version + 1), create)
  expect([again?.ok, created?.ok]).toEqual([true, true])
  await expectNothingBroken(w.workspaceId)
})
