import type { Locator } from "@playwright/test"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { changeState } from "@/lib/tickets/commands/state"
import type { Desk } from "./desk"
import { layLine } from "./line"
import { expect, seenInTime, test } from "./test"
import { give, ids, newConversation, newTicket, type Ticket } from "./world"

/** What a pane's timeline says, entry by entry: who did what, when, and which step a note tells. */
function said(desk: Desk, pane: Locator): Promise<string[]> {
  return desk
    .entries(pane)
    .evaluateAll((all) =>
      all.map((entry) => `${entry.ariaLabel}: ${/Step \d+/.exec(entry.textContent ?? "")?.[0]}`),
    )
}

/** Forty cross-posted notes and ten changes of state, one after the other. */
async function fiftySteps(ticket: Ticket): Promise<void> {
  const states = [await ids.state("Waiting on customer"), await ids.state("In progress")]
  for (let step = 1; step <= 50; step++) {
    const note = { ticketId: ticket.id, text: `Step ${step}.`, crossPost: true }
    const stateId = states[(step / 5) % 2]
    await (stateId
      ? give("ben", changeState, { ticketId: ticket.id, stateId })
      : give("ben", addTicketNote, note))
  }
}

test.describe("without a network", () => {
  test.use({ tolerated: /Failed to (load resource|fetch)/ })

  test("after a cut nothing is missing: fifty events stand there in order, once", async ({ maya }) => {
    const conversation = await newConversation({ assignee: "maya" })
    const ticket = await newTicket(conversation, { assignee: "ben" })
    await maya.openConversation(conversation, ticket)
    const before = await maya.entries(maya.conversation).count()
    await maya.page.context().setOffline(true)
    await expect(maya.page.getByText("Connection lost")).toBeVisible()
    await fiftySteps(ticket)
    await expect(maya.entries(maya.conversation)).toHaveCount(before)

    await maya.page.context().setOffline(false)
    await expect(maya.entries(maya.conversation)).toHaveCount(before + 50)
    await expect(maya.page.getByText("Connection lost")).toBeHidden()
    await expect(maya.ticket.getByRole("combobox", { name: "State" })).toContainText("Waiting on customer")
    const live = [await said(maya, maya.conversation), await said(maya, maya.ticket)]
    await maya.reload()
    const fresh = [await said(maya, maya.conversation), await said(maya, maya.ticket)]
    expect(live.map((entries) => entries.slice(-50))).toEqual(fresh.map((entries) => entries.slice(-50)))
    const steps = live[0]?.flatMap((entry) => /Step (\d+)/.exec(entry)?.[1] ?? []).map(Number)
    expect(steps).toEqual(Array.from({ length: 50 }, (_, at) => at + 1).filter((step) => step % 5 !== 0))
  })

  test("a line that breaks is said; what is written meanwhile is kept, sent again by hand, and arrives once", async ({
    openDesk,
    baseURL,
    ben,
  }) => {
    const line = await layLine(baseURL ?? "")
    const maya = await openDesk("maya", { baseURL: line.url })
    const conversation = await newConversation({ assignee: "maya" })
    const ticket = await newTicket(conversation, { assignee: "ben" })
    await maya.openConversation(conversation, ticket)
    await ben.openTicket(ticket)
    line.cut()
    await expect(maya.page.getByText("Connection lost")).toBeVisible()
    const reply = maya.conversation.getByRole("textbox", { name: "Reply" })
    await reply.fill("A new pole is on its way.")
    await reply.press("Control+Enter")
    await expect(maya.status).toContainText("can't be reached")
    await expect(reply).toHaveValue("A new pole is on its way.")
    await ben.crossPost("The money left today.")
    await ben.changeState("Resolved")

    line.mend()
    await expect(maya.entries(maya.conversation, "The money left today.")).toHaveCount(1, { timeout: 12_000 })
    await expect(maya.ticket.getByRole("combobox", { name: "State" })).toContainText("Resolved")
    await expect(maya.page.getByText("Connection lost")).toBeHidden()
    await reply.press("Control+Enter")
    await expect(ben.entries(ben.conversation, "A new pole is on its way.")).toHaveCount(1)
    await expect(maya.entries(maya.conversation, "A new pole is on its way.")).toHaveCount(1)
    line.close()
  })
})

