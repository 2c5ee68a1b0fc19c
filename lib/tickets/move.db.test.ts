import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { addState, archiveState, restoreState } from "@/lib/ticket-types/commands/states"
import { listStateItems } from "@/lib/ticket-types/queries"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { idle, killWorkers, startWorker, until } from "@/testing/jobs"
import { thread } from "@/testing/look"
import { ownDatabase } from "@/testing/own-database"
import { makeWorld, type World } from "@/testing/world"
import { createTicket } from "./commands/create"
import { moveTickets } from "./commands/move"
import { changeState } from "./commands/state"

await ownDatabase("moving", () => Promise.all([db().$client.end(), owner().end()]))

const changesOf = (world: World) => owner()<{ from: string; to: string; n: number }[]>`
  select data ->> 'from' as from, data ->> 'to' as to, count(*)::int as n from events
  where workspace_id = ${world.workspaceId} and type = 'ticket.state_changed' and actor_kind = 'system' group by 1, 2`

async function anotherState(world: World, category: string, label: string, customerLabel = label) {
  const id = newId()
  const typeIds = Object.values(world.types)
  const labels = { internalLabel: label, customerLabel }
  await does(addState, world.ada, { commandId: id, category, ...labels, typeIds })
  return id
}

/** How many of a workspace's tickets are in a state. */
async function ticketsIn(world: World, stateId: string): Promise<number> {
  const state = (await listStateItems(db(), world.workspaceId)).find((s) => s.id === stateId)
  return state?.tickets.reduce((sum, t) => sum + t.count, 0) ?? -1
}

/** Has the last step of every command wait, begins one after another, and lets them go once all of them wait. */
async function inThisOrder<T>(world: World, ...begin: (() => Promise<T>)[]): Promise<T[]> {
  const held = await owner().reserve()
  await held`begin`
  await held`select 1 from counters where workspace_id = ${world.workspaceId} for update`
  const begun: Promise<T>[] = []
  for (const one of begin) {
    begun.push(one())
    await until(async () => {
      const waiting = await owner()`
        select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`
      expect(waiting).toHaveLength(begun.length)
    })
  }
  await held`rollback`
  held.release()
  return Promise.all(begun)
}

test("T5: a change into a state that is being archived comes before it and goes on, or after it and is refused", async () => {
  const world = await makeWorld()
  const to = await anotherState(world, "in_progress", "With the bank")
  const from = world.states.inProgress
  const [first, second] = [await ticket(world), await ticket(world)]
  const change = (ticketId: string) => () =>
    changeState(world.ben, { commandId: newId(), ticketId, stateId: from })
  const archive = () => archiveState(world.ada, { commandId: newId(), stateId: from, moveTo: to })
  const [changed, archived] = await inThisOrder(world, change(first.id), archive)
  expect(changed?.ok).toBe(true)
  expect(archived?.ok && archived.events[0]?.data).toMatchObject({ tickets: 1 })
  await does(restoreState, world.ada, { stateId: from })
  const [again, late] = await inThisOrder(world, archive, change(second.id))
  expect(again?.ok).toBe(true)
  expect(late).toMatchObject({ sentence: "Refund tickets have no state “In progress”." })
  await moveTickets({ workspaceId: world.workspaceId, stateId: from })
  expect([await ticketsIn(world, from), await ticketsIn(world, to)]).toEqual([0, 1])
  await expectNothingBroken(world.workspaceId)
})

test("T5: a ticket that is created while its first state is archived is in the next one", async () => {
  const world = await makeWorld()
  const next = await anotherState(world, "submitted", "New")
  const input = { conversationId: await conversation(world), typeId: world.types.refund, title: "Refund" }
  const id = newId()
  const [, created] = await inThisOrder(
    world,
    () => archiveState(world.ada, { commandId: newId(), stateId: world.states.submitted, moveTo: null }),
    () => createTicket(world.ben, { commandId: id, share: false, ...input }),
  )
  expect(created?.ok).toBe(true)
  expect([await ticketsIn(world, world.states.submitted), await ticketsIn(world, next)]).toEqual([0, 1])
  await expectNothingBroken(world.workspaceId)
})

test("T5: where the tickets of an archived state go is archived too before they went: they go on to the last one", async () => {
  const world = await makeWorld()
  const [second, third] = [
    await anotherState(world, "in_progress", "Second"),
    await anotherState(world, "in_progress", "Third"),
  ]
  const { id } = await ticket(world, { state: "inProgress" })
  await does(archiveState, world.ada, { stateId: world.states.inProgress, moveTo: second })
  await does(archiveState, world.ada, { stateId: second, moveTo: third })
  await moveTickets({ workspaceId: world.workspaceId, stateId: world.states.inProgress })
  const [now] = await owner()`select state_id from tickets where id = ${id}`
  expect(now?.state_id).toBe(third)
  await expectNothingBroken(world.workspaceId)
})

test("T5, N6, Z5: the tickets of an archived state go on, each once, through workers that are killed", {
  timeout: 60_000,
}, async () => {
  const world = await makeWorld()
  const to = await anotherState(world, "resolved", "With the bank", "Being checked")
  const tickets = []
  for (let n = 0; n < 60; n++) tickets.push(await ticket(world, { state: "resolved" }))
  const snoozed = await conversation(world, { status: "snoozed" })
  const seen = await ticket(world, { share: true, state: "resolved" })
  await ticket(world, { state: "resolved", alsoOn: [snoozed] })
  await owner()`update threads set status = 'snoozed', snoozed_until = now() + interval '1 hour' where id = ${snoozed}`
  await does(archiveState, world.ada, { stateId: world.states.resolved, moveTo: to })

  const left = async () => {
    const state = (await listStateItems(db(), world.workspaceId)).find((s) => s.id === world.states.resolved)
    return state?.tickets.reduce((sum, t) => sum + t.count, 0) ?? -1
  }
  expect(await left()).toBe(62)
  for (let kills = 0, at = 62; kills < 3 && at > 5; kills++) {
    startWorker()
    await until(async () => expect(await left()).toBeLessThan(at))
    await killWorkers()
    at = await left()
  }
  startWorker()
  await until(async () => expect(await left()).toBe(0), 40_000)
  await idle()
  await killWorkers()
  expect([...(await changesOf(world))]).toEqual([{ from: world.states.resolved, to, n: 62 }])
  const told = await owner()`
    select label, step from customer_feed where ticket_id = ${seen.id} and type = 'label' order by n desc limit 1`
  expect(told[0]).toEqual({ label: "Being checked", step: "resolved" })
  expect(await thread(world.workspaceId, snoozed)).toMatchObject({ status: "open" })
  await expectNothingBroken(world.workspaceId)
})
