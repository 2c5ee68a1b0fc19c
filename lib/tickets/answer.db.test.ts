import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { assignTeammate } from "@/lib/threads/commands/assign"
import { snoozeThread } from "@/lib/threads/commands/snooze"
import { does, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { customerTicket, inAnHour, ticket } from "@/testing/given"
import { thread } from "@/testing/look"
import { makeWorld, type World } from "@/testing/world"
import { receiveMessage } from "./commands/receive"
import { changeState } from "./commands/state"

const text = "Here is the photo."

/** A second in-progress state, which every type has. */
async function secondState(world: World): Promise<string> {
  const id = newId()
  await owner()`insert into ticket_states (workspace_id, id, category, internal_label, customer_label, position)
    values (${world.workspaceId}, ${id}, 'in_progress', 'With the supplier', 'In progress', 5)`
  await owner()`insert into ticket_type_states (workspace_id, type_id, state_id, position)
    select workspace_id, id, ${id}, 9 from ticket_types where workspace_id = ${world.workspaceId}`
  return id
}

test("C4: an answer takes what waited back to the last in-progress state that it had", async () => {
  const world = await makeWorld()
  const supplier = await secondState(world)
  const { id: ticketId, number, conversationId } = await ticket(world, { share: true })
  for (const stateId of [world.states.inProgress, supplier, world.states.waiting])
    await does(changeState, world.ben, { ticketId, stateId })
  const events = await does(receiveMessage, world.zoe, { conversationId, text })
  expect(theOne(events, "ticket.state_changed")).toMatchObject({
    actor: { kind: "customer", id: world.zoe.id },
    threadId: ticketId,
    places: [ticketId, conversationId].sort(),
    data: { number, from: world.states.waiting, to: supplier, version: 5 },
  })
})

test("C4: where it had none, to the first one of its type; a Customer ticket too", async () => {
  const world = await makeWorld()
  await secondState(world)
  const id = await customerTicket(world)
  await does(changeState, world.maya, { ticketId: id, stateId: world.states.waiting })
  const events = await does(receiveMessage, world.zoe, { conversationId: id, text })
  expect(theOne(events, "ticket.state_changed").data.to).toBe(world.states.inProgress)
})

test("C4: a state that was archived meanwhile is passed over", async () => {
  const world = await makeWorld()
  const supplier = await secondState(world)
  const { id: ticketId, conversationId } = await ticket(world, { share: true })
  for (const stateId of [supplier, world.states.waiting])
    await does(changeState, world.ben, { ticketId, stateId })
  await owner()`update ticket_states set archived_at = now() where id = ${supplier}`
  const events = await does(receiveMessage, world.zoe, { conversationId, text })
  expect(theOne(events, "ticket.state_changed").data.to).toBe(world.states.inProgress)
})

test.each([
  ["an internal ticket", { share: false, state: "waiting" }],
  ["a ticket in progress", { share: true, state: "inProgress" }],
  ["a resolved ticket", { share: true, state: "resolved" }],
  ["a submitted ticket", { share: true }],
] as const)("C4: an answer changes nothing on %s", async (_what, how) => {
  const world = await makeWorld()
  const { conversationId } = await ticket(world, how)
  const events = await does(receiveMessage, world.zoe, { conversationId, text })
  expect(events.map((event) => event.type)).toEqual(["message.sent"])
})

test("C4, Z2: the answer also wakes the conversation, and a ticket that was snoozed", async () => {
  const world = await makeWorld()
  const { id: ticketId, conversationId } = await ticket(world, { share: true, state: "waiting" })
  await does(assignTeammate, world.maya, { threadId: ticketId, teammateId: world.ben.id })
  for (const threadId of [ticketId, conversationId])
    await does(snoozeThread, world.ben, { threadId, until: inAnHour() })
  const events = await does(receiveMessage, world.zoe, { conversationId, text })
  expect(events.map((event) => event.type)).toEqual([
    "message.sent",
    "thread.woken",
    "ticket.state_changed",
    "thread.woken",
  ])
  for (const id of [ticketId, conversationId])
    expect((await thread(world.workspaceId, id)).status).toBe("open")
})

test("C4: ten answers at once move it on once", async () => {
  const world = await makeWorld()
  const { id: ticketId, conversationId } = await ticket(world, { share: true, state: "waiting" })
  await Promise.all(
    Array.from({ length: 10 }, () => does(receiveMessage, world.zoe, { conversationId, text })),
  )
  const changes = await owner()`
    select 1 from events where workspace_id = ${world.workspaceId} and thread_id = ${ticketId}
      and type = 'ticket.state_changed'`
  expect(changes).toHaveLength(2)
})
