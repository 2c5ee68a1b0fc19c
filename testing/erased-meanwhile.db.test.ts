import { expect, test, vi } from "vitest"
import { db } from "@/db/client"
import { sendReply } from "@/lib/conversations/commands/messages"
import { eraseCustomer } from "@/lib/customers/commands/erase"
import { mergeCustomers } from "@/lib/customers/commands/merge"
import { mailNews } from "@/lib/mail/news"
import { newId } from "@/lib/shared/ids"
import { giveAction } from "@/lib/workflows/commands/steps"
import { readFacts } from "@/lib/workflows/queries"
import { does } from "./commands"
import { blockedBy, owner } from "./database"
import { conversation } from "./given"
import { expectNothingBroken } from "./invariants"
import { runWorkflows, workflow } from "./workflows"
import { makeCustomer, makeWorld, type World } from "./world"

/** The backend that waits for a lock of this one. */
const whoWaitsFor = (pid: number) =>
  vi.waitFor(async () => {
    const [row] = await owner()<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = current_database() and ${pid}::int = any(pg_blocking_pids(pid))`
    if (!row) throw new Error(`Nobody waits for backend ${pid}.`)
    return row.pid
  }, 5000)

/** Gives a command that holds a customer already and waits for their conversation, and then `job`, which waits for it. */
async function meanwhile(on: string, command: () => Promise<unknown>, job: () => Promise<unknown>) {
  const both = await owner().begin(async (held) => {
    await held`select 1 from threads where id = ${on} for no key update`
    const [row] = await held<{ pid: number }[]>`select pg_backend_pid() as pid`
    const commanded = command()
    const commanding = await whoWaitsFor(row?.pid ?? 0)
    const done = job()
    await blockedBy(commanding)
    return { commanded, done }
  })
  await both.commanded
  await both.done
}

const erase = (world: World) => does(eraseCustomer, world.ada, { customerId: world.zoe.id, name: "Zoë Park" })

test("A5, C5: no mail is written to a customer who is being erased", async () => {
  const world = await makeWorld()
  const on = await conversation(world)
  await does(sendReply, world.maya, { conversationId: on, text: "Dear Zoë, it left." })
  const { workspaceId } = world
  await meanwhile(
    on,
    () => erase(world),
    () => mailNews({ workspaceId, customerId: world.zoe.id }),
  )
  expect(await owner()`select 1 from mails where workspace_id = ${workspaceId}`).toHaveLength(0)
})

test("C5: news for a customer who is being merged go to whom they became", async () => {
  const world = await makeWorld()
  const { workspaceId } = world
  const to = await makeCustomer(world.system, "Zoë P.")
  const on = await conversation(world)
  await does(sendReply, world.maya, { conversationId: on, text: "Dear Zoë, it left." })
  const both = { customerId: to.id, from: world.zoe.id, take: [], takeAttributes: [] }
  await meanwhile(
    on,
    () => does(mergeCustomers, world.maya, both),
    () => mailNews({ workspaceId, customerId: world.zoe.id }),
  )
  const mails = await owner()`
    select m.customer_id, m.to_address = c.email as theirs from mails m join customers c on c.id = m.customer_id
    where m.workspace_id = ${workspaceId}`
  expect([...mails]).toEqual([{ customer_id: to.id, theirs: true }])
  await expectNothingBroken(workspaceId)
})

test("A5, F4: a run writes down no words of a customer who is being erased", async () => {
  const world = await makeWorld()
  const on = await conversation(world)
  await workflow(world, {
    if: [{ field: "message", op: "contains", value: "tent" }],
    do: [{ do: "close" }],
  })
  await meanwhile(
    on,
    () => erase(world),
    () => runWorkflows(world),
  )
  const runs = await owner()`
    select status, reason, conditions from workflow_runs where workspace_id = ${world.workspaceId}`
  expect([...runs]).toEqual([{ status: "skipped", reason: "Erased.", conditions: [] }])
})

test("A5, F2: a step whose words were read before says nothing of a customer who is being erased", async () => {
  const world = await makeWorld()
  const { workspaceId, types } = world
  const on = await conversation(world)
  const actor = { kind: "workflow", workspaceId, id: newId() } as const
  const facts = await readFacts(db(), actor, { conversationId: on, ticketId: null })
  const id = newId()
  const words = { title: "For {customer.name}", description: "{conversation.subject}", attributes: {} }
  const action = { id, do: "create_ticket", typeId: types.refund, ...words } as const
  await meanwhile(
    on,
    () => erase(world),
    () => giveAction(action, { actor, commandId: id, at: new Date(), facts }),
  )
  expect([...(await owner()`select title from tickets where workspace_id = ${workspaceId}`)]).toEqual([])
})
