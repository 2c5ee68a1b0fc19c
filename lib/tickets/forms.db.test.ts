import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { addAttribute, addTicketType } from "@/lib/ticket-types/commands/add"
import { does, expectRefusal, ok, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, customerTicket, file, form, ticket } from "@/testing/given"
import { thread, typesIn } from "@/testing/look"
import { makeWorld, type World } from "@/testing/world"
import { sendTicketForm, submitTicketForm } from "./commands/forms"
import { stopSharing } from "./commands/sharing"
import { findTicket } from "./queries"

async function attribute(world: World, how: object): Promise<string> {
  const id = newId()
  const of = { id, name: `Field ${id.slice(-6)}`, kind: "text", ...how }
  await does(addAttribute, world.ada, { typeId: world.types.refund, attribute: of })
  return id
}

const filled = { title: "My tent is torn" }

test("F1: a form is sent for customer types and for back-office types that may be shared, and no other", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  for (const typeId of [world.types.refund, world.types.orderProblem])
    await does(sendTicketForm, world.maya, { conversationId, typeId })
  for (const [typeId, name] of [
    [world.types.fraud, "Fraud investigation"],
    [world.types.incident, "Incident"],
  ]) {
    const sentence = `${name} tickets are never shared with customers.`
    await refuses({ code: "wrong_category", sentence }, sendTicketForm, world.maya, {
      conversationId,
      typeId,
    })
  }
  expect(await typesIn(world.workspaceId, conversationId)).toEqual([
    "conversation.started",
    "message.sent",
    "form.sent",
    "form.sent",
  ])
})

test("F3: a back-office form makes a ticket that is linked and shared, submitted, with its type's team", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const amount = await attribute(world, { kind: "decimal", visibleToCustomer: true, requiredOnForm: true })
  const formId = await form(world, { on: conversationId })
  const events = await does(submitTicketForm, world.zoe, { formId, ...filled, attributes: { [amount]: 84 } })
  const { number } = theOne(events, "ticket.created").data
  expect(await findTicket(db(), world.maya, number)).toMatchObject({
    title: "My tent is torn",
    attributes: { [amount]: 84 },
    shared: true,
    stateId: world.states.submitted,
    assigneeId: null,
    teamId: world.teams.finance,
    createdBy: null,
    homeConversationId: conversationId,
  })
  expect(theOne(events, "form.submitted").data).toEqual({ formId, typeId: world.types.refund, number })
})

test("F3: a customer form turns the conversation into a Customer ticket", async () => {
  const world = await makeWorld()
  const formId = await form(world, { type: "orderProblem" })
  const events = await does(submitTicketForm, world.zoe, { formId, ...filled })
  const { number } = theOne(events, "conversation.converted").data
  expect(await findTicket(db(), world.maya, number)).toMatchObject({
    category: "customer",
    title: filled.title,
  })
})

test("F3: submitted twenty times at once, it takes effect once", async () => {
  const world = await makeWorld()
  const formId = await form(world)
  const results = await Promise.all(
    Array.from({ length: 20 }, () => submitTicketForm(world.zoe, { commandId: newId(), formId, ...filled })),
  )
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  for (const result of results)
    if (!result.ok) expectRefusal(result, "unchanged", "This form was sent already.")
  const tickets = await owner()`select id from tickets where workspace_id = ${world.workspaceId}`
  expect(tickets).toHaveLength(1)
})

test("F3: two forms of a conversation submitted at once: one ticket, and the other hears why not", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const forms = [
    await form(world, { on: conversationId }),
    await form(world, { on: conversationId, type: "orderProblem" }),
  ]
  const results = await Promise.all(
    forms.map((formId) => submitTicketForm(world.zoe, { commandId: newId(), formId, ...filled })),
  )
  const refused = results.filter((result) => !result.ok)
  expect(refused).toHaveLength(1)
  expect(refused[0]).toMatchObject({
    code: "already_shared",
    sentence: "This conversation has ticket #1 already.",
  })
})

