import { expect, test } from "vitest"
import { db } from "@/db/client"
import type { CommandResult } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { does, refuses, theOne } from "@/testing/commands"
import { owner, refusedBy } from "@/testing/database"
import { ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { theType } from "@/testing/ticket-types"
import { makeWorld, type World } from "@/testing/world"
import { addState, archiveState, editState, orderStates, restoreState } from "./commands/states"
import { listStates, listTicketTypes } from "./queries"

const said = (result: CommandResult) => (result.ok ? "ok" : result.code)
const everyType = (world: World) => Object.values(world.types)

async function newState(world: World, label: string, more: object = {}): Promise<string> {
  const id = newId()
  const state = { category: "in_progress", internalLabel: label, customerLabel: "In progress" }
  await does(addState, world.ada, { commandId: id, ...state, typeIds: everyType(world), ...more })
  return id
}

test("T5: a new state stands last in its category, for the types that were ticked", async () => {
  const world = await makeWorld()
  const id = await newState(world, "With the bank", { typeIds: [world.types.refund] })
  const states = await listStates(db(), world.workspaceId)
  expect(states.filter((s) => s.category === "in_progress").map((s) => s.internalLabel)).toEqual([
    "In progress",
    "With the bank",
  ])
  expect((await theType(world, world.types.refund)).stateIds).toContain(id)
  expect((await theType(world, world.types.fraud)).stateIds).not.toContain(id)
})

test("T5: an internal label is one state's, in whatever case", async () => {
  const world = await makeWorld()
  const input = { category: "resolved", internalLabel: " in PROGRESS ", customerLabel: "Done", typeIds: [] }
  const why = { code: "name_taken", sentence: "There is a state with that label already." } as const
  await refuses(why, addState, world.ada, input)
  const same = Array.from({ length: 3 }, () =>
    addState(world.ada, { ...input, commandId: newId(), internalLabel: "Paid" }),
  )
  expect((await Promise.all(same)).map(said).sort()).toEqual(["name_taken", "name_taken", "ok"])
})

test("A5: an edit says what was and what is; what was made of older labels is told so", async () => {
  const world = await makeWorld()
  const stateId = await newState(world, "With the bank")
  const before = { internalLabel: "With the bank", customerLabel: "In progress", typeIds: everyType(world) }
  const to = { internalLabel: "At the bank", customerLabel: "Being checked", typeIds: [world.types.refund] }
  const events = await does(editState, world.ada, { stateId, before, ...to })
  const from = { ...before, typeIds: everyType(world).sort() }
  expect(theOne(events, "state.changed").data).toEqual({ stateId, from, to })
  const stale = { stateId, before, ...to, customerLabel: "Elsewhere" }
  const sentence = "This state was changed meanwhile. What you made is kept here; please look again."
  await refuses({ code: "changed_meanwhile", sentence }, editState, world.ada, stale)
})

test("T5: the last state of a category stays, in the workspace and in each type that uses it", async () => {
  const world = await makeWorld()
  const stateId = world.states.resolved
  const last = (sentence: string) => ({ code: "last_state", sentence }) as const
  const noOther = last("“Resolved” is the last “Resolved” state. Add another one first.")
  await refuses(noOther, archiveState, world.ada, { stateId, moveTo: null })
  const paid = await newState(world, "Paid", { category: "resolved", typeIds: [world.types.refund] })
  const ofFraud = last("“Resolved” is the last “Resolved” state of Fraud investigation tickets.")
  await refuses(ofFraud, archiveState, world.ada, { stateId, moveTo: null })
  const before = { internalLabel: "Resolved", customerLabel: "Resolved", typeIds: everyType(world) }
  const without = { ...before, typeIds: [world.types.refund] }
  await refuses(ofFraud, editState, world.ada, { stateId, before, ...without })
  const open = { internalLabel: "Paid", customerLabel: "In progress", typeIds: [world.types.refund] }
  await does(editState, world.ada, { stateId: paid, before: open, ...open, typeIds: everyType(world) })
  await does(archiveState, world.ada, { stateId, moveTo: null })
  await does(restoreState, world.ada, { stateId })
  await expectNothingBroken(world.workspaceId)
})

test("T5: of two admins who archive the last two, one is refused; by hand the database refuses it as well", async () => {
  const world = await makeWorld()
  const paid = await newState(world, "Paid", { category: "resolved" })
  const answers = await Promise.all(
    [world.states.resolved, paid].map((stateId) =>
      archiveState(world.ada, { commandId: newId(), stateId, moveTo: null }),
    ),
  )
  expect(answers.map(said).sort()).toEqual(["last_state", "ok"])
  const all = owner()`update ticket_states set archived_at = now() where workspace_id = ${world.workspaceId}`
  expect(await refusedBy(all)).toBe("workspace_has_every_category")
  const links = owner()`delete from ticket_type_states where type_id = ${world.types.refund}`
  expect(await refusedBy(links)).toBe("type_has_every_category")
})

test("T5: while one admin takes a state from a type, another archives the type's other one: one is refused", async () => {
  const world = await makeWorld()
  const paid = await newState(world, "Paid", { category: "resolved" })
  const before = { internalLabel: "Paid", customerLabel: "In progress", typeIds: everyType(world) }
  const answers = await Promise.all([
    editState(world.ada, {
      commandId: newId(),
      stateId: paid,
      before,
      ...before,
      typeIds: [world.types.refund],
    }),
    archiveState(world.ada, { commandId: newId(), stateId: world.states.resolved, moveTo: null }),
  ])
  expect(answers.map(said).sort()).toEqual(["last_state", "ok"])
  await expectNothingBroken(world.workspaceId)
})

test("states stand in the order that an admin gives them, in every type", async () => {
  const world = await makeWorld()
  const bank = await newState(world, "With the bank")
  const order = [bank, world.states.inProgress]
  const events = await does(orderStates, world.ada, { category: "in_progress", stateIds: order })
  expect(theOne(events, "state.ordered").data).toMatchObject({ from: [...order].reverse(), to: order })
  for (const type of await listTicketTypes(db(), world.workspaceId))
    expect(type.stateIds.filter((id) => order.includes(id))).toEqual(order)
  const stale = { category: "in_progress", stateIds: [bank] }
  const sentence = "There are other states now. Please look again."
  await refuses({ code: "changed_meanwhile", sentence }, orderStates, world.ada, stale)
})

test("T5: tickets go only to a state of the same category that their types have", async () => {
  const world = await makeWorld()
  await ticket(world, { state: "inProgress" })
  const bank = await newState(world, "With the bank", { typeIds: [world.types.fraud] })
  const everywhere = await newState(world, "Elsewhere")
  const stateId = world.states.inProgress
  const no = (sentence: string, moveTo: string) =>
    refuses({ code: "state_not_of_type", sentence }, archiveState, world.ada, { stateId, moveTo })
  await no("Choose another state of the same category.", world.states.resolved)
  await no("Choose another state of the same category.", stateId)
  await no("Refund tickets have no state “With the bank”.", bank)
  const events = await does(archiveState, world.ada, { stateId, moveTo: everywhere })
  expect(theOne(events, "state.archived").data).toEqual({ stateId, moveTo: everywhere, tickets: 1 })
  const jobs = await owner()`select 1 from graphile_worker._private_jobs where key = ${`move:${stateId}`}`
  expect(jobs).toHaveLength(1)
})
