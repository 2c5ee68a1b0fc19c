import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { addTicketType } from "@/lib/ticket-types/commands/add"
import { archiveTicketType } from "@/lib/ticket-types/commands/archive"
import { addState } from "@/lib/ticket-types/commands/states"
import { does, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, customerTicket, ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { ticketPane } from "@/testing/look"
import { aType, settingsOf, theType } from "@/testing/ticket-types"
import { makeWorld, type World } from "@/testing/world"
import { editTicketType } from "./commands/edit-type"
import { setAttribute } from "./commands/fields"
import { changeState } from "./commands/state"
import { changeType } from "./commands/type"

const attribute = (name: string, kind = "text", more: object = {}) => ({ id: newId(), name, kind, ...more })
const list = (...names: string[]) => names.map((name) => ({ id: newId(), name }))

async function twoTypes(world: World) {
  const [a, b] = [list("High", "Odd"), list("high", "Low")]
  const from = [
    attribute("Order"),
    attribute("Risk", "list", { items: a }),
    attribute("Size"),
    attribute("Only here"),
  ]
  const to = [attribute("order "), attribute("Risk", "list", { items: b }), attribute("Size", "number")]
  const ids = [await aType(world, { attributes: from }), await aType(world, { attributes: to })] as const
  return { from, to, a, b, ids }
}

async function filled(world: World, typeId: string, values: [string | undefined, unknown][]) {
  const one = await ticket(world)
  await owner()`update tickets set type_id = ${typeId} where id = ${one.id}`
  for (const [attributeId, value] of values)
    await does(setAttribute, world.ben, { ticketId: one.id, attributeId, value })
  return one
}

test("T6: same name and kind carry over, a choice by its name; what is dropped is recorded", async () => {
  const world = await makeWorld()
  const { from, to, a, b, ids } = await twoTypes(world)
  const { id, number, conversationId } = await filled(world, ids[0], [
    [from[0]?.id, "W-1"],
    [from[1]?.id, a[0]?.id],
    [from[2]?.id, "12"],
    [from[3]?.id, "gone"],
  ])
  const { submitted, inProgress } = world.states
  const events = await does(changeType, world.ben, { ticketId: id, typeId: ids[1], stateId: submitted })
  const change = theOne(events, "ticket.type_changed")
  expect(change.data).toEqual({ number, from: ids[0], to: ids[1] })
  expect(change.places.sort()).toEqual([id, conversationId].sort())
  expect(events.flatMap((e) => (e.type === "ticket.field_changed" ? [e.change] : []))).toEqual([
    { field: from[2]?.id, before: "12", after: null },
    { field: from[3]?.id, before: "gone", after: null },
  ])
  expect(await ticketPane(world, number)).toMatchObject({
    typeId: ids[1],
    stateId: submitted,
    attributes: { [to[0]?.id ?? ""]: "W-1", [to[1]?.id ?? ""]: b[0]?.id },
  })
  const back = await does(changeType, world.ben, { ticketId: id, typeId: ids[0], stateId: inProgress })
  expect(back.map((e) => e.type)).toEqual(["ticket.type_changed", "ticket.state_changed"])
  await expectNothingBroken(world.workspaceId)
})

test("T6: not to another category, an archived type, the same one, or a state that the type lacks", async () => {
  const world = await makeWorld()
  const { id: ticketId, number } = await ticket(world)
  const stateId = world.states.submitted
  const archived = await aType(world)
  await does(archiveTicketType, world.ada, { typeId: archived })
  const name = (await theType(world, archived)).name
  const no = (
    code: "unchanged" | "wrong_category" | "type_archived" | "state_not_of_type",
    sentence: string,
    to: object,
  ) => refuses({ code, sentence }, changeType, world.ben, { ticketId, stateId, ...to })
  const otherCategory = "A ticket's type changes only within its category."
  await no("wrong_category", otherCategory, { typeId: world.types.incident })
  await no("wrong_category", otherCategory, { typeId: world.types.orderProblem })
  await no("type_archived", `The ticket type “${name}” is archived.`, { typeId: archived })
  await no("unchanged", `Ticket #${number} is of that type already.`, { typeId: world.types.refund })
  const own = newId()
  const labels = { internalLabel: "With the bank", customerLabel: "In progress" }
  const state = { category: "in_progress", ...labels, typeIds: [world.types.refund] }
  await does(addState, world.ada, { commandId: own, ...state })
  const to = { typeId: world.types.fraud, stateId: own }
  await no("state_not_of_type", "Fraud investigation tickets have no state “With the bank”.", to)
})

test("T6, T2: a shared ticket doesn't go to a type that is never shared, also while that is being turned off", async () => {
  const world = await makeWorld()
  const { id: ticketId, number } = await ticket(world, { share: true })
  const input = { ticketId, typeId: world.types.fraud, stateId: world.states.submitted }
  const sentence = `Ticket #${number} is shared with its customer, and Fraud investigation tickets never are. Stop sharing it first.`
  await refuses({ code: "sharing_not_allowed", sentence }, changeType, world.ben, input)
  const typeId = await aType(world, { sharingAllowed: true })
  const off = { ...(await settingsOf(world, typeId)), sharingAllowed: false }
  await Promise.all([
    changeType(world.ben, { ...input, commandId: newId(), typeId }),
    editTicketType(world.ada, { ...off, commandId: newId(), stopSharing: { tickets: 1, tagIds: [] } }),
  ])
  await expectNothingBroken(world.workspaceId)
})

test("C5: its customer hears of the change, and of the label only where it looks different to them", async () => {
  const world = await makeWorld()
  const typeId = await aType(world, { sharingAllowed: true })
  const { id: ticketId } = await ticket(world, { share: true })
  const told = async () =>
    (await owner()`select type from customer_feed where ticket_id = ${ticketId} order by n`).map(
      (row) => row.type,
    )
  await does(changeType, world.ben, { ticketId, typeId, stateId: world.states.submitted })
  expect(await told()).toEqual(["ticket", "ticket_changed"])
  await does(changeType, world.ben, { ticketId, typeId: world.types.refund, stateId: world.states.resolved })
  expect(await told()).toEqual(["ticket", "ticket_changed", "ticket_changed", "label"])
  await expectNothingBroken(world.workspaceId)
})

test("T6: a Customer ticket changes among customer types", async () => {
  const world = await makeWorld()
  const typeId = newId()
  const ticketId = await customerTicket(world)

  await does(addTicketType, world.ada, { commandId: typeId, category: "customer", name: "Question" })
  const events = await does(changeType, world.maya, { ticketId, typeId, stateId: world.states.submitted })
  expect(theOne(events, "ticket.type_changed").places).toEqual([ticketId])
  await expectNothingBroken(world.workspaceId)
})

test("T4: values that are given along resolve the ticket in one step; what is missing still is said", async () => {
  const world = await makeWorld()
  const [cause, cost] = [
    attribute("Cause", "text", { requiredToResolve: true }),
    attribute("Cost", "decimal", { requiredToResolve: true, visibleToCustomer: true }),
  ]
  const typeId = await aType(world, { attributes: [cause, cost] })
  const { id: ticketId, number } = await filled(world, typeId, [])
  const resolve = { ticketId, stateId: world.states.resolved }
  const sentence = "“Cost” is required before this ticket can be resolved."
  const half = { ...resolve, attributes: { [cause.id]: "Bent pole" } }
  await refuses({ code: "missing_attribute", sentence }, changeState, world.ben, half)
  const bad = { ...resolve, attributes: { [cause.id]: 7, [cost.id]: 1 } }
  await refuses({ code: "bad_attribute", sentence: "“Cause” takes text." }, changeState, world.ben, bad)
  const whole = { ...resolve, attributes: { [cause.id]: "Bent pole", [cost.id]: 8.5 } }
  const events = await does(changeState, world.ben, whole)
  expect(events.map((e) => e.type)).toEqual([
    "ticket.field_changed",
    "ticket.field_changed",
    "ticket.state_changed",
  ])
  expect(await ticketPane(world, number)).toMatchObject({ status: "closed", attributes: whole.attributes })
  await expectNothingBroken(world.workspaceId)
})

test("T6, T4: changing the type into a resolved state asks for what the new type requires", async () => {
  const world = await makeWorld()
  const typeId = await aType(world, { attributes: [attribute("Cause", "text", { requiredToResolve: true })] })
  const { id: ticketId } = await ticket(world, { on: await conversation(world) })
  const input = { ticketId, typeId, stateId: world.states.resolved }
  const sentence = "“Cause” is required before this ticket can be resolved."
  await refuses({ code: "missing_attribute", sentence }, changeType, world.ben, input)
})