test("A tab hidden for a minute gives its stream back, and catches up when it is shown", async ({ maya }) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation, { assignee: "ben" })
  const { page } = maya
  await page.clock.install()
  await maya.openConversation(conversation, ticket)
  const show = (visibility: "hidden" | "visible") =>
    page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true })
      document.dispatchEvent(new Event("visibilitychange"))
    }, visibility)
  await give("ben", addTicketNote, { ticketId: ticket.id, text: "Step 1.", crossPost: true })
  await expect(maya.entries(maya.conversation, "Step 1.")).toHaveCount(1)

  await show("hidden")
  const ended = page.waitForEvent("requestfailed", (request) => request.url().includes("/api/stream"))
  await page.clock.fastForward("00:55")
  await give("ben", addTicketNote, { ticketId: ticket.id, text: "Step 2.", crossPost: true })
  await expect(maya.entries(maya.conversation, "Step 2.")).toHaveCount(1)
  await page.clock.fastForward("00:10")
  await ended
  await give("ben", addTicketNote, { ticketId: ticket.id, text: "Step 3.", crossPost: true })
  await give("ben", addTicketNote, { ticketId: ticket.id, text: "Step 4.", crossPost: true })
  await Promise.all([maya.listening(), show("visible")])
  await expect(maya.entries(maya.conversation, "Step 4.")).toHaveCount(1)
  const steps = (await said(maya, maya.conversation))
    .map((entry) => /Step \d/.exec(entry)?.[0])
    .filter(Boolean)
  expect(steps).toEqual(["Step 1", "Step 2", "Step 3", "Step 4"])
})

test("Work goes on without a pause: fifty quick events arrive while two people look on, each once", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation, { assignee: "ben" })
  await maya.openConversation(conversation, ticket)
  await ben.openTicket(ticket)
  const before = await maya.entries(maya.conversation).count()
  await fiftySteps(ticket)
  for (const desk of [maya, ben])
    for (const pane of [desk.conversation, desk.ticket])
      await expect(desk.entries(pane, "Step 49.")).toHaveCount(1)
  await expect(maya.entries(maya.conversation)).toHaveCount(before + 50)
  expect(await said(maya, maya.conversation)).toEqual(await said(ben, ben.conversation))
  expect(await said(maya, maya.ticket)).toEqual(await said(ben, ben.ticket))
})

test("What the customer writes arrives at once, unread, and moves the row up", async ({ maya }) => {
  const older = await newConversation({ assignee: "maya" })
  const newer = await newConversation({ assignee: "maya" })
  await maya.open("/inbox/mine")
  const row = maya.conversations.getByRole("link", { name: older.subject })
  const isAbove = async () => {
    const rows = await maya.conversations.getByRole("link").allTextContents()
    const [at, other] = [older, newer].map(({ subject }) =>
      rows.findIndex((words) => words.includes(subject)),
    )
    return Number(at) < Number(other)
  }
  expect(await isAbove()).toBe(false)
  const text = "Are you still there?"
  await give("system", receiveMessage, { conversationId: older.id, text })
  await seenInTime("the customer's words in the list", (limit) => expect(row).toContainText(text, limit))
  await expect(row).toContainText("Unread")
  await expect.poll(isAbove).toBe(true)
  await row.click()
  await expect(maya.entries(maya.conversation, older.customer, text)).toHaveCount(1)
})

test("a line that says nothing for 45 seconds is taken up anew, though it looks open", async ({
  maya,
  ben,
}) => {
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { assignee: "ben" })
  await maya.page.clock.install()
  await maya.openConversation(conversation, ticket)
  await expect(maya.entries(maya.conversation, "started this conversation")).toHaveCount(1)
  await Promise.all([maya.listening(), maya.page.clock.fastForward(46_000)])
  await ben.openTicket(ticket)
  await ben.crossPost("Still on the line.")
  await expect(maya.entries(maya.conversation, "Still on the line.")).toHaveCount(1)
})
