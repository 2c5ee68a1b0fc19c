import { db } from "@/db/client"
import { sendTicketForm, submitTicketForm } from "@/lib/tickets/commands/forms"
import { expect, test } from "./test"
import { customerOf, demo, give, giveAs, ids, newConversation, newTicket } from "./world"

/** The form that was sent last in a conversation. */
async function formIn(conversationId: string): Promise<string> {
  const [row] = await db().execute<{ id: string }>(
    `select id from ticket_forms where conversation_id = '${conversationId}' order by sent_at desc limit 1`,
  )
  if (!row) throw new Error("No form was sent there.")
  return row.id
}

/** Something in each field that a type's form requires: the first of a list, a word elsewhere. */
async function filledIn(type: string): Promise<Record<string, string>> {
  const { types } = await demo()
  const required = types.find((t) => t.name === type)?.attributes.filter((a) => a.requiredOnForm) ?? []
  return Object.fromEntries(required.map((a) => [a.id, a.items[0]?.id ?? "N-1042"]))
}

test("F1, F3: a teammate sends a form by hand, the customer fills it in, and both sides see the ticket", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  await maya.openConversation(conversation)
  await ben.openConversation(conversation)
  await maya.conversation.getByRole("button", { name: "Send ticket form" }).click()
  const dialog = maya.dialog("Send ticket form")
  await dialog.getByRole("combobox", { name: "Ticket type" }).click()
  const offered = maya.page.getByRole("listbox", { name: "Ticket type" }).getByRole("option")
  const { types } = await demo()
  // By name: another test may add a type meanwhile.
  for (const { name, archived, category, sharingAllowed } of types) {
    const shareable = !archived && (category === "customer" || sharingAllowed)
    await expect(offered.filter({ hasText: name }), name).toHaveCount(shareable ? 1 : 0)
  }
  await offered.filter({ hasText: "Refund" }).click()

  const preview = dialog.getByRole("region", { name: /^What .* will get$/ })
  const asked = types.find((t) => t.name === "Refund")?.attributes.filter((a) => a.visibleToCustomer) ?? []
  await expect(preview.getByRole("listitem")).toHaveCount(1 + asked.length)
  await expect(preview.getByRole("listitem").first()).toContainText(/Title.*required/)
  await dialog.getByRole("button", { name: "Send form" }).click()
  await expect(dialog).toBeHidden()
  for (const desk of [maya, ben])
    await expect(desk.entries(desk.conversation, "Maya Chen", "sent a Refund form")).toHaveCount(1)

  await giveAs(await customerOf(conversation), submitTicketForm, {
    formId: await formIn(conversation.id),
    title: "Two poles are broken",
  })
  for (const desk of [maya, ben]) {
    const filled = desk.entries(desk.conversation, conversation.customer, "filled in the Refund form")
    await expect(filled).toHaveCount(1)
    await expect(desk.ticket.getByRole("textbox", { name: "Title" })).toHaveValue("Two poles are broken")
  }
})

test("F1: where the customer has a ticket already the control stays in reach and says why", async ({
  maya,
}) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { share: true })
  await maya.openConversation(conversation)
  const control = maya.conversation.getByRole("button", { name: "Send ticket form" })
  const reason = `Ticket #${ticket.number} is shared with this customer already.`
  await expect(control).toHaveAttribute("aria-disabled", "true")
  await expect(control).toHaveAccessibleDescription(reason)
  await control.focus()
  await control.press("Enter")
  await expect(maya.status).toContainText(reason)
  await expect(maya.dialog("Send ticket form")).toHaveCount(0)
})

test("F1: what a colleague shares meanwhile is said in the open dialog, which stays", async ({ maya }) => {
  const conversation = await newConversation()
  await maya.openConversation(conversation)
  await maya.conversation.getByRole("button", { name: "Send ticket form" }).click()
  const dialog = maya.dialog("Send ticket form")
  await maya.choose(dialog, "Ticket type", "Refund")
  const ticket = await newTicket(conversation, { share: true })
  const reason = `Ticket #${ticket.number} is shared with this customer already.`
  await expect(dialog).toContainText(reason)
  const send = dialog.getByRole("button", { name: "Send form" })
  await expect(send).toHaveAttribute("aria-disabled", "true")
  await send.focus()
  await send.press("Enter")
  await expect(maya.status).toContainText(reason)
  await expect(maya.entries(maya.conversation, "sent a Refund form")).toHaveCount(0)
})

test("F3: a form of a customer type turns the conversation into a Customer ticket while it is open", async ({
  maya,
}) => {
  const conversation = await newConversation()
  await maya.openConversation(conversation)
  await give("maya", sendTicketForm, {
    conversationId: conversation.id,
    typeId: await ids.type("Order problem"),
  })
  await giveAs(await customerOf(conversation), submitTicketForm, {
    formId: await formIn(conversation.id),
    title: "Parcel never came",
    attributes: await filledIn("Order problem"),
  })
  await expect(maya.conversation.getByRole("textbox", { name: "Title" })).toHaveValue("Parcel never came")
  const control = maya.conversation.getByRole("button", { name: "Send ticket form" })
  await expect(control).toHaveAccessibleDescription("This conversation is a Customer ticket already.")
})
