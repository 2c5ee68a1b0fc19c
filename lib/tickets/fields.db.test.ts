import { describe, expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { addAttribute } from "@/lib/ticket-types/commands/add"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, file, ticket } from "@/testing/given"
import { ticketPane, timelineOf } from "@/testing/look"
import { makeWorld, type World } from "@/testing/world"
import { convertConversation } from "./commands/convert"
import { createTicket } from "./commands/create"
import { describeTicket, retitleTicket, setAttribute } from "./commands/fields"

const [high, low] = [newId(), newId()]
const items = [
  { id: high, name: "High" },
  { id: low, name: "Low" },
]

async function attribute(world: World, kind: string, more: object = {}): Promise<string> {
  const id = newId()
  const list = kind === "list" ? { items } : {}
  const typeId = world.types.refund
  await does(addAttribute, world.ada, { typeId, attribute: { id, name: "Detail", kind, ...list, ...more } })
  return id
}

const good: [string, unknown][] = [
  ["text", "W-1042"],
  ["text", "0"],
  ["long_text", "One line\nand another"],
  ["number", 0],
  ["number", -3],
  ["decimal", 84.5],
  ["decimal", 0],
  ["yes_no", false],
  ["yes_no", true],
  ["date_time", "2027-03-28T02:30:00+01:00"],
  ["list", high],
]

const bad: [string, unknown, string][] = [
  ["text", 12, "“Detail” takes text."],
  ["long_text", true, "“Detail” takes text."],
  ["number", 84.5, "“Detail” takes a whole number."],
  ["number", "84", "“Detail” takes a whole number."],
  ["number", 2 ** 53, "“Detail” takes a whole number."],
  ["decimal", "84.5", "“Detail” takes a number."],
  ["yes_no", "yes", "“Detail” takes yes or no."],
  ["yes_no", 1, "“Detail” takes yes or no."],
  ["date_time", "tomorrow", "“Detail” takes a date and time."],
  ["date_time", "2027-13-40T99:00:00Z", "“Detail” takes a date and time."],
  ["list", "High", "“Detail” takes one of its list's choices."],
  ["list", newId(), "“Detail” takes one of its list's choices."],
  ["files", "receipt.pdf", "“Detail” takes up to 20 files."],
]

describe("T4: the eight kinds of attribute", () => {
  test.each(good)("T4: %s takes %j, as it is created and later", async (kind, value) => {
    const world = await makeWorld()
    const id = await attribute(world, kind)
    const conversationId = await conversation(world)
    const fields = { conversationId, typeId: world.types.refund, title: "x", attributes: { [id]: value } }
    await does(createTicket, world.ben, fields)
    const later = await ticket(world)
    await does(setAttribute, world.ben, { ticketId: later.id, attributeId: id, value })
    const panes = await Promise.all([1, later.number].map((number) => ticketPane(world, number)))
    expect(panes.map((pane) => pane.attributes)).toEqual([{ [id]: value }, { [id]: value }])
  })

  test.each(bad)("T4: %s refuses %j, as it is created and later", async (kind, value, sentence) => {
    const world = await makeWorld()
    const id = await attribute(world, kind)
    const conversationId = await conversation(world)
    const fields = { conversationId, typeId: world.types.refund, title: "x", attributes: { [id]: value } }
    const made = await ticket(world)
    await refuses({ code: "bad_attribute", sentence }, createTicket, world.ben, fields)
    const input = { ticketId: made.id, attributeId: id, value }
    await refuses({ code: "bad_attribute", sentence }, setAttribute, world.ben, input)
  })

  test("T4: files takes this workspace's files, and shows their names", async () => {
    const world = await makeWorld()
    const [id, one, two] = [await attribute(world, "files"), await file(world), await file(world)]
    const { id: ticketId, number } = await ticket(world)
    await does(setAttribute, world.ben, { ticketId, attributeId: id, value: [one, two] })
    const { attributes, files } = await ticketPane(world, number)
    expect(attributes).toEqual({ [id]: [one, two] })
    expect(files.map((f) => f.name)).toEqual(["receipt.pdf", "receipt.pdf"])
  })

  test("T4, O6: a file of another workspace, or of none, is not there", async () => {
    const [world, other] = await Promise.all([makeWorld(), makeWorld()])
    const [attributeId, foreign] = [await attribute(world, "files"), await file(other)]
    const { id: ticketId } = await ticket(world)
    for (const value of [[foreign], [newId()], [await file(world), foreign]])
      expectRefusal(
        await setAttribute(world.ben, { commandId: newId(), ticketId, attributeId, value }),
        "not_there",
      )
  })
})

