import type { Locator } from "@playwright/test"
import { chooseByTyping, tabTo } from "./keys"
import { expect, test } from "./test"
import { newConversation, newTicket } from "./world"

// A trace of each of some hundred key presses takes longer than the test.
test.use({ trace: "off" })

test("From sign-in to a ticket without a mouse", async ({ openDesk }) => {
  const conversation = await newConversation({ assignee: "leo" })
  const leo = await openDesk("leo", { storageState: { cookies: [], origins: [] } })
  const { keyboard } = leo.page
  await leo.page.goto("/sign-in")
  await tabTo(leo.page.getByRole("textbox", { name: "Email" }))
  await keyboard.type("leo@example.com")
  await tabTo(leo.page.getByRole("textbox", { name: "Password" }))
  await keyboard.type("backline-demo")
  await Promise.all([leo.listening(), keyboard.press("Enter")])
  await expect(leo.page).toHaveURL(/\/inbox\/mine$/)

  await tabTo(leo.conversations.getByRole("link", { name: conversation.subject }))
  await keyboard.press("Enter")
  await expect(leo.conversation.getByRole("heading", { name: conversation.subject })).toBeVisible()
  await tabTo(leo.conversation.getByRole("button", { name: "New back-office ticket" }))
  await keyboard.press("Enter")
  const dialog = leo.dialog("New back-office ticket")
  const type = dialog.getByRole("combobox", { name: "Ticket type" })
  await tabTo(type)
  await chooseByTyping(type, "Ref")
  await expect(type).toContainText("Refund")
  await tabTo(dialog.getByRole("textbox", { name: "Title" }))
  await keyboard.type("Pay back one pole")
  await tabTo(dialog.getByRole("button", { name: "Create ticket" }))
  await keyboard.press("Enter")
  await expect(dialog).toBeHidden()
  await expect(leo.ticket.getByRole("textbox", { name: "Title" })).toHaveValue("Pay back one pole")
})

test("Notes, state, snooze, close and reopen without a mouse; the focus is never lost", async ({ leo }) => {
  const conversation = await newConversation({ assignee: "leo" })
  const ticket = await newTicket(conversation)
  await leo.openConversation(conversation, ticket)
  const { keyboard } = leo.page
  const note = leo.ticket.getByRole("textbox", { name: "Note" })
  await tabTo(note, "Shift+Tab")
  await keyboard.type("For us alone.")
  await keyboard.press("Control+Enter")
  await expect(leo.entries(leo.ticket, "For us alone.")).toHaveCount(1)
  await expect(note).toBeFocused()
  await keyboard.type("For both sides.")
  await keyboard.press("Control+Shift+Enter")
  await expect(leo.entries(leo.conversation, "For both sides.")).toHaveCount(1)
  await expect(leo.entries(leo.conversation, "For us alone.")).toHaveCount(0)
  await expect(note).toBeFocused()

  const state = leo.ticket.getByRole("combobox", { name: "State" })
  await tabTo(state, "Shift+Tab")
  await chooseByTyping(state, "In p")
  await expect(state).toContainText("In progress")
  await expect(state).toBeFocused()
  const button = (name: string) => leo.conversation.getByRole("button", { name, exact: true })
  await tabTo(button("Snooze"), "Shift+Tab")
  await keyboard.press("Enter")
  await expect(leo.page.getByRole("menu")).toBeVisible()
  await keyboard.type("Tom")
  await keyboard.press("Enter")
  await expect(button("Wake")).toBeFocused()
  await keyboard.press("Enter")
  await expect(button("Snooze")).toBeFocused()
  await tabTo(button("Close"))
  await keyboard.press("Enter")
  await expect(button("Reopen")).toBeFocused()
  await keyboard.press("Enter")
  await expect(button("Close")).toBeFocused()
  await expect(leo.page).toHaveURL(new RegExp(conversation.id))
})

test("Escape closes what was opened, and the focus returns to what opened it", async ({ maya }) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation)
  await maya.openConversation(conversation, ticket)
  const { conversation: front, ticket: back, page } = maya
  const button = (pane: Locator, name: string) => pane.getByRole("button", { name, exact: true })
  const openers: [Locator, Locator][] = [
    [button(front, "New back-office ticket"), maya.dialog("New back-office ticket")],
    [button(front, "Convert to customer ticket"), maya.dialog("Convert to customer ticket")],
    [button(front, "Snooze"), page.getByRole("menu")],
    [button(front, "Tags"), page.getByRole("listbox", { name: "Tags" })],
    [button(back, "Share with customer"), maya.question("Share with customer")],
    [button(back, "Link to conversation"), maya.dialog("Link to conversation")],
    [back.getByRole("combobox", { name: "State" }), page.getByRole("listbox", { name: "State" })],
    [front.getByRole("combobox", { name: "Assignee" }), page.getByRole("listbox", { name: "Assignee" })],
  ]
  for (const [opener, opened] of openers) {
    await opener.press("Enter")
    await expect(opened).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(opened).toBeHidden()
    await expect(opener).toBeFocused()
  }
})

test("The line between the sides moves with the arrow keys, and is found where it was left", async ({
  maya,
}) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation)
  await maya.openConversation(conversation, ticket)
  const width = async () => Math.round((await maya.ticket.boundingBox())?.width ?? 0)
  const before = await width()
  const line = maya.page.getByRole("separator").last()
  await line.focus()
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowLeft"]) await line.press(key)
  await expect.poll(width).toBeGreaterThan(before)
  const after = await width()
  await maya.reload()
  await expect(maya.ticket).toBeVisible()
  expect(Math.abs((await width()) - after)).toBeLessThanOrEqual(1)
  await maya.openConversation(conversation, ticket)
  expect(Math.abs((await width()) - after)).toBeLessThanOrEqual(1)
})

test("Tabs of the composer change with the arrow keys, and a disabled control says why", async ({ maya }) => {
  const conversation = await newConversation()
  await maya.openConversation(conversation)
  const reply = maya.conversation.getByRole("tab", { name: "Reply" })
  await reply.focus()
  await reply.press("ArrowRight")
  await expect(maya.conversation.getByRole("tab", { name: "Note" })).toBeFocused()
  await expect(maya.conversation.getByRole("textbox", { name: "Note" })).toBeVisible()
  const add = maya.conversation.getByRole("button", { name: "Add note" })
  await expect(add).toHaveAttribute("aria-disabled", "true")
  await expect(add).toHaveAccessibleDescription("Write a note first.")
  await tabTo(add)
  await maya.page.keyboard.press("Enter")
  await expect(maya.status).toContainText("Write a note first.")
})
