import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { snoozeThread } from "@/lib/threads/commands/snooze"
import { addAttribute } from "@/lib/ticket-types/commands/add"
import { addState, archiveState } from "@/lib/ticket-types/commands/states"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, customerTicket, inAnHour, ticket } from "@/testing/given"
import { thread, ticketPane, timelineOf, typesIn } from "@/testing/look"
import { makeWorld } from "@/testing/world"
import { setAttribute } from "./commands/fields"
import { changeState } from "./commands/state"

test("N6: a state change is one event in the ticket and in every linked conversation: who, which, from, to", async () => {
  const world = await makeWorld()
  const alsoOn = [await conversation(world), await customerTicket(world)]
  const { id, number, conversationId } = await ticket(world, { alsoOn })
  const input = { ticketId: id, stateId: world.states.inProgress }
  const events = await does(changeState, world.ben, input)
  const change = theOne(events, "ticket.state_changed")
  expect(events).toHaveLength(1)
  expect(change.actor).toEqual({ kind: "teammate", id: world.ben.id })
  expect(change.data).toEqual({
    number,
    from: world.states.submitted,
    to: world.states.inProgress,
    version: 2,
  })
  for (const place of [id, conversationId, ...alsoOn])
    expect(theOne(await timelineOf(world.workspaceId, place), "ticket.state_changed")).toEqual(change)
})

test("N6, N9: a tracker's state change stands in all that is linked to it", async () => {
  const world = await makeWorld()
  const alsoOn = [await conversation(world), await conversation(world)]
  const { id, conversationId } = await ticket(world, { type: "incident", alsoOn })
  const events = await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
  expect(theOne(events, "ticket.state_changed").places.sort()).toEqual([id, conversationId, ...alsoOn].sort())
})

test("N6: changing to the same state in the same instant happens once", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await ticket(world)
  const input = { ticketId: id, stateId: world.states.inProgress }
  const answers = await Promise.all(
    [world.maya, world.ben, world.ada].map((who) => changeState(who, { commandId: newId(), ...input })),
  )
  expect(answers.map((answer) => (answer.ok ? "ok" : answer.code)).sort()).toEqual([
    "ok",
    "unchanged",
    "unchanged",
  ])
  const types = await typesIn(world.workspaceId, conversationId)
  expect(types.filter((type) => type === "ticket.state_changed")).toHaveLength(1)
})

test("T5: the state it has already changes nothing", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world)
  const sentence = `Ticket #${number} is “Submitted” already.`
  const input = { ticketId: id, stateId: world.states.submitted }
  await refuses({ code: "unchanged", sentence }, changeState, world.ben, input)
})

test("T5: a state that the type doesn't have is refused", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  const stateId = newId()
  await owner()`insert into ticket_states (workspace_id, id, category, internal_label, customer_label)
    values (${world.workspaceId}, ${stateId}, 'in_progress', 'With the bank', 'In progress')`
  const sentence = "Refund tickets have no state “With the bank”."
  await refuses({ code: "state_not_of_type", sentence }, changeState, world.ben, { ticketId: id, stateId })
})

test("T5: an archived state is refused", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  const labels = { internalLabel: "Waiting on proof", customerLabel: "Waiting on you" }
  const typeIds = Object.values(world.types)
  await does(addState, world.ada, { category: "waiting_on_customer", ...labels, typeIds })
  await does(archiveState, world.ada, { stateId: world.states.waiting, moveTo: null })
  const sentence = "Refund tickets have no state “Waiting on customer”."
  const input = { ticketId: id, stateId: world.states.waiting }
  await refuses({ code: "state_not_of_type", sentence }, changeState, world.ben, input)
})

test("O6: another workspace's state is not there", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const { id } = await ticket(world)
  const input = { commandId: newId(), ticketId: id, stateId: other.states.resolved }
  expectRefusal(await changeState(world.ben, input), "not_there")
})

test("O2: resolved is a ticket's closed; another state opens it again", async () => {
  const world = await makeWorld()
  const { id, number } = await ticket(world)
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
  expect((await ticketPane(world, number)).status).toBe("closed")
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.waiting })
  expect(await ticketPane(world, number)).toMatchObject({ status: "open", stateId: world.states.waiting })
})

test("O2: resolving a snoozed ticket ends its snooze", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world, { assignee: world.ben })
  await does(snoozeThread, world.ben, { threadId: id, until: inAnHour() })
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
  expect(await thread(world.workspaceId, id)).toMatchObject({ status: "closed", snoozedUntil: null })
})

test("O2: a resolved ticket can't be snoozed", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
  const sentence = "A resolved ticket can't be snoozed."
  const input = { threadId: id, until: inAnHour() }
  await refuses({ code: "resolved_cannot_snooze", sentence }, snoozeThread, world.ben, input)
})

test("O3: resolving a Customer ticket leaves its conversation's status alone", async () => {
  const world = await makeWorld()
  const id = await customerTicket(world)
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
  expect((await thread(world.workspaceId, id)).status).toBe("open")
})

test("T4: what is required to resolve stops a ticket from being resolved, and only from that", async () => {
  const world = await makeWorld()
  const attributeId = newId()
  const attribute = { id: attributeId, name: "Amount", kind: "decimal", requiredToResolve: true }
  await does(addAttribute, world.ada, { typeId: world.types.refund, attribute })
  const { id } = await ticket(world)
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.waiting })
  const resolve = { ticketId: id, stateId: world.states.resolved }
  const sentence = "“Amount” is required before this ticket can be resolved."
  await refuses({ code: "missing_attribute", sentence }, changeState, world.ben, resolve)
  await does(setAttribute, world.ben, { ticketId: id, attributeId, value: 84 })
  await does(changeState, world.ben, resolve)
})

test("T4: an archived attribute is required no longer", async () => {
  const world = await makeWorld()
  const attribute = { id: newId(), name: "Amount", kind: "decimal", requiredToResolve: true }
  await does(addAttribute, world.ada, { typeId: world.types.refund, attribute })
  await owner()`update ticket_type_attributes set archived_at = now() where workspace_id = ${world.workspaceId}`
  const { id } = await ticket(world)
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
})