test("T4: what is required when a teammate creates stops the ticket, and names all that is missing", async () => {
  const world = await makeWorld()
  const amount = await attribute(world, "decimal", { name: "Amount", requiredOnCreate: true })
  const order = await attribute(world, "text", { name: "Order number", requiredOnCreate: true })
  await attribute(world, "text", { name: "Remark" })
  const fields = { conversationId: await conversation(world), typeId: world.types.refund, title: "x" }
  const both = "“Amount” and “Order number” are required to create this ticket."
  await refuses({ code: "missing_attribute", sentence: both }, createTicket, world.ben, fields)
  const one = "“Order number” is required to create this ticket."
  const blank = { ...fields, attributes: { [amount]: 0, [order]: "  " } }
  await refuses({ code: "missing_attribute", sentence: one }, createTicket, world.ben, blank)
  await does(createTicket, world.ben, { ...fields, attributes: { [amount]: 0, [order]: "W-1" } })
})

test("T4: what is required when a teammate creates is required for a Customer ticket, too", async () => {
  const world = await makeWorld()
  const added = { id: newId(), name: "Order number", kind: "text", requiredOnCreate: true }
  await does(addAttribute, world.ada, { typeId: world.types.orderProblem, attribute: added })
  const input = { conversationId: await conversation(world), typeId: world.types.orderProblem, title: "x" }
  const sentence = "“Order number” is required to create this ticket."
  await refuses({ code: "missing_attribute", sentence }, convertConversation, world.maya, input)
})

test("T4: an attribute of another type is refused", async () => {
  const world = await makeWorld()
  const attributeId = await attribute(world, "text")
  const { id } = await ticket(world, { type: "fraud" })
  const sentence = "Fraud investigation tickets have no such attribute."
  const input = { ticketId: id, attributeId, value: "x" }
  await refuses({ code: "bad_attribute", sentence }, setAttribute, world.ben, input)
})

test("T4: an archived attribute takes no new values", async () => {
  const world = await makeWorld()
  const attributeId = await attribute(world, "text")
  await owner()`update ticket_type_attributes set archived_at = now() where workspace_id = ${world.workspaceId}`
  const { id } = await ticket(world)
  const sentence = "“Detail” is archived and takes no new values."
  const input = { ticketId: id, attributeId, value: "x" }
  await refuses({ code: "bad_attribute", sentence }, setAttribute, world.ben, input)
})

test("T4: null and blank empty a value; the same value changes nothing", async () => {
  const world = await makeWorld()
  const attributeId = await attribute(world, "text")
  const { id: ticketId, number } = await ticket(world)
  const set = (value: unknown) => does(setAttribute, world.ben, { ticketId, attributeId, value })
  await set("W-1")
  const same = { ticketId, attributeId, value: "W-1" }
  await refuses({ code: "unchanged", sentence: "The value is the same." }, setAttribute, world.ben, same)
  await set("  ")
  expect((await ticketPane(world, number)).attributes).toEqual({})
  await set("W-2")
  await set(null)
  expect((await ticketPane(world, number)).attributes).toEqual({})
})

test("T4: an empty value is not stored as a ticket is created", async () => {
  const world = await makeWorld()
  const attributeId = await attribute(world, "number")
  const fields = { conversationId: await conversation(world), typeId: world.types.refund, title: "x" }
  await does(createTicket, world.ben, { ...fields, attributes: { [attributeId]: "" } })
  expect((await ticketPane(world, 1)).attributes).toEqual({})
})

test.each([
  ["title", retitleTicket, { title: "Refund 90 €" }, "Refund 84 €", "Refund 90 €"],
  ["description", describeTicket, { description: "Twice." }, "", "Twice."],
])("A5: a new %s is recorded with before and after", async (field, command, input, before, after) => {
  const world = await makeWorld()
  const { id, number } = await ticket(world)
  await does(command, world.maya, { ticketId: id, ...input })
  expect(await ticketPane(world, number)).toMatchObject(input)
  const changed = theOne(await timelineOf(world.workspaceId, id), "ticket.field_changed")
  expect(changed).toMatchObject({ change: { field, before, after }, actor: { id: world.maya.id } })
  expect(changed.data).toEqual({ number })
  const sentence = `The ${field} is the same.`
  await refuses({ code: "unchanged", sentence }, command, world.maya, { ticketId: id, ...input })
})
