import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { addState, archiveState } from "@/lib/ticket-types/commands/states"
import { listStateItems } from "@/lib/ticket-types/queries"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { idle, killWorkers, startWorker, until } from "@/testing/jobs"
import { thread } from "@/testing/look"
import { ownDatabase } from "@/testing/own-database"
import { makeWorld, type World } from "@/testing/world"

await ownDatabase("moving", () => Promise.all([db().$client.end(), owner().end()]))

async function bank(world: World): Promise<string> {
  const id = newId()
  const labels = { internalLabel: "With the bank", customerLabel: "Being checked" }
  const typeIds = Object.values(world.types)
  await does(addState, world.ada, { commandId: id, category: "resolved", ...labels, typeIds })
  return id
}

const changesOf = (world: World) => owner()<{ from: string; to: string; n: number }[]>`
  select data ->> 'from' as from, data ->> 'to' as to, count(*)::int as n from events
  where workspace_id = ${world.workspaceId} and type = 'ticket.state_changed' and actor_kind = 'system' group by 1, 2`

test("T5, N6, Z5: the tickets of an archived state go on, each once, through workers that are killed", {
  timeout: 60_000,
}, async () => {
  const world = await makeWorld()
  const to = await bank(world)
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
