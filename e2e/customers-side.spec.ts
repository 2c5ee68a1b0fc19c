import { sendReply } from "@/lib/conversations/commands/messages"
import { convertConversation } from "@/lib/tickets/commands/convert"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { shareTicket } from "@/lib/tickets/commands/sharing"
import { Customer } from "./customer"
import { expect, seenInTime, test } from "./test"
import { customerOf, give, giveAs, ids, newConversation, newTicket } from "./world"

test("a reply says live that its customer has seen it; one that came after does not", async ({ maya }) => {
  const conversation = await newConversation({ assignee: "maya" })
  await give("maya", sendReply, { conversationId: conversation.id, text: "We send new poles." })
  await maya.openConversation(conversation)
  const first = maya.entries(maya.conversation, "We send new poles.")
  await expect(first).toHaveCount(1)
  await expect(first).not.toContainText("Seen")
  await (await Customer.of(conversation)).looksAt(conversation)
  await seenInTime("the mark on the reply", async (limit) => expect(first).toContainText("Seen", limit))
  await expect(first).toHaveAccessibleName(/, seen$/)
  await give("maya", sendReply, { conversationId: conversation.id, text: "They arrive tomorrow." })
  const second = maya.entries(maya.conversation, "They arrive tomorrow.")
  await expect(second).toHaveCount(1)
  await expect(second).not.toContainText("Seen")
  await giveAs(await customerOf(conversation), receiveMessage, {
    conversationId: conversation.id,
    text: "Thank you!",
  })
  await expect(second).toContainText("Seen")
  await maya.reload()
  await expect(second).toContainText("Seen")
})

test("S2, S7: what sharing shows beforehand is what the customer then reads", async ({ ben }) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { title: "Send poles again" })
  await ben.openTicket(ticket)
  await ben.ticket.getByRole("button", { name: "Share with customer" }).click()
  const screen = ben.question("Share with customer").getByRole("region", { name: "The customer’s screen" })
  await expect(screen.getByRole("heading", { name: "Send poles again" })).toBeVisible()
  await expect(screen).toContainText(`#${ticket.number}`)
  await expect(screen.getByRole("list", { name: "Progress" }).getByRole("listitem").first()).toContainText(
    "Submitted. Now",
  )
  await ben.question("Share with customer").getByRole("button", { name: "Share", exact: true }).click()

  await ben.ticket.getByRole("button", { name: "What the customer sees" }).click()
  const dialog = ben.dialog("What the customer sees")
  await expect(dialog.getByRole("heading", { name: "Send poles again" })).toBeVisible()
  const shown = await ben.page.request.get(`/api/tickets/${ticket.number}/customer-view`)
  expect(await shown.json()).toEqual(await (await Customer.of(conversation)).reads(ticket))
})

test("S7: what the customer sees follows the ticket while it is looked at", async ({ ben, maya }) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation)
  await give("ben", shareTicket, { ticketId: ticket.id })
  await maya.openTicket(ticket)
  await maya.ticket.getByRole("button", { name: "What the customer sees" }).click()
  const dialog = maya.dialog("What the customer sees")
  await expect(dialog).toContainText("Submitted")
  await ben.openTicket(ticket)
  await ben.changeState("Waiting on customer")
  await expect(dialog).toContainText("Waiting on you. Now")
})

test("a customer's files stand beside their words, with name and size, and come as a download", async ({
  maya,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  await maya.openConversation(conversation)
  const file = { name: "the torn seam.txt", content: "x".repeat(2_048) }
  await (await Customer.of(conversation)).sends(conversation, "Here it is.", file)
  const files = maya.entries(maya.conversation, "Here it is.").getByRole("list", { name: "Files" })
  await expect(files.getByRole("listitem")).toContainText("2 kB")
  const [download] = await Promise.all([
    maya.page.waitForEvent("download"),
    files.getByRole("link", { name: file.name }).click(),
  ])
  expect(download.suggestedFilename()).toBe(file.name)
})

test("S7: a Customer ticket shows what its customer sees of it as well", async ({ maya }) => {
  const conversation = await newConversation()
  await give("maya", convertConversation, {
    conversationId: conversation.id,
    typeId: await ids.type("Order problem"),
    title: "Parcel never came",
  })
  await maya.openConversation(conversation)
  await maya.conversation.getByRole("button", { name: "What the customer sees" }).click()
  const screen = maya.dialog("What the customer sees").getByRole("region", { name: "The customer’s screen" })
  await expect(screen.getByRole("heading", { name: "Parcel never came" })).toBeVisible()
})
