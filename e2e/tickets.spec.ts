import { randomUUID } from "node:crypto"
import { expect, test } from "./test"
import { newConversation, newTicket, typeWithFiles } from "./world"

const notThere = "That isn't there"

test("T4: a Fraud investigation without its risk level is refused in a sentence, and nothing typed is lost", async ({
  priya,
}) => {
  const conversation = await newConversation()
  await priya.openConversation(conversation)
  await priya.conversation.getByRole("button", { name: "New back-office ticket" }).click()
  const dialog = priya.dialog("New back-office ticket")
  await priya.choose(dialog, "Ticket type", "Fraud investigation")
  await dialog.getByRole("textbox", { name: "Title" }).fill("Two cards, one address")
  await dialog.getByRole("textbox", { name: "Description" }).fill("Ordered twice within a minute.")
  await dialog.getByRole("button", { name: "Create ticket" }).click()
  await expect(dialog.getByText("“Risk level” is required to create this ticket.")).toBeVisible()
  await expect(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("Two cards, one address")
  await expect(dialog.getByRole("textbox", { name: "Description" })).toHaveValue(
    "Ordered twice within a minute.",
  )
  await priya.choose(dialog, "Risk level", "High")
  await dialog.getByRole("button", { name: "Create ticket" }).click()
  await expect(dialog).toBeHidden()
  await expect(priya.ticket.getByRole("combobox", { name: "Risk level" })).toContainText("High")
  await expect(priya.ticket.getByRole("combobox", { name: "Team" })).toContainText("Fraud")
})

test("A ticket without a type or a title is refused in a sentence each", async ({ maya }) => {
  await maya.openConversation(await newConversation())
  await maya.conversation.getByRole("button", { name: "New back-office ticket" }).click()
  const dialog = maya.dialog("New back-office ticket")
  const create = dialog.getByRole("button", { name: "Create ticket" })
  await create.click()
  await expect(dialog.getByText("Please choose a ticket type.")).toBeVisible()
  await maya.choose(dialog, "Ticket type", "Refund")
  await create.click()
  await expect(dialog.getByText("Please give the ticket a title.")).toBeVisible()
  await dialog.getByRole("textbox", { name: "Title" }).fill("Pay back a pole")
  await dialog.getByRole("textbox", { name: "Amount" }).fill("a lot")
  await create.click()
  await expect(dialog.getByText("“Amount” takes a number.")).toBeVisible()
  await expect(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("Pay back a pole")
})

test("O3: a conversation becomes a Customer ticket; its fields stand in the conversation, for both people", async ({
  maya,
  leo,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  const title = `One of the ${conversation.subject} broke`
  await maya.openConversation(conversation)
  await leo.openConversation(conversation)
  await maya.conversation.getByRole("button", { name: "Convert to customer ticket" }).click()
  const dialog = maya.dialog("Convert to customer ticket")
  await maya.choose(dialog, "Ticket type", "Order problem")
  await dialog.getByRole("textbox", { name: "Title" }).fill(title)
  await dialog.getByRole("textbox", { name: "Order number" }).fill("NW-2210")
  await maya.choose(dialog, "Problem", "Damaged")
  await dialog.getByRole("button", { name: "Convert", exact: true }).click()
  await expect(dialog).toBeHidden()
  for (const desk of [maya, leo]) {
    await expect(desk.conversation.getByRole("textbox", { name: "Title" })).toHaveValue(title)
    await expect(desk.conversation.getByRole("textbox", { name: "Order number" })).toHaveValue("NW-2210")
    await expect(desk.conversation.getByRole("combobox", { name: "State" })).toContainText("Submitted")
    await expect(
      desk.conversation.getByRole("button", { name: "Convert to customer ticket" }),
    ).toHaveAttribute("aria-disabled", "true")
  }
  await leo.choose(leo.conversation, "State", "Waiting on customer")
  await expect(maya.conversation.getByRole("combobox", { name: "State" })).toContainText(
    "Waiting on customer",
  )
  await maya.open("/tickets/all")
  await maya.tickets.getByRole("link", { name: title }).click()
  await expect(maya.conversation.getByRole("textbox", { name: "Title" })).toHaveValue(title)
})

test("S5: a conversation with a shared ticket can't be converted, and says which one it is", async ({
  maya,
}) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { share: true })
  await maya.openConversation(conversation)
  const convert = maya.conversation.getByRole("button", { name: "Convert to customer ticket" })
  await expect(convert).toHaveAttribute("aria-disabled", "true")
  await expect(convert).toHaveAccessibleDescription(
    `Ticket #${ticket.number} is shared with this customer; stop sharing it first.`,
  )
})

test("O4: a ticket is linked to a second conversation and unlinked from it; its last link stays", async ({
  maya,
  ben,
}) => {
  const [first, second] = await Promise.all([newConversation(), newConversation({ assignee: "maya" })])
  const ticket = await newTicket(first)
  await maya.openConversation(second)
  await ben.openTicket(ticket)
  const unlink = ben.ticket.getByRole("button", { name: "Unlink", exact: true })
  await expect(unlink).toHaveAttribute("aria-disabled", "true")
  await expect(unlink).toHaveAccessibleDescription(/last link stays/)

  await ben.ticket.getByRole("button", { name: "Link to conversation" }).click()
  const dialog = ben.dialog("Link to conversation")
  await dialog.getByRole("textbox").fill(second.subject)
  await dialog.getByRole("button", { name: second.subject }).click()
  await expect(dialog).toBeHidden()
  await expect(maya.ticket.getByRole("textbox", { name: "Title" })).toHaveValue(ticket.title)
  await expect(maya.entries(maya.conversation, "Ben Okafor", "linked", `#${ticket.number}`)).toHaveCount(1)
  await expect(ben.conversation.getByRole("heading", { name: second.subject })).toBeVisible()

  await ben.crossPost("This concerns both of you.")
  await expect(maya.entries(maya.conversation, "This concerns both of you.")).toHaveCount(1)
  await ben.ticket.getByRole("button", { name: first.customer }).click()
  await expect(ben.conversation.getByRole("heading", { name: first.subject })).toBeVisible()
  await expect(ben.entries(ben.conversation, "This concerns both of you.")).toHaveCount(1)

  await maya.ticket.getByRole("button", { name: "Unlink", exact: true }).click()
  await maya.question("Unlink").getByRole("button", { name: "Unlink", exact: true }).click()
  await expect(ben.ticket.getByRole("button", { name: second.customer })).toHaveCount(0)
  await expect(unlink).toHaveAttribute("aria-disabled", "true")
  await expect(maya.entries(maya.conversation, "Maya Chen", "unlinked", `#${ticket.number}`)).toHaveCount(1)
  await expect(maya.entries(maya.conversation, "This concerns both of you.")).toHaveCount(1)
})

test("N9: a tracker's state and cross-posted notes reach every conversation it is linked to", async ({
  maya,
  ada,
}) => {
  const [first, second] = await Promise.all([newConversation(), newConversation()])
  const tracker = await newTicket(first, { type: "Incident", by: "ada" })
  await ada.openTicket(tracker)
  await expect(ada.page.getByRole("region", { name: "Tracker ticket" })).toBeVisible()
  await expect(ada.ticket.getByRole("button", { name: "Share with customer" })).toHaveAccessibleDescription(
    "Tracker tickets are never shared with customers.",
  )
  await ada.ticket.getByRole("button", { name: "Link to conversation" }).click()
  const dialog = ada.dialog("Link to conversation")
  await dialog.getByRole("textbox").fill(second.subject)
  await dialog.getByRole("button", { name: second.subject }).click()
  await expect(dialog).toBeHidden()
  await ada.crossPost("The shop is down.")
  await ada.changeState("In progress")
  for (const conversation of [first, second]) {
    await maya.openConversation(conversation)
    await expect(maya.entries(maya.conversation, "The shop is down.")).toHaveCount(1)
    await expect(maya.entries(maya.conversation, `#${tracker.number}`, "In progress")).toHaveCount(1)
  }
})

test("Title, description and attributes are changed where they stand, and arrive at the other person", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation)
  await maya.openConversation(conversation, ticket)
  await ben.openTicket(ticket)
  const field = (name: string) => ({
    mine: ben.ticket.getByRole("textbox", { name, exact: true }),
    theirs: maya.ticket.getByRole("textbox", { name, exact: true }),
  })
  const changes = [
    ["Title", "Pay back two poles", "Pay back two poles"],
    ["Description", "Both were bent.\nShe sent pictures.", "Both were bent.\nShe sent pictures."],
    ["Order number", "NW-2210", "NW-2210"],
    ["Amount", "84,50", "84.5"],
  ] as const
  for (const [name, typed, stored] of changes) {
    const { mine, theirs } = field(name)
    await mine.fill(typed)
    await mine.blur()
    await expect(theirs).toHaveValue(stored)
  }
  await expect(maya.entries(maya.ticket, "Ben Okafor", "Amount", "84.5")).toHaveCount(1)
  const { mine, theirs } = field("Amount")
  await mine.fill("plenty")
  await mine.blur()
  await expect(ben.ticket.getByText("“Amount” takes a number.")).toBeVisible()
  await expect(mine).toHaveValue("plenty")
  await expect(theirs).toHaveValue("84.5")
  await maya.reload()
  for (const [name, , stored] of changes) await expect(field(name).theirs).toHaveValue(stored)
})

