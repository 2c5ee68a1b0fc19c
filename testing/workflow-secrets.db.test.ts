import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { createTicket } from "@/lib/tickets/commands/create"
import { does } from "./commands"
import { everythingFor } from "./customers"
import { blockedBy, owner } from "./database"
import { conversation, customerTicket, ticket } from "./given"
import { expectNothingBroken } from "./invariants"
import { aType } from "./ticket-types"
import { runWorkflows, workflow } from "./workflows"
import { makeWorld, type World } from "./world"

const created = { on: "ticket_created", typeId: null } as const
const text = "We opened {ticket.number}: {ticket.title}"
const message = { do: "send_message", text } as const
const secret = "Internal: customer lies"

const note = (on: "conversation" | "ticket", crossPost = false) =>
  ({ do: "add_note", on, text, crossPost }) as const

const another = (world: World) =>
  ({
    do: "create_ticket",
    typeId: world.types.refund,
    title: "After {ticket.title}",
    description: "It is {ticket.title}",
    attributes: {},
  }) as const

async function limitedTicket(world: World, how: { share?: boolean } = {}) {
  const typeId = await aType(world, { limited: true, teamIds: [world.teams.finance], sharingAllowed: true })
  const conversationId = await conversation(world)
  const id = newId()
  const fields = { typeId, title: secret, share: how.share ?? false }
  await does(createTicket, world.ben, { commandId: id, conversationId, ...fields })
  return { id, conversationId }
}

/** What stands where more people read than may open the ticket. */
async function told(world: World): Promise<string[]> {
  const rows = await owner()<{ text: string }[]>`
    select text from messages where workspace_id = ${world.workspaceId} and author_kind = 'workflow'
    union all select n.text from notes n where n.workspace_id = ${world.workspaceId}
    union all select k.title || ' ' || k.description from tickets k join ticket_types y on y.id = k.type_id
      where k.workspace_id = ${world.workspaceId} and not y.limited order by text`
  return rows.map((row) => row.text)
}

const steps = async (world: World, workflowId: string) =>
  (
    await owner()<{ status: string; code: string | null; why: string | null }[]>`
    select s.status, s.code, s.why from workflow_steps s
    join workflow_runs r on r.workspace_id = s.workspace_id and r.id = s.run_id
    where r.workspace_id = ${world.workspaceId} and r.workflow_id = ${workflowId} order by s.position`
  ).map((row) => ({ ...row }))

async function after(world: World, actions: Parameters<typeof workflow>[1]["do"]) {
  return workflow(world, { on: created, do: actions })
}

test("C3, S1: no message of a workflow tells a customer of an internal ticket, by its number or its title", async () => {
  const world = await makeWorld()
  const id = await after(world, [message, { do: "send_message", text: "It is {ticket.number}." }])
  const { number } = await ticket(world)
  await runWorkflows(world)
  const why = `Ticket #${number} is internal, so a message to the customer can’t speak of it.`
  expect(await steps(world, id)).toEqual(Array(2).fill({ status: "refused", code: "ticket_internal", why }))
  expect(JSON.stringify(await everythingFor(world.zoe, [number]))).not.toContain("We opened")
  await expectNothingBroken(world.workspaceId)
})

test("S7, C3: a shared ticket and a Customer ticket are told of, as long as they are the customer's to see", async () => {
  const world = await makeWorld()
  await after(world, [message])
  const { number } = await ticket(world, { share: true })
  await customerTicket(world)
  await runWorkflows(world)
  const title = "Refund 84 €"
  expect(await told(world)).toEqual(
    expect.arrayContaining([`We opened #${number}: ${title}`, `We opened #${number + 1}: Tent is missing`]),
  )
})

test("C3: what counts is what is so when the message is sent, not when its text was made", async () => {
  const world = await makeWorld()
  const id = await after(world, [message])
  const one = await ticket(world, { share: true })
  const running = await owner().begin(async (held) => {
    await held`select 1 from threads where id = ${one.conversationId} for no key update`
    const [row] = await held<{ pid: number }[]>`select pg_backend_pid() as pid`
    const waiting = runWorkflows(world)
    await blockedBy(row?.pid ?? 0)
    await held`update tickets set shared = false where id = ${one.id}`
    await held`update ticket_links set ticket_shared = false where ticket_id = ${one.id}`
    return { waiting }
  })
  await running.waiting
  expect(await steps(world, id)).toMatchObject([{ status: "refused", code: "ticket_internal" }])
})

test("A2: the title of a limited type's ticket stands in no conversation, no other ticket and no cross-posted note", async () => {
  const world = await makeWorld()
  const id = await after(world, [message, note("conversation"), note("ticket", true), another(world)])
  await limitedTicket(world, { share: true })
  await runWorkflows(world)
  expect(await steps(world, id)).toEqual(
    Array(4).fill({
      status: "refused",
      code: "ticket_restricted",
      why: "Ticket #1 is restricted, so its title can’t stand outside it.",
    }),
  )
  expect((await told(world)).join()).not.toContain(secret)
  await expectNothingBroken(world.workspaceId)
})

test("A2, F2: inside the ticket its title may be said, and its number where it is linked", async () => {
  const world = await makeWorld()
  const number = {
    do: "add_note",
    on: "conversation",
    text: "See {ticket.number}",
    crossPost: false,
  } as const
  const id = await after(world, [note("ticket"), number])
  await limitedTicket(world)
  await runWorkflows(world)
  expect(await steps(world, id)).toMatchObject([{ status: "done" }, { status: "done" }])
  expect(await told(world)).toEqual(["See #1", `We opened #1: ${secret}`])
})
