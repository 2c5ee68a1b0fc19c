import { expect, seenInTime, test } from "./test"
import { assign, newConversation, newTicket } from "./world"

test("Maya opens a Refund from a conversation; Ben of Finance sees it come and works on it beside her", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  const title = `Pay back the poles of ${conversation.subject}`
  await ben.open("/tickets/team")
  await maya.openConversation(conversation)

  await maya.conversation.getByRole("button", { name: "New back-office ticket" }).click()
  const dialog = maya.dialog("New back-office ticket")
  await maya.choose(dialog, "Ticket type", "Refund")
  await dialog.getByRole("textbox", { name: "Title" }).fill(title)
  await dialog.getByRole("textbox", { name: "Description" }).fill("One pole of three arrived broken.")
  await dialog.getByRole("button", { name: "Create ticket" }).click()
  await expect(dialog).toBeHidden()
  await expect(maya.ticket.getByRole("textbox", { name: "Title" })).toHaveValue(title)
  await expect(maya.page).toHaveURL(/\?ticket=\d+$/)
  const number = new URL(maya.page.url()).searchParams.get("ticket")

  const row = ben.tickets.getByRole("link", { name: title })
  await seenInTime("the new ticket in the team's list", (limit) => expect(row).toBeVisible(limit))
  await row.click()
  await expect(ben.page).toHaveURL(new RegExp(`/tickets/team/${number}`))
  await expect(ben.ticket.getByRole("combobox", { name: "Team" })).toContainText("Finance")
  await expect(ben.conversation.getByRole("heading", { name: conversation.subject })).toBeVisible()
  await expect(ben.entries(ben.conversation, "one of the poles arrived broken")).toBeVisible()

  await ben.changeState("In progress")
  const changed = maya.entries(maya.conversation, "Ben Okafor", `#${number}`, "Submitted", "In progress")
  await seenInTime("the new state in the conversation", (limit) => expect(changed).toHaveCount(1, limit))
  await expect(maya.ticket.getByRole("combobox", { name: "State" })).toContainText("In progress")

  const alone = "Waiting for the bank, for us alone."
  await ben.addNote(alone)
  await seenInTime("the note beside the conversation", (limit) =>
    expect(maya.entries(maya.ticket, "Ben Okafor", alone)).toHaveCount(1, limit),
  )
  await expect(maya.entries(maya.conversation, alone)).toHaveCount(0)

  const crossPosted = "The money left today."
  await ben.writeNote(crossPosted)
  await ben.ticket.getByRole("textbox", { name: "Note" }).press("Control+Shift+Enter")
  await expect(ben.entries(ben.ticket, crossPosted)).toHaveCount(1)
  await seenInTime("the cross-posted note in the conversation", (limit) =>
    expect(maya.entries(maya.conversation, "Ben Okafor", crossPosted)).toHaveCount(1, limit),
  )
  await expect(maya.entries(maya.ticket, crossPosted)).toHaveCount(1)
  await expect(ben.entries(ben.conversation, crossPosted)).toHaveCount(1)
  await expect(changed).toHaveCount(1)

  await maya.reload()
  await expect(maya.entries(maya.conversation, crossPosted)).toHaveCount(1)
  await expect(maya.entries(maya.conversation, alone)).toHaveCount(0)
})

test("A note and a state change turn the row unread for the conversation's teammate, wherever she is", async ({
  maya,
  ben,
}) => {
  const [first, second] = await Promise.all([
    newConversation({ assignee: "maya" }),
    newConversation({ assignee: "maya" }),
  ])
  const ticket = await newTicket(first, { assignee: "ben" })
  await maya.openConversation(first)
  await maya.open("/inbox/mine")
  const row = maya.conversations.getByRole("link", { name: first.subject })
  await maya.conversations.getByRole("link", { name: second.subject }).click()
  await expect(maya.conversation.getByRole("heading", { name: second.subject })).toBeVisible()
  await expect(row).toBeVisible()
  await expect(row).not.toContainText("Unread")

  await ben.openTicket(ticket)
  await ben.crossPost("The money left today.")
  await seenInTime("the unread row", (limit) => expect(row).toContainText("Unread", limit))
  await seenInTime("its last words", (limit) => expect(row).toContainText("The money left today.", limit))

  await row.click()
  await expect(maya.entries(maya.conversation, "The money left today.")).toBeVisible()
  await expect(row).not.toContainText("Unread")

  await maya.conversations.getByRole("link", { name: second.subject }).click()
  await expect(maya.conversation.getByRole("heading", { name: second.subject })).toBeVisible()
  await ben.changeState("Waiting on customer")
  await seenInTime("the unread row", (limit) => expect(row).toContainText("Unread", limit))
})

