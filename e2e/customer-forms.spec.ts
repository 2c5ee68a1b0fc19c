import { db } from "@/db/client"
import { sendTicketForm } from "@/lib/tickets/commands/forms"
import { shareTicket, stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { expect, test } from "./customer-screen"
import { chooseByTyping, tabTo } from "./keys"
import { demo, give, ids, newConversation, newTicket } from "./world"

async function withForm(type = "Order problem") {
  const conversation = await newConversation()
  await give("maya", sendTicketForm, { conversationId: conversation.id, typeId: await ids.type(type) })
  const { types } = await demo()
  const fields = types.find((each) => each.name === type)?.attributes.filter((a) => a.visibleToCustomer) ?? []
  return { conversation, fields }
}

const countTickets = async (conversationId: string) => {
  const rows = await db().execute<{ count: number }>(
    `select count(*)::int as count from tickets t where t.id = '${conversationId}' or t.home_conversation_id = '${conversationId}'`,
  )
  return rows[0]?.count
}

test("F3: a form says what is missing at its fields, and is filled in and submitted without a mouse", async ({
  openCustomer,
}) => {
  const { conversation, fields } = await withForm()
  const zoe = await openCustomer(conversation)
  await zoe.openConversation(conversation)
  const form = zoe.inside.getByRole("region", { name: "Order problem" })
  await tabTo(form.getByRole("button", { name: "Submit" }), "Shift+Tab")
  await zoe.page.keyboard.press("Enter")
  const title = form.getByRole("textbox", { name: "Title" })
  await expect(title).toBeFocused()
  await expect(title).toHaveAccessibleDescription("Please say in a few words what it is about.")
  await zoe.page.keyboard.type("A pole is missing")
  for (const field of fields) {
    const control = form.getByRole(field.kind === "list" ? "combobox" : "textbox", { name: field.name })
    await tabTo(control)
    if (field.kind === "list") await chooseByTyping(control, field.items[0]?.name.slice(0, 3) ?? "")
    else await zoe.page.keyboard.type("NW-1042")
  }
  await tabTo(form.getByRole("button", { name: "Submit" }))
  await zoe.page.keyboard.press("Enter")
  await expect(form).toContainText("It became")
  await tabTo(form.getByRole("link"))
  await zoe.page.keyboard.press("Enter")
  await expect(zoe.page.getByRole("heading", { name: "A pole is missing" })).toBeFocused()
  await expect(zoe.progress.locator("[aria-current=step]")).toContainText("Submitted")
})

test("A form half filled in is there again after a reload", async ({ openCustomer }) => {
  const { conversation } = await withForm("Refund")
  const zoe = await openCustomer(conversation)
  await zoe.openConversation(conversation)
  const title = zoe.inside.getByRole("textbox", { name: "Title" })
  await title.fill("Half of the poles")
  await zoe.reload()
  await expect(title).toHaveValue("Half of the poles")
  await zoe.open(`/portal/conversations/${conversation.id}`)
  await expect(title).toHaveValue("Half of the poles")
})

test("F3: pressed again and again, a form is submitted once", async ({ openCustomer }) => {
  const { conversation } = await withForm("Refund")
  const zoe = await openCustomer(conversation)
  await zoe.openConversation(conversation)
  const form = zoe.inside.getByRole("region", { name: "Refund" })
  await form.getByRole("textbox", { name: "Title" }).fill("Pay back one pole")
  let sent = 0
  zoe.page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/forms/")) sent++
  })
  await form.locator("form").evaluate((element: HTMLFormElement) => {
    for (let presses = 0; presses < 3; presses++) element.requestSubmit()
  })
  await expect(form).toContainText("It became")
  expect(sent).toBe(1)
  expect(await countTickets(conversation.id)).toBe(1)
})

test("F3: a form that can't be submitted any more says why", async ({ openCustomer }) => {
  const { conversation } = await withForm("Refund")
  const zoe = await openCustomer(conversation)
  await zoe.openConversation(conversation)
  const form = zoe.inside.getByRole("region", { name: "Refund" })
  await expect(form.getByRole("button", { name: "Submit" })).toBeVisible()
  const ticket = await newTicket(conversation, { share: true })
  await expect(form).toContainText(`This conversation has ticket #${ticket.number} already.`)
  await expect(form.getByRole("button")).toHaveCount(0)
})

test("C1, C5: a shared ticket appears, moves on and is counted live in the portal", async ({
  openCustomer,
}) => {
  const conversation = await newConversation()
  const zoe = await openCustomer(conversation)
  await zoe.open("/portal")
  await expect(zoe.page.getByText("When something you wrote about becomes a ticket")).toBeVisible()
  const ticket = await newTicket(conversation, { share: true })
  const row = zoe.tickets.getByRole("link", { name: ticket.title })
  await expect(row).toContainText("Submitted")
  await row.click()
  await expect(zoe.page).toHaveURL(new RegExp(`/portal/tickets/${ticket.number}$`))
  await expect(zoe.progress.locator("[aria-current=step]")).toContainText("Submitted")
  await give("ben", changeState, { ticketId: ticket.id, stateId: await ids.state("Waiting on customer") })
  await expect(zoe.progress.locator("[aria-current=step]")).toContainText("Waiting on you")
  await expect(zoe.entries("is now Waiting on you")).toHaveCount(1)
  await zoe.write("Here is what you asked for.")
  await expect(zoe.progress.locator("[aria-current=step]")).toContainText("In progress")
  await zoe.page.getByRole("link", { name: "Your tickets" }).first().click()
  await zoe.page
    .getByRole("navigation", { name: "Which tickets" })
    .getByRole("link", { name: "Waiting on you 0" })
    .click()
  await expect(zoe.page.getByText("Nothing waits on you.")).toBeVisible()
  await zoe.page.reload()
  await expect(zoe.page.getByText("Nothing waits on you.")).toBeVisible()
})

test.describe("With a ticket's own page open", () => {
  // Reading anew what is gone is answered by 404.
  test.use({ tolerated: /404/ })

  test("S8: what is no longer shared leaves the page, and is not there on the way back", async ({
    openCustomer,
  }) => {
    const conversation = await newConversation()
    const ticket = await newTicket(conversation, { share: true })
    const zoe = await openCustomer(conversation)
    for (const address of [`/portal/tickets/${ticket.number}`, `/messenger?ticket=${ticket.number}`]) {
      await zoe.open(address)
      await expect(zoe.page.getByRole("heading", { name: ticket.title })).toBeVisible()
      await give("maya", stopSharing, { ticketId: ticket.id, knownTagIds: [] })
      await expect(zoe.page.getByText(ticket.title)).toHaveCount(0)
      await give("maya", shareTicket, { ticketId: ticket.id })
    }
    await zoe.open("/portal")
    await zoe.tickets.getByRole("link").filter({ hasText: ticket.title }).click()
    await expect(zoe.page.getByRole("heading", { name: ticket.title })).toBeVisible()
    await zoe.page.getByRole("link", { name: "Your tickets" }).click()
    await give("maya", stopSharing, { ticketId: ticket.id, knownTagIds: [] })
    await expect(zoe.page.getByText(ticket.title)).toHaveCount(0)
    await zoe.page.goBack()
    await expect(zoe.page).toHaveURL(new RegExp(`/portal/tickets/${ticket.number}`))
    await expect(zoe.page.getByText(ticket.title)).toHaveCount(0)
  })
})
