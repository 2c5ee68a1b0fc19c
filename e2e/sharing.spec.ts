import { shareTicket } from "@/lib/tickets/commands/sharing"
import { tagTicket } from "@/lib/tickets/commands/tags"
import type { Desk } from "./desk"
import { holdCommands } from "./on-the-way"
import { expect, test } from "./test"
import { give, ids, newConversation, newInvestigation, newTicket } from "./world"

/** Presses Share on the ticket up to the question, which it gives. */
async function askToShare(desk: Desk) {
  await desk.ticket.getByRole("button", { name: "Share with customer" }).click()
  const question = desk.question("Share with customer")
  await expect(question).toBeVisible()
  return question
}

test("S2: sharing asks first and lists what becomes visible; then both people see that it is shared", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation, { assignee: "ben" })
  await maya.openConversation(conversation, ticket)
  await ben.openTicket(ticket)
  await ben.addNote("Do not tell them about the recall.")

  const question = await askToShare(ben)
  for (const words of [ticket.title, `#${ticket.number}`, "Refund", "Submitted", "Amount", "Order number"])
    await expect(question).toContainText(words)
  await expect(question).toContainText(conversation.customer)
  await expect(question).not.toContainText("recall")
  await question.getByRole("button", { name: "Cancel" }).click()
  await expect(question).toBeHidden()
  await expect(ben.ticket.getByText("Shared with customer", { exact: true })).toHaveCount(0)

  await (await askToShare(ben)).getByRole("button", { name: "Share", exact: true }).click()
  for (const desk of [ben, maya]) {
    await expect(desk.ticket.getByRole("button", { name: "Stop sharing" })).toBeVisible()
    await expect(desk.ticket.getByText("Shared with customer", { exact: true })).toBeVisible()
    await expect(desk.entries(desk.conversation, "Ben Okafor", "shared", `#${ticket.number}`)).toHaveCount(1)
  }
})

test("S2: a ticket can be shared from the start, once a type that allows it is chosen", async ({ maya }) => {
  const conversation = await newConversation({ assignee: "maya" })
  await maya.openConversation(conversation)
  await maya.conversation.getByRole("button", { name: "New back-office ticket" }).click()
  const dialog = maya.dialog("New back-office ticket")
  const share = dialog.getByRole("checkbox", { name: "Share with customer" })
  await expect(share).not.toBeChecked()
  await expect(share).toHaveAttribute("aria-disabled", "true")
  await maya.choose(dialog, "Ticket type", "Fraud investigation")
  await expect(share).toHaveAttribute("aria-disabled", "true")
  await expect(share).toHaveAccessibleDescription(/Fraud investigation tickets are never shared/)
  await maya.choose(dialog, "Ticket type", "Refund")
  await expect(share).not.toHaveAttribute("aria-disabled", "true")
  await expect(share).not.toBeChecked()
  await share.click()
  await expect(share).toBeChecked()
  await dialog.getByRole("textbox", { name: "Title" }).fill("Shared from the start")
  await dialog.getByRole("button", { name: "Create ticket" }).click()
  await expect(dialog).toBeHidden()
  await expect(maya.ticket.getByRole("button", { name: "Stop sharing" })).toBeVisible()
})

test("T2: a Fraud investigation can't be shared; the button stays in reach and says why", async ({
  priya,
}) => {
  const conversation = await newConversation()
  const ticket = await newInvestigation(conversation)
  await priya.openTicket(ticket)
  const share = priya.ticket.getByRole("button", { name: "Share with customer" })
  const reason = "Fraud investigation tickets are never shared with customers."
  await expect(share).toHaveAttribute("aria-disabled", "true")
  await expect(share).toHaveAccessibleDescription(reason)
  await share.focus()
  await expect(share).toBeFocused()
  await share.press("Enter")
  await expect(priya.status).toContainText(reason)
  await expect(priya.question("Share with customer")).toHaveCount(0)
})

test("S4: beside a shared ticket a second one can't be shared, and the reason names the first", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation()
  const first = await newTicket(conversation)
  const second = await newTicket(conversation)
  await maya.openConversation(conversation, second)
  const share = maya.ticket.getByRole("button", { name: "Share with customer" })
  await expect(share).not.toHaveAttribute("aria-disabled", "true")
  await ben.openTicket(first)
  await (await askToShare(ben)).getByRole("button", { name: "Share", exact: true }).click()
  await expect(share).toHaveAttribute("aria-disabled", "true")
  await expect(share).toHaveAccessibleDescription(
    `Ticket #${first.number} is shared with this customer already.`,
  )
})

