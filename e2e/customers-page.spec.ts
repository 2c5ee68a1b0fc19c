import { readFile } from "node:fs/promises"
import { newId } from "@/lib/shared/ids"
import { expectAccessible, expectReadable } from "./fine"
import { tabTo } from "./keys"
import { expect, test } from "./test"
import { newConversation, newTicket } from "./world"

const pageOf = ({ customerId }: { customerId: string }) => `/customers/${customerId}`

test("customers are found by name, e-mail or company, by keyboard; nobody found says how to go on", async ({
  maya,
}) => {
  const { page } = maya
  const { customer } = await newConversation()
  await page.goto("/inbox/mine")
  await page.getByRole("link", { name: "Customers", exact: true }).click()
  await expect(page).toHaveURL(/\/customers$/)
  const search = page.getByRole("searchbox", { name: "Search customers" })
  await tabTo(search)
  await page.keyboard.type(customer.split("-")[1] ?? "")
  await page.keyboard.press("Enter")
  const list = page.getByRole("list", { name: "Customers" })
  await expect(list.getByRole("link")).toHaveCount(1)
  await expect(list.getByRole("link")).toContainText(customer)
  await tabTo(list.getByRole("link"))
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: customer, level: 1 })).toBeVisible()
  await page.goto("/customers?q=nobodyatall")
  await expect(page.getByText("words that begin like “nobodyatall”")).toBeVisible()
  await page.getByRole("link", { name: "All customers" }).click()
  await expect(list.getByRole("link").nth(10)).toBeVisible()
})

test("a conversation's customer is one click away, with their conversations and tickets", async ({
  maya,
}) => {
  const { page } = maya
  const conversation = await newConversation()
  const ticket = await newTicket(conversation)
  await maya.openConversation(conversation)
  await maya.conversation.getByRole("link", { name: conversation.customer }).click()
  await expect(page.getByRole("heading", { name: conversation.customer, level: 1 })).toBeVisible()
  const tickets = page.getByRole("list", { name: "Tickets" })
  await expect(tickets.getByRole("link", { name: ticket.title })).toBeVisible()
  await page
    .getByRole("list", { name: "Conversations" })
    .getByRole("link", { name: conversation.subject })
    .click()
  await expect(maya.conversation.getByRole("heading", { name: conversation.subject })).toBeVisible()
})

test("what is known is changed in place, undone, and never overwritten unseen by another tab", async ({
  maya,
  leo,
}) => {
  const conversation = await newConversation()
  await maya.page.goto(pageOf(conversation))
  await leo.page.goto(pageOf(conversation))
  const company = (page: typeof maya.page) => page.getByRole("textbox", { name: "Company" })
  for (const { page } of [maya, leo]) await page.getByRole("button", { name: "Change Company" }).click()
  await company(leo.page).fill("Fjord Tours")
  await leo.page.keyboard.press("Enter")
  await expect(leo.status).toContainText("Company saved.")
  await company(maya.page).fill("Fjord Travel")
  await maya.page.keyboard.press("Enter")
  await expect(maya.page.getByText("it says “Fjord Tours” now")).toBeVisible()
  await expect(company(maya.page)).toHaveValue("Fjord Travel")
  await maya.page.keyboard.press("Enter")
  await expect(maya.status).toContainText("Company saved.")
  await maya.status.getByRole("button", { name: "Undo" }).click()
  await expect(maya.page.getByText("Fjord Tours", { exact: true })).toBeVisible()
  await maya.page.getByRole("button", { name: "Add attribute" }).click()
  await maya.page.getByRole("textbox", { name: "Attribute" }).fill("Plan")
  await maya.page.getByRole("textbox", { name: "Value" }).fill("Pro")
  await maya.page.keyboard.press("Enter")
  await expect(maya.page.getByRole("button", { name: "Change Plan" })).toBeVisible()
  await maya.page.reload()
  await expect(maya.page.getByText("Pro", { exact: true })).toBeVisible()
})

test("O1, C3: a call is noted in a conversation of its own, from the inbox and by keyboard", async ({
  maya,
}) => {
  const { page } = maya
  const { customer } = await newConversation()
  await maya.open("/inbox/mine")
  await tabTo(page.getByRole("button", { name: "New conversation" }))
  await page.keyboard.press("Enter")
  const dialog = page.getByRole("dialog", { name: "New conversation" })
  await dialog.getByRole("searchbox", { name: "Customer" }).fill(customer)
  await dialog.getByRole("list", { name: "Found customers" }).getByRole("button", { name: customer }).click()
  const subject = `A call about poles ${newId().slice(-6)}`
  await dialog.getByRole("textbox", { name: "Subject" }).fill(subject)
  await dialog.getByRole("tab", { name: "Note of a call" }).click()
  await dialog.getByRole("textbox", { name: "What was said" }).fill("They would like new poles.")
  await expectAccessible(page)
  await dialog.getByRole("button", { name: "Start with note" }).click()
  await expect(maya.conversation.getByRole("heading", { name: subject })).toBeVisible()
  await expect(maya.conversation.getByRole("combobox", { name: "Assignee" })).toContainText("Maya Chen")
  await expect(maya.entries(maya.conversation, "They would like new poles.")).toHaveCount(1)
})