test("F3: refused with the reason where there is a ticket already, also one opened after the form was sent", async () => {
  const world = await makeWorld()
  const here = await conversation(world)
  const formId = await form(world, { on: here })
  const { id: ticketId, number } = await ticket(world, { on: here, share: true })
  const shared = {
    code: "already_shared",
    sentence: `This conversation has ticket #${number} already.`,
  } as const
  await refuses(shared, submitTicketForm, world.zoe, { formId, ...filled })
  const sentence = `Ticket #${number} is shared with this customer already.`
  const typeId = world.types.refund
  const again = { conversationId: here, typeId }
  await refuses({ code: "already_shared", sentence }, sendTicketForm, world.maya, again)
  await does(stopSharing, world.maya, { ticketId, knownTagIds: [] })
  await does(submitTicketForm, world.zoe, { formId, ...filled })

  const own = await customerTicket(world)
  const already = {
    code: "already_customer_ticket",
    sentence: "This conversation is a Customer ticket already.",
  }
  await refuses(already as never, sendTicketForm, world.maya, { conversationId: own, typeId })
})

test("F3: refused with the reason when its type was archived, or may no longer be shared", async () => {
  const world = await makeWorld()
  for (const change of ["archived_at = now()", "sharing_allowed = false, archived_at = null"]) {
    const formId = await form(world)
    await owner().unsafe(`update ticket_types set ${change} where id = '${world.types.refund}'`)
    const sentence = "“Refund” is no longer taken in. Please write a message instead."
    await refuses({ code: "type_archived", sentence }, submitTicketForm, world.zoe, { formId, ...filled })
    await owner().unsafe(
      `update ticket_types set archived_at = null, sharing_allowed = true where id = '${world.types.refund}'`,
    )
  }
})

test("F3: what is required of customers is required, what only teammates must give is not", async () => {
  const world = await makeWorld()
  await attribute(world, { name: "Order number", visibleToCustomer: true, requiredOnForm: true })
  await attribute(world, { name: "Amount", requiredOnCreate: true })
  const formId = await form(world)
  const missing = { code: "missing_attribute", sentence: "Please fill in “Order number”." } as const
  await refuses(missing, submitTicketForm, world.zoe, { formId, ...filled })
  const untitled = { code: "invalid", sentence: "Please say in a few words what it is about." } as const
  await refuses(untitled, submitTicketForm, world.zoe, { formId, title: " " })
})

test("F3, C3: a form takes only fields that customers see, and only files of their own", async () => {
  const world = await makeWorld()
  const hidden = await attribute(world, {})
  const pictures = await attribute(world, { kind: "files", visibleToCustomer: true })
  const formId = await form(world)
  const input = { commandId: newId(), formId, ...filled }
  const notTheirs = await file(world)
  for (const more of [
    { attributes: { [hidden]: "x" } },
    { attributes: { [newId()]: "x" } },
    { description: "Types without a visible description take none." },
    { attributes: { [pictures]: [notTheirs] } },
  ])
    expectRefusal(await submitTicketForm(world.zoe, { ...input, ...more }), "not_there")
  await owner()`update files set customer_id = ${world.zoe.id} where id = ${notTheirs}`
  ok(await submitTicketForm(world.zoe, { ...input, attributes: { [pictures]: [notTheirs] } }))
})

test("F3: a description is taken where the type shows it to customers", async () => {
  const world = await makeWorld()
  const typeId = newId()
  const type = { category: "back_office", name: "Repair", sharingAllowed: true, descriptionVisible: true }
  await does(addTicketType, world.ada, { commandId: typeId, ...type })
  const formId = newId()
  const conversationId = await conversation(world)
  await does(sendTicketForm, world.maya, { commandId: formId, conversationId, typeId })
  const description = "The zip broke."
  const events = await does(submitTicketForm, world.zoe, { formId, ...filled, description })
  const { number } = theOne(events, "ticket.created").data
  expect(await findTicket(db(), world.maya, number)).toMatchObject({ description })
})

test.each(["snoozed", "closed"] as const)(
  "F3: a form sent in opens a %s conversation, as a message does",
  async (status) => {
    const world = await makeWorld()
    const conversationId = await conversation(world, { status })
    const formId = await form(world, { on: conversationId })
    await does(submitTicketForm, world.zoe, { formId, ...filled })
    expect((await thread(world.workspaceId, conversationId)).status).toBe("open")
  },
)