test("S4: when two people press Share in the same instant one ticket is shared, the other person hears which", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation()
  const tickets = [await newTicket(conversation), await newTicket(conversation)] as const
  await maya.openTicket(tickets[0])
  await ben.openTicket(tickets[1])
  const questions = [await askToShare(maya), await askToShare(ben)]
  const ways = [await holdCommands(maya.page), await holdCommands(ben.page)]
  for (const question of questions) await question.getByRole("button", { name: "Share", exact: true }).click()
  await Promise.all(ways.map((way) => way.sent))
  for (const way of ways) way.release()

  const desks = [maya, ben] as const
  for (const desk of desks) await expect(desk.status).toContainText(/shared with/i)
  const heard = await Promise.all(desks.map((desk) => desk.status.textContent()))
  const [winner, loser] = heard[0]?.includes("already") ? ([1, 0] as const) : ([0, 1] as const)
  expect(heard[winner]).not.toContain("already")
  expect(heard[loser]).toContain(`Ticket #${tickets[winner].number} is shared with this customer already.`)
  await expect(desks[winner].ticket.getByRole("button", { name: "Stop sharing" })).toBeVisible()
  const refused = desks[loser].ticket.getByRole("button", { name: "Share with customer" })
  await expect(refused).toHaveAttribute("aria-disabled", "true")
  await desks[loser].reload()
  await expect(refused).toHaveAttribute("aria-disabled", "true")
})

test("S6: stopping asks, names the tags that go, and the timeline keeps them", async ({ maya, ben }) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation, { assignee: "ben" })
  await give("ben", shareTicket, { ticketId: ticket.id })
  for (const tag of ["vip", "urgent"])
    await give("ben", tagTicket, { ticketId: ticket.id, tagId: await ids.tag(tag) })
  await maya.openConversation(conversation, ticket)
  await ben.openTicket(ticket)
  await ben.ticket.getByRole("button", { name: "Stop sharing" }).click()
  const question = ben.question("Stop sharing")
  await expect(question).toContainText("vip")
  await expect(question).toContainText("urgent")
  await question.getByRole("button", { name: "Cancel" }).click()
  await expect(ben.ticket.getByRole("button", { name: "Stop sharing" })).toBeVisible()

  await ben.ticket.getByRole("button", { name: "Stop sharing" }).click()
  await question.getByRole("button", { name: "Stop sharing" }).click()
  for (const desk of [ben, maya]) {
    await expect(desk.ticket.getByRole("button", { name: "Share with customer" })).toBeVisible()
    await expect(desk.ticket.getByRole("button", { name: "Tags" })).toHaveAttribute("aria-disabled", "true")
    await expect(desk.entries(desk.ticket, "Ben Okafor", "stopped sharing", "vip", "urgent")).toHaveCount(1)
    await expect(desk.entries(desk.conversation, "stopped sharing", `#${ticket.number}`)).toHaveCount(1)
  }
})

test("S6: a tag that comes while the question stands is named; one that comes later stops the stopping", async ({
  ben,
}) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation)
  await give("ben", shareTicket, { ticketId: ticket.id })
  await ben.openTicket(ticket)
  await ben.ticket.getByRole("button", { name: "Stop sharing" }).click()
  const question = ben.question("Stop sharing")
  await expect(question).not.toContainText("vip")
  await give("maya", tagTicket, { ticketId: ticket.id, tagId: await ids.tag("vip") })
  await expect(question).toContainText("vip")

  const way = await holdCommands(ben.page)
  await question.getByRole("button", { name: "Stop sharing" }).click()
  await way.sent
  await give("maya", tagTicket, { ticketId: ticket.id, tagId: await ids.tag("urgent") })
  way.release()
  await expect(ben.status).toContainText("Stopping sharing would also remove the tags “urgent”.")
  await expect(ben.ticket.getByRole("button", { name: "Stop sharing" })).toBeVisible()
  await ben.ticket.getByRole("button", { name: "Tags" }).click()
  const tagged = ben.page.getByRole("listbox", { name: "Tags" }).getByRole("option", { selected: true })
  await expect(tagged).toHaveText(["urgent", "vip"])
})