test("Files of a ticket are stored, arrive at the other person, and are taken out again", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { type: (await typeWithFiles()).name })
  await maya.openConversation(conversation, ticket)
  await ben.openTicket(ticket)
  const chooser = ben.page.waitForEvent("filechooser")
  await ben.ticket.getByRole("button", { name: "Add files" }).click()
  const picture = { name: "bent pole.txt", mimeType: "text/plain", buffer: Buffer.from("as seen by Zoë") }
  await (await chooser).setFiles([picture])
  const file = maya.ticket.getByRole("link", { name: "bent pole.txt" })
  await expect(file).toBeVisible()
  const download = maya.page.waitForEvent("download")
  await file.click()
  expect((await download).suggestedFilename()).toBe("bent pole.txt")
  await maya.ticket.getByRole("button", { name: "Remove bent pole.txt" }).click()
  await expect(ben.ticket.getByRole("link", { name: "bent pole.txt" })).toHaveCount(0)
})

test.describe("A3: what isn't there", () => {
  test.use({ tolerated: /Failed to load resource.*404/ })
  test("a wrong number or id gives the same plain answer", async ({ maya }) => {
    await maya.open("/tickets/all/99999999")
    await expect(maya.ticket).toContainText(notThere)
    await maya.open(`/inbox/all/${randomUUID()}`)
    await expect(maya.conversation).toContainText(notThere)
    await maya.openConversation(await newConversation())
    await maya.open(`${new URL(maya.page.url()).pathname}?ticket=99999999`)
    await expect(maya.ticket).toContainText(notThere)
  })
})
