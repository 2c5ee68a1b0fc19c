import type { Locator } from "@playwright/test"
import { shareTicket } from "@/lib/tickets/commands/sharing"
import type { Desk } from "./desk"
import { expect, test } from "./test"
import { give, newConversation, newTicket } from "./world"

/** Gives or takes a tag with a pane's "Tags" list. */
async function pressTag(desk: Desk, pane: Locator, tag: string): Promise<void> {
  await pane.getByRole("button", { name: "Tags", exact: true }).click()
  await desk.page
    .getByRole("listbox", { name: "Tags" })
    .getByRole("option", { name: tag, exact: true })
    .click()
  await desk.page.keyboard.press("Escape")
  await expect(desk.page.getByRole("listbox", { name: "Tags" })).toHaveCount(0)
}

test("A conversation is tagged and untagged, and the other person sees both", async ({ maya, leo }) => {
  const conversation = await newConversation({ assignee: "maya" })
  await maya.openConversation(conversation)
  await leo.openConversation(conversation)
  await pressTag(maya, maya.conversation, "warranty")
  await expect(maya.conversation.getByText("warranty", { exact: true }).first()).toBeVisible()
  await expect(leo.entries(leo.conversation, "Maya Chen", "warranty")).toHaveCount(1)
  await pressTag(leo, leo.conversation, "warranty")
  await expect(maya.entries(maya.conversation, "Leo Brandt", "removed", "warranty")).toHaveCount(1)
  await maya.reload()
  await expect(maya.entries(maya.conversation, "warranty")).toHaveCount(2)
  await maya.conversation.getByRole("button", { name: "Tags", exact: true }).click()
  const option = maya.page.getByRole("listbox", { name: "Tags" }).getByRole("option", { name: "warranty" })
  await expect(option).toHaveAttribute("aria-selected", "false")
})

test("S6: a ticket that is not shared can't be tagged, and says why; nor can a tracker", async ({ maya }) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation)
  await maya.openConversation(conversation, ticket)
  const tags = maya.ticket.getByRole("button", { name: "Tags", exact: true })
  const reason = "A Back-office ticket can be tagged only while it is shared with the customer."
  await expect(tags).toHaveAttribute("aria-disabled", "true")
  await expect(tags).toHaveAccessibleDescription(reason)
  await tags.press("Enter")
  await expect(maya.status).toContainText(reason)
  await expect(maya.page.getByRole("listbox")).toHaveCount(0)

  const tracker = await newTicket(conversation, { type: "Incident" })
  await maya.openConversation(conversation, tracker)
  await expect(maya.page.getByRole("region", { name: "Tracker ticket" })).toBeVisible()
  await expect(tags).toHaveAttribute("aria-disabled", "true")
  await expect(tags).toHaveAccessibleDescription("Tracker tickets don't carry tags.")
})

test("S6: a shared ticket is tagged; stopping takes the tag off, and the timeline keeps its name", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation)
  await give("ben", shareTicket, { ticketId: ticket.id })
  await maya.openConversation(conversation, ticket)
  await ben.openTicket(ticket)
  await pressTag(ben, ben.ticket, "payment")
  await expect(maya.entries(maya.ticket, "Ben Okafor", "payment")).toHaveCount(1)
  await expect(maya.entries(maya.conversation, "payment")).toHaveCount(0)

  await maya.ticket.getByRole("button", { name: "Stop sharing" }).click()
  const question = maya.question("Stop sharing")
  await expect(question).toContainText("“payment”")
  await question.getByRole("button", { name: "Stop sharing" }).click()
  await expect(ben.entries(ben.ticket, "Maya Chen", "stopped sharing", "payment")).toHaveCount(1)
  await expect(ben.ticket.getByRole("button", { name: "Tags", exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  )

  await give("ben", shareTicket, { ticketId: ticket.id })
  await ben.ticket.getByRole("button", { name: "Tags", exact: true }).click()
  const option = ben.page
    .getByRole("listbox", { name: "Tags" })
    .getByRole("option", { name: "payment", exact: true })
  await expect(option).toHaveAttribute("aria-selected", "false")
})
