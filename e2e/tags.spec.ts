import type { Locator } from "@playwright/test"
import { tagConversation } from "@/lib/conversations/commands/tags"
import { newId } from "@/lib/shared/ids"
import { addTag, renameTag } from "@/lib/tags/commands"
import { shareTicket } from "@/lib/tickets/commands/sharing"
import type { Desk } from "./desk"
import { chooseByTyping, tabTo } from "./keys"
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

test("A tag is made, renamed, archived and brought back by keys alone; a name that is taken is said", async ({
  ada,
}) => {
  const { page } = ada
  const { keyboard } = page
  const name = `Trail ${newId().slice(-6)}`
  await page.goto("/settings/tags")
  await tabTo(page.getByRole("textbox", { name: "New tag" }))
  await keyboard.type("WARRANTY")
  await keyboard.press("Enter")
  await expect(page.getByText("The tag “warranty” exists already.")).toBeVisible()
  await page.getByRole("textbox", { name: "New tag" }).fill(name)
  await keyboard.press("Enter")
  const row = page
    .getByRole("list", { name: "Tags", exact: true })
    .getByRole("listitem")
    .filter({ hasText: name })
  await expect(row).toContainText("On nothing yet")
  await tabTo(row.getByRole("button", { name: `Rename ${name}` }))
  await keyboard.press("Enter")
  await keyboard.press("End")
  await keyboard.type(" run")
  await keyboard.press("Enter")
  await expect(row).toContainText(`${name} run`)
  const rename = row.getByRole("button", { name: `Rename ${name} run` })
  await expect(rename).toBeFocused()
  await tabTo(row.getByRole("button", { name: `Archive ${name} run` }))
  await keyboard.press("Enter")
  await expect(row).toHaveCount(0)
  await ada.status.getByRole("button", { name: "Undo" }).press("Enter")
  await expect(row).toBeVisible()
})

test("Two admins rename one tag: both names are shown, and what was typed stays", async ({ ada }) => {
  const [tagId, name] = [newId(), `Canyon ${newId().slice(-6)}`]
  await give("system", addTag, { commandId: tagId, name })
  const { page } = ada
  await page.goto("/settings/tags")
  await page.getByRole("button", { name: `Rename ${name}`, exact: true }).click()
  await page.getByRole("textbox", { name: `New name of ${name}` }).fill(`${name} mine`)
  await give("system", renameTag, { tagId, before: name, name: `${name} theirs` })
  await page.getByRole("button", { name: "Save name" }).click()
  const question = page.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile." })
  await expect(question).toContainText(`“${name} theirs”`)
  await expect(page.getByRole("textbox", { name: /^New name of/ })).toHaveValue(`${name} mine`)
  await question.getByRole("button", { name: "Save mine instead" }).click()
  await expect(page.getByRole("list", { name: "Tags", exact: true })).toContainText(`${name} mine`)
})

test("Two tags are merged after a question in figures; open screens follow, and the timeline keeps the old name", async ({
  ada,
  maya,
}) => {
  const [from, into] = [newId(), newId()]
  const [old, kept] = [`Glacier ${from.slice(-6)}`, `Iceberg ${into.slice(-6)}`]
  await give("system", addTag, { commandId: from, name: old })
  await give("system", addTag, { commandId: into, name: kept })
  const conversation = await newConversation({ assignee: "maya" })
  await give("maya", tagConversation, { conversationId: conversation.id, tagId: from })
  await maya.openConversation(conversation)
  const { page } = ada
  await page.goto("/settings/tags")
  await tabTo(page.getByRole("button", { name: `Merge ${old}` }))
  await page.keyboard.press("Enter")
  const merge = page.getByRole("button", { name: "Merge", exact: true })
  await expect(merge).toHaveAccessibleDescription("Choose the tag that stays.")
  await tabTo(page.getByRole("combobox", { name: `Merge “${old}” into` }))
  await chooseByTyping(page.getByRole("combobox"), kept)
  await tabTo(merge)
  await page.keyboard.press("Enter")
  const question = ada.question("Merge tags")
  await expect(question).toContainText(`1 conversation will carry “${kept}” instead of “${old}”.`)
  await question.getByRole("button", { name: "Merge" }).click()
  await expect(page.getByRole("list", { name: "Tags", exact: true })).not.toContainText(old)
  await expect(maya.conversation.getByText(kept, { exact: true }).first()).toBeVisible()
  await expect(maya.entries(maya.conversation, "added the tag", old)).toHaveCount(1)
})
