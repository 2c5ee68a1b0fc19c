import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { expectAccessible, expectNoSidewaysScrolling, expectReadable } from "./fine"
import { expect, test } from "./test"
import { give, newConversation, newInvestigation } from "./world"

const secret = () => `canary${randomUUID().slice(0, 8)}`

/** Every answer that this window gets from now on, as text; the page's own elements come on top. */
function everyAnswer(page: Page): () => Promise<string> {
  const texts: Promise<string>[] = []
  page.on("requestfinished", (request) => {
    texts.push(
      request
        .response()
        .then(async (response) => (await response?.text()) ?? "")
        .catch(() => ""),
    )
  })
  return async () => (await Promise.all([...texts, page.content()])).join("\n")
}

test("A2: whoever opens a ticket of a limited type sees of it what its team cross-posts, and nothing else", async ({
  maya,
  priya,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  const [title, hidden, crossed] = [secret(), secret(), secret()]
  await maya.openConversation(conversation)
  await maya.conversation.getByRole("button", { name: "New back-office ticket" }).click()
  const dialog = maya.dialog("New back-office ticket")
  await maya.choose(dialog, "Ticket type", "Fraud investigation")
  await dialog.getByRole("textbox", { name: "Title" }).fill(title)
  await maya.choose(dialog, "Risk level", "High")
  await dialog.getByRole("button", { name: "Create ticket" }).click()
  await expect(dialog).toBeHidden()
  const heading = maya.ticket.getByRole("heading", { name: /^Restricted ticket #\d+$/ })
  await expect(heading).toBeVisible()
  await expect(maya.ticket).toContainText("Submitted")
  const number = Number((await heading.textContent())?.split("#")[1])

  await maya.reload()
  await expect(heading).toBeVisible()
  const reached = everyAnswer(maya.page)
  await priya.openTicket({ id: "", number, title })
  await expect(
    priya.ticket.getByText(/^Cross-posted, everyone who opens Zoë’s conversation reads it/),
  ).toBeVisible()
  await priya.addNote(hidden)
  await priya.changeState("In progress")
  await priya.crossPost(crossed)
  await expect(maya.entries(maya.conversation, crossed, `from #${number}`)).toHaveCount(1)
  await expect(maya.entries(maya.conversation, `set #${number} to In progress`)).toHaveCount(1)
  await expect(maya.ticket).toContainText("In progress")

  await maya.open("/tickets/all")
  await maya.tickets.getByRole("link", { name: `Restricted ticket #${number}` }).click()
  await expect(heading).toBeVisible()
  await expectAccessible(maya.page)
  await maya.page.getByRole("button", { name: "Search" }).first().click()
  await maya.page.getByRole("searchbox", { name: "Search" }).fill(title)
  await expect(maya.page.getByText("Nothing found for")).toBeVisible()
  await maya.openConversation(conversation)
  const everything = await reached()
  for (const word of [title, hidden]) expect(everything).not.toContain(word)
  expect(everything).toContain(crossed)
})

test("A2: an admin opens one anyway by the keyboard alone; its team reads why, and it closes again", async ({
  ada,
  priya,
}) => {
  const conversation = await newConversation()
  const ticket = await newInvestigation(conversation)
  const [hidden, reason] = [secret(), `The bank called ${secret()}`]
  await give("priya", addTicketNote, { ticketId: ticket.id, text: hidden, crossPost: false })
  await priya.openTicket(ticket)
  await ada.open(`/tickets/all/${ticket.number}`)
  await ada.ticket.getByRole("button", { name: "Open anyway" }).press("Enter")
  const dialog = ada.dialog(`Open ticket #${ticket.number} anyway`)
  await dialog.getByRole("textbox", { name: "Reason" }).focus()
  await expectAccessible(ada.page)
  await dialog.getByRole("button", { name: "Open ticket" }).press("Enter")
  await expect(dialog.getByText("Please give a reason; the ticket's team sees it.")).toBeVisible()
  await dialog.getByRole("textbox", { name: "Reason" }).pressSequentially(reason)
  await dialog.getByRole("button", { name: "Open ticket" }).press("Enter")
  await expect(dialog).toBeHidden()
  await expect(ada.entries(ada.ticket, hidden)).toHaveCount(1)
  await expect(ada.ticket.getByText(/^You opened this restricted ticket/)).toBeVisible()
  await expect(priya.entries(priya.ticket, "opened this restricted ticket until", reason)).toHaveCount(1)
  await expectAccessible(ada.page)

  await ada.ticket.getByRole("button", { name: "Close again" }).press("Enter")
  await expect(ada.ticket.getByRole("heading", { name: `Restricted ticket #${ticket.number}` })).toBeVisible()
  await expect(ada.page.getByText(hidden)).toHaveCount(0)
})

test("A2: a restricted ticket on a phone, in the dark", async ({ openDesk }) => {
  const conversation = await newConversation()
  const { number } = await newInvestigation(conversation)
  const leo = await openDesk("leo", { viewport: { width: 380, height: 800 }, colorScheme: "dark" })
  await leo.open(`/tickets/all/${number}`)
  await expect(leo.page.getByRole("heading", { name: `Restricted ticket #${number}` })).toBeVisible()
  await expectReadable(leo.page)
  await expectNoSidewaysScrolling(leo.page)
  await leo.page.screenshot({ path: "test-results/restricted-phone.png" })
})