test("a new customer is made on the way; an address that somebody has offers that one", async ({ maya }) => {
  const { page } = maya
  const known = await newConversation()
  const email = `${known.customer.split("-")[1]}@example.com`
  await page.goto("/customers")
  await page.getByRole("button", { name: "New conversation" }).click()
  const dialog = page.getByRole("dialog", { name: "New conversation" })
  await dialog.getByRole("button", { name: "New customer" }).click()
  await dialog.getByRole("textbox", { name: "Name" }).fill("Somebody")
  await dialog.getByRole("textbox", { name: "E-mail" }).fill(email)
  await dialog.getByRole("button", { name: "Add customer" }).click()
  await expect(dialog.getByText("There is a customer with that e-mail address already.")).toBeVisible()
  await dialog.getByRole("button", { name: `Take ${known.customer}` }).click()
  const subject = `A mail from elsewhere ${newId().slice(-6)}`
  await dialog.getByRole("textbox", { name: "Subject" }).fill(subject)
  await dialog.getByRole("textbox", { name: "Message to the customer" }).fill("We got your mail.")
  await dialog.getByRole("button", { name: "Start and send" }).click()
  await expect(maya.conversation.getByRole("heading", { name: subject })).toBeVisible()
  await expect(maya.entries(maya.conversation, "We got your mail.")).toHaveCount(1)
})

test("two customers are merged: what is kept of both is chosen beside each other", async ({ maya }) => {
  const { page } = maya
  const [kept, gone] = [await newConversation(), await newConversation()]
  await page.goto(pageOf(kept))
  await page.getByRole("button", { name: "Merge" }).click()
  const dialog = page.getByRole("dialog", { name: `Merge into ${kept.customer}` })
  await dialog.getByRole("searchbox", { name: "The other customer" }).fill(gone.customer)
  await dialog.getByRole("button", { name: gone.customer }).click()
  await dialog.getByRole("group", { name: "Name" }).getByRole("radio", { name: gone.customer }).check()
  await expectAccessible(page)
  await dialog.getByRole("button", { name: "Merge 1 conversation and 0 tickets" }).click()
  await expect(page.getByRole("heading", { name: gone.customer, level: 1 })).toBeVisible()
  const conversations = page.getByRole("list", { name: "Conversations" })
  await expect(conversations.getByRole("link")).toHaveCount(2)
  await page.goto(pageOf(gone))
  await expect(page).toHaveURL(new RegExp(pageOf(kept)))
})

test("spam is marked in one step, and undone from the toast and from the page", async ({ maya }) => {
  const { page } = maya
  const conversation = await newConversation()
  await page.goto(pageOf(conversation))
  const row = page.getByRole("list", { name: "Conversations" }).getByRole("link")
  const mark = page.getByRole("button", { name: "Mark as spam" })
  await mark.click()
  await expect(maya.status).toContainText("1 conversation is closed")
  await expect(row).toContainText("Closed")
  await maya.status.getByRole("button", { name: "Undo" }).click()
  await expect(row).toContainText("Open")
  await mark.click()
  await expect(row).toContainText("Closed")
  await page.reload()
  await page.getByRole("button", { name: "Not spam" }).click()
  await expect(row).toContainText("Open")
  await page.getByRole("button", { name: "Block" }).click()
  await expect(page.getByRole("main").getByText("Blocked", { exact: true })).toBeVisible()
  await maya.status.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByRole("main").getByText("Blocked", { exact: true })).toBeHidden()
})

test("A5: an admin takes out all that is stored of a customer, and erases them by typing their name", async ({
  ada,
  maya,
}) => {
  const { page } = ada
  const conversation = await newConversation({ text: "Words that are to be forgotten" })
  await maya.openConversation(conversation)
  await page.goto(pageOf(conversation))
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export" }).click(),
  ])
  const exported = await readFile(await download.path(), "utf8")
  expect(exported).toContain("Words that are to be forgotten")
  await page.getByRole("button", { name: "Erase" }).click()
  const dialog = page.getByRole("alertdialog", { name: `Erase ${conversation.customer}` })
  await expect(dialog).toContainText("1 conversation (1 message, 0 notes)")
  await expectAccessible(page)
  const name = dialog.getByRole("textbox")
  await name.fill("Somebody else")
  await dialog.getByRole("button", { name: "Erase for good" }).click()
  await expect(dialog.getByText(`Type “${conversation.customer}” to erase this customer.`)).toBeVisible()
  await name.fill(conversation.customer)
  await dialog.getByRole("button", { name: "Erase for good" }).click()
  await expect(page.getByRole("heading", { name: "Erased customer", level: 1 })).toBeVisible()
  // Also on a colleague's screen that shows it.
  await expect(maya.conversation.getByText("Words that are to be forgotten")).toBeHidden()
  await expect(maya.conversation.getByText("Erased customer").first()).toBeVisible()
})

test.describe(() => {
  test.use({ tolerated: /404 \(Not Found\)/ })

  test("A1: a teammate neither exports nor erases", async ({ maya }) => {
    const { page } = maya
    const conversation = await newConversation()
    await page.goto(pageOf(conversation))
    await expect(page.getByRole("button", { name: "Merge" })).toBeVisible()
    await expect(page.getByRole("button", { name: "Erase" })).toBeHidden()
    for (const door of ["export", "erasure"])
      expect((await page.request.get(`/api/customers/${conversation.customerId}/${door}`)).status()).toBe(404)
  })
})

for (const colorScheme of ["light", "dark"] as const)
  for (const width of [1280, 380])
    test(`the screens of customers are fine in ${colorScheme} at ${width} px`, async ({ openDesk }) => {
      const conversation = await newConversation()
      await newTicket(conversation)
      const viewport = { width, height: 900 }
      const { page } = await openDesk("ada", { colorScheme, viewport })
      for (const address of ["/customers", pageOf(conversation)]) {
        await page.goto(address)
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
        await expectAccessible(page)
        await expectReadable(page)
        const name = `customers-${address === "/customers" ? "list" : "one"}-${colorScheme}-${width}`
        await page.screenshot({ path: `test-results/${name}.png`, fullPage: true })
      }
    })