test("What a teammate writes is not unread to herself, nor a note that was not cross-posted", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation, { assignee: "ben" })
  await maya.openConversation(conversation, ticket)
  await maya.crossPost("Please hurry with this one.")
  await maya.open("/inbox/mine")
  const row = maya.conversations.getByRole("link", { name: conversation.subject })
  await expect(row).toContainText("Please hurry")
  await expect(row).not.toContainText("Unread")

  await ben.openTicket(ticket)
  await ben.addNote("Not for the front office.")
  await ben.crossPost("For everyone.")
  await expect(row).toContainText("Unread")
  await expect(row).toContainText("For everyone.")
})

test("An edited note and a removed one change on both sides, for both people", async ({ maya, ben }) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation, { assignee: "ben" })
  await maya.openConversation(conversation, ticket)
  await ben.openTicket(ticket)
  await ben.crossPost("The money leaves on Monday.")
  await expect(maya.entries(maya.conversation, "Monday")).toHaveCount(1)
  await expect(
    maya.entries(maya.conversation, "Monday").getByRole("button", { name: "Edit note" }),
  ).toHaveCount(0)

  const note = ben.entries(ben.ticket, "Ben Okafor", "Internal")
  await note.hover()
  await note.getByRole("button", { name: "Edit note" }).click()
  await note.getByRole("textbox", { name: "Edit note" }).fill("The money leaves on Tuesday.")
  await note.getByRole("button", { name: "Save note" }).click()
  const panes = [maya.conversation, maya.ticket]
  for (const pane of panes) {
    await seenInTime("the edited note", (limit) =>
      expect(maya.entries(pane, "Tuesday")).toHaveCount(1, limit),
    )
    await expect(maya.entries(pane, "Monday")).toHaveCount(0)
  }
  await expect(ben.entries(ben.conversation, "Tuesday")).toHaveCount(1)

  await note.hover()
  await note.getByRole("button", { name: "Remove note" }).click()
  await ben.question("Remove note").getByRole("button", { name: "Remove", exact: true }).click()
  for (const pane of panes) {
    await seenInTime("the removed note", (limit) =>
      expect(maya.entries(pane, "Tuesday")).toHaveCount(0, limit),
    )
    await expect(maya.entries(pane, "Ben Okafor", "was removed")).toHaveCount(1)
  }
  await maya.reload()
  await expect(maya.entries(maya.conversation, "Tuesday")).toHaveCount(0)
  await expect(maya.entries(maya.conversation, "was removed")).toHaveCount(1)
})

test("Ben finds what is his: tickets stay with their own owner when the conversation changes hands", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation)
  await ben.openTicket(ticket)
  await ben.choose(ben.ticket, "Assignee", "Ben Okafor")
  await maya.openConversation(conversation, ticket)
  await expect(maya.ticket.getByRole("combobox", { name: "Assignee" })).toContainText("Ben Okafor")
  await expect(maya.conversation.getByRole("combobox", { name: "Assignee" })).toContainText("Maya Chen")

  await assign(conversation.id, "leo")
  await expect(maya.conversation.getByRole("combobox", { name: "Assignee" })).toContainText("Leo Brandt")
  await expect(maya.ticket.getByRole("combobox", { name: "Assignee" })).toContainText("Ben Okafor")
  await ben.open("/tickets/mine")
  await expect(ben.tickets.getByRole("link", { name: ticket.title })).toBeVisible()
})
