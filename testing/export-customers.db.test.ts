import { expect, test } from "vitest"
import { db } from "@/db/client"
import { sendReply } from "@/lib/conversations/commands/messages"
import { startConversation } from "@/lib/conversations/commands/start"
import { exportCustomer } from "@/lib/customers/commands/export"
import { exportLines } from "@/lib/customers/queries/export"
import { storeFile } from "@/lib/files/store"
import { mailNews } from "@/lib/mail/news"
import { newId } from "@/lib/shared/ids"
import { addAttribute, addTicketType } from "@/lib/ticket-types/commands/add"
import { createTicket } from "@/lib/tickets/commands/create"
import { describeTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { sendTicketForm, submitTicketForm } from "@/lib/tickets/commands/forms"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { does } from "./commands"
import { conversation, ticket } from "./given"
import { makeCustomer, makeWorld, type World } from "./world"

type Line = { kind: string } & Record<string, unknown>

async function linesOf(...of: Parameters<typeof exportLines>): Promise<Line[]> {
  let text = ""
  for await (const piece of exportLines(...of)) text += piece
  expect(text.endsWith("\n")).toBe(true)
  return text
    .trimEnd()
    .split("\n")
    .map((line): Line => JSON.parse(line))
}

test("A5: an export holds all that is stored about a customer, with their files, and nothing of others", async () => {
  const world = await makeWorld()
  const noor = await makeCustomer(world.system, "Noor")
  await conversation(world, { customer: noor })
  const file = await storeFile(world.zoe, new File(["a photo of a tent"], "tent.jpg"))
  if (!("id" in file)) throw new Error(file.sentence)
  const id = newId()
  const words = { subject: "Torn", messageId: newId(), text: "My tent is torn", fileIds: [file.id] }
  await does(startConversation, world.zoe, { commandId: id, customerId: world.zoe.id, ...words })
  await does(sendReply, world.maya, { conversationId: id, text: "We are sorry." })
  const { id: ticketId } = await ticket(world, { on: id })
  await does(describeTicket, world.ben, { ticketId, description: "The seam burst." })
  const lines = await linesOf(db(), world.ada, world.zoe.id)
  const count = (kind: string) => lines.filter((line) => line.kind === kind).length
  expect([count("customer"), count("conversation"), count("ticket"), count("file"), count("end")]).toEqual([
    1, 1, 1, 1, 1,
  ])
  const text = JSON.stringify(lines)
  for (const words of ["My tent is torn", "We are sorry.", "The seam burst.", "Zoë Park"])
    expect(text).toContain(words)
  expect(text).not.toContain("Noor")
  const stored = lines.find((line) => line.kind === "file")
  expect(Buffer.from(String(stored?.base64), "base64").toString()).toBe("a photo of a tent")
})

test("A2: of a ticket that this admin can't open an export says what everybody knows, and that something is left out", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const typeId = newId()
  const limits = { limited: true, teamIds: [world.teams.finance] }
  const type = { category: "back_office", name: "Chargeback", ...limits }
  await does(addTicketType, world.ada, { commandId: typeId, ...type })
  const ticketId = newId()
  await does(createTicket, world.ben, { commandId: ticketId, conversationId, typeId, title: "Secret title" })
  await does(addTicketNote, world.ben, { ticketId, text: "Secret note", crossPost: false })
  await does(addTicketNote, world.ben, { ticketId, text: "Told to all", crossPost: true })
  const seen = await linesOf(db(), world.ada, world.zoe.id)
  const text = JSON.stringify(seen)
  expect(text).not.toContain("Secret")
  expect(text).not.toContain(typeId)
  expect(text).toContain("Told to all")
  expect(seen.find((line) => line.kind === "restricted ticket")).toMatchObject({
    number: 1,
    state: "Submitted",
  })
  expect(seen.at(-1)).toMatchObject({ tickets: 1, restricted: 1 })
  const [recorded] = await does(exportCustomer, world.ada, { customerId: world.zoe.id })
  expect(recorded?.data).toMatchObject({ restricted: 1 })
  expect(JSON.stringify(await linesOf(db(), world.ben, world.zoe.id))).toContain("Secret note")
})

/** A type that only Finance opens, with files; Ben is there, and Ada is outside. */
async function restrictedType(world: World) {
  const [typeId, attributeId] = [newId(), newId()]
  const limits = { limited: true, teamIds: [world.teams.finance], sharingAllowed: true }
  const type = { category: "back_office", name: "Chargeback", ...limits }
  await does(addTicketType, world.ada, { commandId: typeId, ...type })
  const attribute = { id: attributeId, name: "Receipts", kind: "files", visibleToCustomer: true }
  await does(addAttribute, world.ada, { typeId, attribute })
  return { typeId, attributeId }
}

async function fileOf(actor: Parameters<typeof storeFile>[0], words: string): Promise<string> {
  const stored = await storeFile(actor, new File([words], "receipt.txt"))
  if (!("id" in stored)) throw new Error(stored.sentence)
  return stored.id
}

const bytesIn = (lines: Line[]) =>
  lines
    .filter((line) => line.kind === "file")
    .map((line) => Buffer.from(String(line.base64), "base64").toString())
    .sort()

test("A2: files go along as far as this admin may open them, the team's as well; what is left out is counted", async () => {
  const world = await makeWorld()
  const on = await conversation(world)
  const { typeId, attributeId } = await restrictedType(world)
  const formId = newId()
  await does(sendTicketForm, world.maya, { commandId: formId, conversationId: on, typeId })
  const own = await fileOf(world.zoe, "Only the closed ticket's")
  const attributes = { [attributeId]: [own] }
  await does(submitTicketForm, world.zoe, { formId, title: "Charged twice", attributes })
  const other = newId()
  await does(addAttribute, world.ada, {
    typeId: world.types.fraud,
    attribute: { id: other, name: "Scans", kind: "files" },
  })
  const open = await ticket(world, { on, type: "fraud" })
  for (const words of ["The team's first", "The team's second"]) {
    const value = [await fileOf(world.ben, words)]
    await does(setAttribute, world.ben, { ticketId: open.id, attributeId: other, value })
  }
  const seen = await linesOf(db(), world.ada, world.zoe.id)
  expect(bytesIn(seen)).toEqual(["The team's first", "The team's second"])
  expect(JSON.stringify(seen)).not.toContain(own)
  const [recorded] = await does(exportCustomer, world.ada, { customerId: world.zoe.id })
  expect(recorded?.data).toMatchObject({ restricted: 1, filesLeftOut: 1, mailsLeftOut: 0 })
  expect(bytesIn(await linesOf(db(), world.ben, world.zoe.id))).toHaveLength(3)
})

test("A2: of a mail about a ticket that this admin can't open an export says that it was sent", async () => {
  const world = await makeWorld()
  const { workspaceId, zoe } = world
  const conversationId = await conversation(world)
  const { typeId } = await restrictedType(world)
  await does(createTicket, world.ben, { conversationId, typeId, title: "Secret title", share: true })
  await mailNews({ workspaceId, customerId: zoe.id })
  const seen = await linesOf(db(), world.ada, zoe.id)
  const mail = { restricted: true, text: null, html: null, conversationId }
  expect(seen.find((line) => line.kind === "mail")).toMatchObject(mail)
  expect(JSON.stringify(seen)).not.toContain("Secret title")
  expect(seen.at(-1)).toMatchObject({ mailsLeftOut: 1 })
  const toBen = await linesOf(db(), world.ben, zoe.id)
  expect(toBen.find((line) => line.kind === "mail")?.text).toContain("Secret title")
})
