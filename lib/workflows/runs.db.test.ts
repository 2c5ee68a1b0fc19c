import { beforeAll, expect, test } from "vitest"
import { db } from "@/db/client"
import { sendReply } from "@/lib/conversations/commands/messages"
import { closeConversation } from "@/lib/conversations/commands/status"
import { newId } from "@/lib/shared/ids"
import { addTicketType } from "@/lib/ticket-types/commands/add"
import { createTicket } from "@/lib/tickets/commands/create"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { changeState } from "@/lib/tickets/commands/state"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { idle, jobs, makeDue, startWorker, until } from "@/testing/jobs"
import { ownDatabase } from "@/testing/own-database"
import { ended, runsOf, workflow } from "@/testing/workflows"
import { makeWorld, type World } from "@/testing/world"

await ownDatabase("runs", () => Promise.all([db().$client.end(), owner().end()]))

beforeAll(() => void startWorker())

const thread = async (id: string) =>
  (await owner()`select status, assignee_id, team_id, snoozed_until from threads where id = ${id}`)[0]

test("F4: each action takes effect in order, in the workflow's name, and is recorded", async () => {
  const world = await makeWorld()
  const id = await workflow(world, {
    if: [{ field: "subject", op: "contains", value: "tent" }],
    do: [
      { do: "send_message", text: "Hello {customer.first_name}, we look into it." },
      { do: "send_form", typeId: world.types.refund },
      { do: "assign", on: "conversation", teammateId: world.maya.id },
      { do: "assign_team", on: "conversation", teamId: world.teams.front },
      { do: "tag", tagId: world.tags.vip },
      {
        do: "create_ticket",
        typeId: world.types.refund,
        title: "For {customer.name}",
        description: "",
        attributes: {},
      },
      { do: "change_state", stateId: world.states.inProgress },
      { do: "assign", on: "ticket", teammateId: world.ben.id },
      { do: "add_note", on: "ticket", text: "{ticket.number} was made by itself.", crossPost: true },
      { do: "add_note", on: "conversation", text: "Please wait.", crossPost: false },
      { do: "snooze", on: "conversation", minutes: 60 },
      { do: "close" },
    ],
  })
  const on = await conversation(world)
  await ended(world, id, [{ status: "done", refused: 0, conversationId: on }])
  const [run] = await runsOf(world, id)
  expect(run?.steps.map((step) => step.status)).toEqual(Array(12).fill("done"))
  expect(run?.steps[5]?.sentence).toMatch(/^Create a ticket of the type “Refund”\. It is #\d+\.$/)
  expect(run?.conditions).toMatchObject([{ holds: true, present: "“Where is my tent?”" }])

  const messages = await owner()`
    select author_kind, text from messages where conversation_id = ${on} order by created_at offset 1`
  expect([...messages]).toEqual([{ author_kind: "workflow", text: "Hello Zoë, we look into it." }])
  expect(await thread(on)).toMatchObject({
    status: "closed",
    assignee_id: world.maya.id,
    team_id: world.teams.front,
  })
  const [made] = await owner()`
    select k.title, k.number, t.assignee_id, s.category from tickets k join threads t on t.id = k.id
    join ticket_states s on s.workspace_id = k.workspace_id and s.id = k.state_id
    where k.workspace_id = ${world.workspaceId}`
  expect(made).toMatchObject({
    title: "For Zoë Park",
    assignee_id: world.ben.id,
    category: "in_progress",
  })
  const notes = await owner()`
    select text, author_id from notes where workspace_id = ${world.workspaceId} order by created_at`
  expect([...notes]).toEqual([
    { text: `#${made?.number} was made by itself.`, author_id: null },
    { text: "Please wait.", author_id: null },
  ])
  const actors = await owner()`
    select distinct actor_id from events where workspace_id = ${world.workspaceId} and actor_kind = 'workflow'`
  expect([...actors]).toEqual([{ actor_id: id }])
  await expectNothingBroken(world.workspaceId)
})

test("F4: a refused step is recorded with its reason, and the next one is taken", async () => {
  const world = await makeWorld()
  const id = await workflow(world, {
    on: { on: "ticket_created", typeId: world.types.fraud },
    do: [
      { do: "send_form", typeId: world.types.refund },
      { do: "snooze", on: "ticket", minutes: 60 },
      { do: "change_state", stateId: world.states.resolved },
      { do: "snooze", on: "ticket", minutes: 60 },
      { do: "tag", tagId: world.tags.vip },
    ],
  })
  const shared = await ticket(world, { share: true })
  await ticket(world, { type: "fraud", on: shared.conversationId })
  await ended(world, id, [{ status: "done", refused: 2 }])
  const [run] = await runsOf(world, id)
  expect(run?.steps).toMatchObject([
    {
      status: "refused",
      code: "already_shared",
      why: `Ticket #${shared.number} is shared with this customer already.`,
    },
    { status: "done" },
    { status: "done" },
    { status: "refused", code: "resolved_cannot_snooze" },
    { status: "done" },
  ])
})

test("F4: where a condition does not hold, nothing is done and the log says so", async () => {
  const world = await makeWorld()
  const id = await workflow(world, {
    if: [{ field: "email_domain", op: "is", value: "acme.test" }],
    do: [{ do: "close" }],
  })
  const on = await conversation(world)
  await ended(world, id, [{ status: "skipped", steps: [], conditions: [{ holds: false }] }])
  expect((await runsOf(world, id))[0]?.reason).toBe("Not so: The customer’s e-mail domain is “acme.test”.")
  expect(await thread(on)).toMatchObject({ status: "open" })
})

test("F4: a ticket's new state starts what waits for it, and what a teammate writes does not", async () => {
  const world = await makeWorld()
  const id = await workflow(world, {
    on: { on: "state_changed", typeId: null, toStateId: world.states.resolved },
    do: [{ do: "send_message", text: "{ticket.number} is solved." }],
  })
  const wrote = await workflow(world, {
    on: { on: "customer_wrote" },
    do: [{ do: "tag", tagId: world.tags.vip }],
  })
  const one = await ticket(world)
  await does(sendReply, world.maya, { conversationId: one.conversationId, text: "One moment." })
  await does(changeState, world.ben, { ticketId: one.id, stateId: world.states.inProgress })
  await does(changeState, world.ben, { ticketId: one.id, stateId: world.states.resolved })
  await ended(world, id, [{ status: "done", ticketNumber: one.number }])
  await idle()
  expect(await runsOf(world, wrote)).toHaveLength(1)
})

test("F4: workflows that start each other end, and say why", async () => {
  const world = await makeWorld()
  const turn = (to: keyof World["states"]) => ({ do: "change_state", stateId: world.states[to] }) as const
  const from = (state: keyof World["states"]) =>
    ({ on: "state_changed", typeId: null, toStateId: world.states[state] }) as const
  const there = await workflow(world, { on: from("inProgress"), do: [turn("waiting")] })
  const back = await workflow(world, { on: from("waiting"), do: [turn("inProgress")] })
  const one = await ticket(world)
  await does(changeState, world.ben, { ticketId: one.id, stateId: world.states.inProgress })
  const why = "It had a part in what started it, so it would run in a circle."
  await ended(world, there, [{ status: "stopped", reason: why, steps: [] }, { status: "done" }])
  await ended(world, back, [{ status: "done" }])
  await idle()
  expect(await runsOf(world, there)).toHaveLength(2)
})

test("F4: a chain of workflows ends with the fifth", async () => {
  const world = await makeWorld()
  const types = Array.from({ length: 7 }, () => newId())
  for (const [n, commandId] of types.entries())
    await does(addTicketType, world.system, { commandId, category: "back_office", name: `Type ${n}` })
  const ids: string[] = []
  for (const [n, typeId = ""] of types.slice(1).entries())
    ids.push(
      await workflow(world, {
        on: { on: "ticket_created", typeId: types[n] ?? null },
        do: [{ do: "create_ticket", typeId, title: "More", description: "", attributes: {} }],
      }),
    )
  const conversationId = await conversation(world)
  await does(createTicket, world.ben, { conversationId, typeId: types[0], title: "The first" })
  const [last = ""] = ids.slice(-1)
  await ended(world, last, [{ status: "stopped", reason: "It would be the 6th workflow of a chain." }])
  await idle()
  expect(await owner()`select 1 from tickets where workspace_id = ${world.workspaceId}`).toHaveLength(6)
})

test("F4: a conversation that nobody answers starts it once; an answered one never", async () => {
  const world = await makeWorld()
  const id = await workflow(world, {
    on: { on: "unanswered", minutes: 30 },
    do: [{ do: "send_message", text: "We have not forgotten you." }],
  })
  const [silent, answered, closed] = [
    await conversation(world),
    await conversation(world),
    await conversation(world),
  ]
  await does(receiveMessage, world.zoe, { conversationId: silent, text: "Is anybody there?" })
  await does(sendReply, world.maya, { conversationId: answered, text: "It left today." })
  await does(closeConversation, world.maya, { conversationId: closed })
  await idle()
  const waiting = (await jobs()).filter((job) => job.task === "startUnanswered")
  expect(waiting).toHaveLength(4)
  for (const job of waiting)
    expect(Math.abs(job.runAt.getTime() - Date.now() - 30 * 60_000)).toBeLessThan(5 * 60_000)
  expect(await runsOf(world, id)).toEqual([])
  await makeDue()
  await ended(world, id, [{ status: "done", conversationId: silent }])
  await idle()
  expect(await runsOf(world, id)).toHaveLength(1)

  // What the workflow said is no answer: the next word is not the first one that waits, so it starts nothing more.
  await does(receiveMessage, world.zoe, { conversationId: silent, text: "Hello?" })
  await idle()
  await makeDue()
  await idle()
  expect(await runsOf(world, id)).toHaveLength(1)
})

test("F4: a run that broke whenever it was tried does not seem to go on for ever", async () => {
  const world = await makeWorld()
  await owner().unsafe(`
    create function break_step() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
    create trigger break_step before insert on workflow_steps for each row
      when (new.workspace_id = '${world.workspaceId}') execute function break_step()`)
  const id = await workflow(world, { do: [{ do: "close" }] })
  await conversation(world)
  await until(async () => {
    const failed = await owner()`
      update graphile_worker._private_jobs set attempts = max_attempts - 1
      where locked_at is null and attempts > 0 returning 1`
    expect(failed).toHaveLength(1)
  })
  await makeDue()
  await ended(world, id, [{ status: "stopped", reason: "It broke. The log has the rest." }])
  await until(async () => {
    const gone = await owner()`
      delete from graphile_worker._private_jobs where locked_at is null and attempts = max_attempts returning 1`
    expect(gone).toHaveLength(1)
  })
})
