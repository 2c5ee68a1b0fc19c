import { randomUUID } from "node:crypto"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { createWorkflow, switchWorkflow } from "@/lib/workflows/commands/settings"
import { type CustomerScreen, expect, test } from "./customer-screen"
import type { Desk } from "./desk"
import { seenInTime } from "./test"
import { type Conversation, give, ids, newConversation, type Ticket } from "./world"

async function ticketIn({ id }: { id: string }): Promise<Ticket> {
  const [row] = await db().execute<Ticket>(
    `select id, number, title from tickets where home_conversation_id = '${id}'`,
  )
  if (!row) throw new Error("The form made no ticket.")
  return row
}

async function fillIn(zoe: CustomerScreen, title: string): Promise<void> {
  const form = zoe.inside.getByRole("region", { name: "Refund" })
  await form.getByRole("textbox", { name: "Title" }).fill(title)
  await form.getByRole("button", { name: "Submit" }).click()
  await expect(form).toContainText("It became")
}

/** From the form that was filled in to the end of sharing: what each of the three sees of what another does. */
async function carryOn(people: { maya: Desk; ben: Desk; zoe: CustomerScreen }, conversation: Conversation) {
  const { maya, ben, zoe } = people
  const ticket = await ticketIn(conversation)
  await ben.openTicket(ticket)
  await maya.openConversation(conversation, ticket)
  for (const desk of [maya, ben]) await expect(desk.ticket.getByText("Shared with customer")).toBeVisible()

  await ben.changeState("Waiting on customer")
  await seenInTime("the label, by the customer", (limit) =>
    expect(zoe.entries("is now", "Waiting on you")).toHaveCount(1, limit),
  )
  await ben.crossPost("The bank wants to see the receipt.")
  await expect(maya.entries(maya.conversation, "The bank wants to see the receipt.")).toHaveCount(1)
  await zoe.write("Here it is: 84 €, paid by card.")
  await seenInTime("the answer, by the teammate", (limit) =>
    expect(maya.entries(maya.conversation, "Here it is: 84 €")).toHaveCount(1, limit),
  )
  await expect(ben.ticket.getByRole("combobox", { name: "State" })).toContainText("In progress")
  await expect(zoe.entries("is now", "In progress")).toHaveCount(1)
  await expect(zoe.timeline).not.toContainText("The bank")

  await maya.ticket.getByRole("button", { name: "Stop sharing" }).click()
  await maya.question("Stop sharing").getByRole("button", { name: "Stop sharing" }).click()
  await seenInTime("that it is gone, by the customer", (limit) =>
    expect(zoe.entries(`#${ticket.number}`)).toHaveCount(0, limit),
  )
  await expect(zoe.timeline).not.toContainText(ticket.title)
  await expect(zoe.entries("Here it is: 84 €")).toHaveCount(1)
  await expect(ben.ticket.getByText("Shared with customer")).toBeHidden()
  await zoe.open("/portal")
  await expect(zoe.page.getByText(ticket.title)).toHaveCount(0)
}

test("F1, S7, S8, C4: a form sent by hand, the ticket that it became, and its end, by three at once", async ({
  maya,
  ben,
  openCustomer,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  const zoe = await openCustomer(conversation)
  await zoe.openConversation(conversation)
  await maya.openConversation(conversation)
  await maya.conversation.getByRole("button", { name: "Send ticket form" }).click()
  const dialog = maya.dialog("Send ticket form")
  await maya.choose(dialog, "Ticket type", "Refund")
  await dialog.getByRole("button", { name: "Send form" }).click()
  await fillIn(zoe, "Money back for the poles")
  await carryOn({ maya, ben, zoe }, conversation)
})

test("F2, F4, S7, S8, C4: a workflow sends the form by itself, and all goes as by hand", async ({
  maya,
  ben,
  openCustomer,
}) => {
  const mark = randomUUID().slice(0, 8)
  const workflowId = newId()
  const definition = {
    trigger: { on: "conversation_started" },
    conditions: [{ field: "subject", op: "contains", value: mark }],
    actions: [{ id: newId(), do: "send_form", typeId: await ids.type("Refund") }],
  }
  await give("system", createWorkflow, { commandId: workflowId, name: `Ask ${mark}`, definition })
  await give("system", switchWorkflow, { workflowId, enabled: true })
  const known = await newConversation()
  const zoe = await openCustomer(known)
  await zoe.open("/messenger")
  await zoe.inside.getByRole("link", { name: "Send us a message" }).click()
  await zoe.write(`Refund for order ${mark}, please`)
  await fillIn(zoe, `Money back ${mark}`)
  const [row] = await db().execute<{ id: string }>(
    `select id from conversations where customer_id = '${known.customerId}' and id <> '${known.id}'`,
  )
  const conversation = { ...known, id: row?.id ?? "", subject: `Refund for order ${mark}, please` }
  await carryOn({ maya, ben, zoe }, conversation)
  await give("system", switchWorkflow, { workflowId, enabled: false })
})
