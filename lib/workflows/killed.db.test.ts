import { sql } from "drizzle-orm"
import { beforeAll, expect, test, vi } from "vitest"
import { db } from "@/db/client"
import { enqueue } from "@/lib/jobs/enqueue"
import { changeState } from "@/lib/tickets/commands/state"
import { does } from "@/testing/commands"
import { owner, ownerClient } from "@/testing/database"
import { conversation, ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { idle, jobs, makeDue, startWorker, until, type Worker } from "@/testing/jobs"
import { ownDatabase } from "@/testing/own-database"
import { ended, runsOf, workflow } from "@/testing/workflows"
import { makeWorld } from "@/testing/world"
import { switchWorkflow } from "./commands/settings"

await ownDatabase("killed", () => Promise.all([db().$client.end(), owner().end()]))

// Each process that runs jobs takes its seconds to start, more of them on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

let worker: Worker
beforeAll(() => {
  worker = startWorker()
})

test("F4: a wait outlives the process, and what follows it is done once", async () => {
  const world = await makeWorld()
  const id = await workflow(world, {
    do: [
      { do: "tag", tagId: world.tags.vip },
      { do: "wait", minutes: 60 },
      { do: "send_message", text: "An hour later." },
    ],
  })
  const on = await conversation(world)
  await ended(world, id, [{ status: "waiting", steps: [{ status: "done" }, { status: "waiting" }] }])
  await worker.kill()
  worker = startWorker()
  // Too early: it goes on waiting.
  await makeDue()
  await until(async () => {
    const [job] = (await jobs()).filter((one) => one.task === "runWorkflow")
    expect(job?.runAt.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000)
  })
  expect((await runsOf(world, id))[0]).toMatchObject({ status: "waiting" })

  await owner()`update workflow_steps set waits_until = now() where workspace_id = ${world.workspaceId} and kind = 'wait'`
  await makeDue()
  await ended(world, id, [
    { status: "done", steps: [{ status: "done" }, { status: "done" }, { status: "done" }] },
  ])
  expect(await owner()`select 1 from messages where conversation_id = ${on}`).toHaveLength(2)
})

test("F4: a workflow that was switched off meanwhile does nothing, and goes no further", async () => {
  const world = await makeWorld()
  const waits = await workflow(world, { do: [{ do: "wait", minutes: 60 }, { do: "close" }] })
  await worker.kill()
  const id = await workflow(world, { do: [{ do: "close" }] })
  const on = await conversation(world)
  await does(switchWorkflow, world.ada, { workflowId: id, enabled: false })
  worker = startWorker()
  await ended(world, waits, [{ status: "waiting" }])
  await idle()
  expect(await runsOf(world, id)).toEqual([])
  await does(switchWorkflow, world.ada, { workflowId: waits, enabled: false })
  await makeDue()
  await ended(world, waits, [{ status: "stopped", reason: "It was switched off." }])
  expect([...(await owner()`select status from threads where id = ${on}`)]).toEqual([{ status: "open" }])
})

test("X3: quiet commands and workspaces without workflows start nothing, not even a job", async () => {
  const world = await makeWorld()
  await idle()
  await worker.kill()
  const before = (await jobs()).length
  await conversation(world)
  await workflow(world, { on: { on: "state_changed", typeId: null, toStateId: null }, do: [{ do: "close" }] })
  const one = await ticket(world)
  const move = (state: "inProgress" | "resolved", options = {}) =>
    does(changeState, world.ben, { ticketId: one.id, stateId: world.states[state] }, options)
  await move("inProgress", { quiet: true })
  expect((await jobs()).length).toBe(before)
  await move("resolved")
  expect((await jobs()).length).toBe(before + 1)
  worker = startWorker()
})

/** Kills processes that run jobs between a step's effect and its record, this many times. */
async function killedWhileRecording(times: number): Promise<void> {
  await owner().unsafe(`
    create function pause() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock_shared(42); return new; end $$;
    create trigger pause before update on workflow_steps for each row when (old.position = 5) execute function pause()`)
  const holder = ownerClient({ max: 1 })
  await holder.begin(async (tx) => {
    const [me] = await tx`select pg_backend_pid() as pid, pg_advisory_xact_lock(42)`
    const waiting = () =>
      owner()`select pid from pg_stat_activity where ${me?.pid}::int = any(pg_blocking_pids(pid))`
    for (let n = 0; n < times; n++) {
      const killed = [startWorker(), startWorker()]
      await until(async () => expect(await waiting()).toHaveLength(1))
      for (const one of killed) await one.kill()
      // The database would go on with what the killed process asked of it.
      for (const { pid } of await waiting()) await db().execute(sql`select pg_terminate_backend(${pid}::int)`)
      await until(async () => expect(await waiting()).toEqual([]))
    }
  })
  await holder.end()
}

test("F4: an event told 50 times to processes that are killed makes one run, and each step once", async () => {
  const world = await makeWorld()
  await idle()
  const words = Array.from({ length: 12 }, (_, n) => ({ do: "send_message", text: `Word ${n}` }) as const)
  const id = await workflow(world, { do: words })
  await worker.kill()
  const on = await conversation(world)
  const [event] = await owner()`
    select seq::int from events where workspace_id = ${world.workspaceId} and type = 'conversation.started'`
  const told = { workspaceId: world.workspaceId, seq: event?.seq }
  const tell = () => db().transaction((tx) => enqueue(tx, "startWorkflows", told))
  await Promise.all(Array.from({ length: 50 }, tell))
  await killedWhileRecording(2)
  worker = startWorker()
  await ended(world, id, [{ status: "done", refused: 0 }])
  await idle()
  expect(await runsOf(world, id)).toHaveLength(1)
  const texts = await owner()`
    select text from messages where conversation_id = ${on} and author_kind = 'workflow' order by created_at, id`
  expect(texts.map((row) => row.text)).toEqual(words.map((word) => word.text))
  await expectNothingBroken(world.workspaceId)
}, 90_000)
