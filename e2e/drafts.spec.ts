import type { Locator } from "@playwright/test"
import type { Desk } from "./desk"
import { holdCommands, loseAnswers, loseCommands } from "./on-the-way"
import { expect, test } from "./test"
import { newConversation, newTicket } from "./world"

const box = (pane: Locator, name: "Reply" | "Note") => pane.getByRole("textbox", { name, exact: true })
const tab = (desk: Desk, name: "Reply" | "Note") => desk.conversation.getByRole("tab", { name, exact: true })

test("Drafts of a reply, a note and a ticket's note survive a reload and a visit elsewhere", async ({
  maya,
}) => {
  const [conversation, other] = await Promise.all([
    newConversation({ assignee: "maya" }),
    newConversation({ assignee: "maya" }),
  ])
  const ticket = await newTicket(conversation)
  await maya.open("/inbox/mine")
  const row = (subject: string) => maya.conversations.getByRole("link", { name: subject })
  await row(conversation.subject).click()
  await box(maya.conversation, "Reply").fill("Dear Zoë, the poles")
  await tab(maya, "Note").click()
  await box(maya.conversation, "Note").fill("She wrote twice\nalready")
  await box(maya.ticket, "Note").fill("Ask the warehouse")

  const expectDrafts = async () => {
    await tab(maya, "Reply").click()
    await expect(box(maya.conversation, "Reply")).toHaveValue("Dear Zoë, the poles")
    await tab(maya, "Note").click()
    await expect(box(maya.conversation, "Note")).toHaveValue("She wrote twice\nalready")
    await expect(box(maya.ticket, "Note")).toHaveValue("Ask the warehouse")
  }
  await row(other.subject).click()
  await expect(maya.conversation.getByRole("heading", { name: other.subject })).toBeVisible()
  await expect(box(maya.conversation, "Reply")).toHaveValue("")
  await row(conversation.subject).click()
  await expectDrafts()
  await maya.reload()
  await expectDrafts()
  await maya.openTicket(ticket)
  await expectDrafts()
})

test("A live update does not touch what is being written", async ({ maya, ben }) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation)
  await maya.openConversation(conversation, ticket)
  await box(maya.conversation, "Reply").pressSequentially("Dear Zoë, ")
  await ben.openTicket(ticket)
  await ben.crossPost("The money left today.")
  await ben.changeState("In progress")
  await expect(maya.entries(maya.conversation, "The money left today.")).toHaveCount(1)
  await expect(box(maya.conversation, "Reply")).toBeFocused()
  await box(maya.conversation, "Reply").pressSequentially("the money left today.")
  await expect(box(maya.conversation, "Reply")).toHaveValue("Dear Zoë, the money left today.")
})

test("What is written in the new ticket's dialog is there again after it was closed, and after a reload", async ({
  maya,
}) => {
  const conversation = await newConversation()
  await maya.openConversation(conversation)
  const dialog = maya.dialog("New back-office ticket")
  const open = () => maya.conversation.getByRole("button", { name: "New back-office ticket" }).click()
  await open()
  await dialog.getByRole("textbox", { name: "Title" }).fill("Pay back one pole")
  await maya.page.keyboard.press("Escape")
  await expect(dialog).toBeHidden()
  await open()
  await expect(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("Pay back one pole")
  await maya.reload()
  await open()
  await expect(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("Pay back one pole")
})

test("Two presses of Ctrl+Enter, and of Ctrl+Shift+Enter, make one entry each", async ({ maya, ben }) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation)
  await ben.openConversation(conversation, ticket)
  await maya.openConversation(conversation, ticket)
  const twice = async (where: Locator, text: string, keys: string) => {
    await where.fill(text)
    await where.press(keys)
    await where.press(keys)
    await expect(where).toHaveValue("")
  }
  await twice(box(maya.conversation, "Reply"), "A new pole is on its way.", "Control+Enter")
  await tab(maya, "Note").click()
  await twice(box(maya.conversation, "Note"), "She is a regular.", "Control+Enter")
  await twice(box(maya.ticket, "Note"), "For the ticket alone.", "Control+Enter")
  await twice(box(maya.ticket, "Note"), "For both sides.", "Control+Shift+Enter")
  for (const desk of [ben, maya]) {
    await expect(desk.entries(desk.ticket, "For both sides.")).toHaveCount(1)
    await expect(desk.entries(desk.conversation, "For both sides.")).toHaveCount(1)
    await expect(desk.entries(desk.ticket, "For the ticket alone.")).toHaveCount(1)
    await expect(desk.entries(desk.conversation, "A new pole is on its way.")).toHaveCount(1)
    await expect(desk.entries(desk.conversation, "She is a regular.")).toHaveCount(1)
    await expect(desk.entries(desk.conversation, "For the ticket alone.")).toHaveCount(0)
  }
})

test("A sent entry stands in the timeline before the server has answered", async ({ maya }) => {
  const conversation = await newConversation({ assignee: "maya" })
  await maya.openConversation(conversation)
  const way = await holdCommands(maya.page)
  await box(maya.conversation, "Reply").fill("A new pole is on its way.")
  await maya.conversation.getByRole("button", { name: /^Send reply/ }).click()
  await way.sent
  await expect(maya.entries(maya.conversation, "A new pole is on its way.")).toHaveCount(1)
  way.release()
  await maya.reload()
  await expect(maya.entries(maya.conversation, "A new pole is on its way.")).toHaveCount(1)
})

test.describe("on a bad network", () => {
  test.use({ tolerated: /Failed to (load resource|fetch)/ })

  test("a send that never arrived gives the words back and says so; sent again it makes exactly one", async ({
    maya,
    ben,
  }) => {
    const conversation = await newConversation({ assignee: "maya" })
    await maya.openConversation(conversation)
    await ben.openConversation(conversation)
    const reply = box(maya.conversation, "Reply")
    const back = await loseCommands(maya.page)
    await reply.fill("A new pole is on its way.")
    await reply.press("Control+Enter")
    await expect(maya.status).toContainText("can't be reached")
    await expect(reply).toHaveValue("A new pole is on its way.")
    await expect(maya.entries(maya.conversation, "A new pole is on its way.")).toHaveCount(0)
    await back()
    await reply.press("Control+Enter")
    for (const desk of [maya, ben])
      await expect(desk.entries(desk.conversation, "A new pole is on its way.")).toHaveCount(1)
    await expect(reply).toHaveValue("")
  })

  test("a cross-posted note whose answer was lost is not posted twice when it is sent again", async ({
    maya,
    ben,
  }) => {
    const conversation = await newConversation({ assignee: "maya" })
    const ticket = await newTicket(conversation)
    await ben.openTicket(ticket)
    await maya.openConversation(conversation, ticket)
    const note = box(ben.ticket, "Note")
    const back = await loseAnswers(ben.page)
    await note.fill("The money left today.")
    await note.press("Control+Shift+Enter")
    await expect(note).toHaveValue("The money left today.")
    await expect(maya.entries(maya.conversation, "The money left today.")).toHaveCount(1)
    await back()
    await note.press("Control+Shift+Enter")
    await expect(note).toHaveValue("")
    for (const desk of [maya, ben]) {
      await desk.reload()
      await expect(desk.entries(desk.conversation, "The money left today.")).toHaveCount(1)
      await expect(desk.entries(desk.ticket, "The money left today.")).toHaveCount(1)
    }
  })
})
