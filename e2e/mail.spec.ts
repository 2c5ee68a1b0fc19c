import { SignJWT } from "jose"
import { db } from "@/db/client"
import { sendReply } from "@/lib/conversations/commands/messages"
import { demoToken } from "@/lib/intake/identity"
import type { Received } from "@/testing/smtp"
import { expectAccessible } from "./fine"
import { tabTo } from "./keys"
import { expect, linkTo, mailsTo, test, wordsOf } from "./own-server"
import { changeAddress, joinByMail, resetByMail } from "./people-mails"
import { removeTheDemo, renameTheWorkspace } from "./workspace-changes"
import { give, newConversation, newTicket } from "./world"

// One server, whose key is changed and whose mails are refused here.
test.describe.configure({ mode: "default" })

const emailOf = async (customerId: string) => {
  const rows = await db().execute<{ email: string }>(`select email from customers where id = '${customerId}'`)
  return rows[0]?.email ?? ""
}

test("C1, C2: by keys alone a customer signs in by the link that is mailed, writes, and opens a ticket", async ({
  openStranger,
  mailServer: { received },
}) => {
  const earlier = await newConversation()
  const ticket = await newTicket(earlier, { share: true })
  const email = await emailOf(earlier.customerId)
  const zoe = await openStranger()
  const { page } = zoe
  const { keyboard } = page
  await page.goto("/portal")
  await tabTo(page.getByRole("textbox", { name: "Email" }))
  await keyboard.type(email)
  await tabTo(page.getByRole("button", { name: "Send me a link" }))
  await keyboard.press("Enter")
  await expect(page.getByRole("status").filter({ hasText: "We’ve sent you a link" })).toContainText(email)

  await Promise.all([page.waitForLoadState("load"), page.goto(await linkTo(received, email))])
  await tabTo(page.getByRole("button", { name: "Sign in" }))
  const listening = zoe.listening()
  await keyboard.press("Enter")
  await listening
  await expect(page).toHaveURL(/\/portal(\?|$)/)
  await tabTo(page.getByRole("link", { name: "New conversation" }))
  await keyboard.press("Enter")
  await tabTo(zoe.message)
  await keyboard.type("Do you repair tents?")
  await keyboard.press("Enter")
  await expect(zoe.entries("Do you repair tents?")).toHaveCount(1)
  await expect(zoe.entries("Sending…")).toHaveCount(0)
  await expect(zoe.message).toBeFocused()

  await tabTo(page.getByRole("link", { name: "Your tickets" }), "Shift+Tab")
  await keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "Your tickets", exact: true })).toBeFocused()
  const opened = zoe.conversations.getByRole("link").filter({ hasText: earlier.subject })
  await tabTo(zoe.conversations.getByRole("link").filter({ hasText: "Do you repair tents?" }))
  await tabTo(opened)
  await tabTo(zoe.tickets.getByRole("link", { name: ticket.title }), "Shift+Tab")
  await keyboard.press("Enter")
  await expect(page).toHaveURL(new RegExp(`/portal/tickets/${ticket.number}(\\?|$)`))
  await expect(page.getByRole("heading", { name: ticket.title })).toBeFocused()
  await expect(zoe.progress.locator("[aria-current=step]")).toContainText("Submitted")
  await tabTo(zoe.message)
  await keyboard.type("Any news?")
  await keyboard.press("Enter")
  await expect(zoe.entries("Any news?")).toHaveCount(1)
})

test("C5: a mail that was refused is sent again, and one that arrived only after a question", async ({
  ada,
  mailServer: { received, answers },
}) => {
  const { page } = ada
  const conversation = await newConversation({ assignee: "maya" })
  const email = await emailOf(conversation.customerId)
  answers.push(550)
  await give("maya", sendReply, { conversationId: conversation.id, text: "New poles are on their way." })
  await db().execute(
    `update graphile_worker._private_jobs set run_at = now() where key like '%${conversation.customerId}%'`,
  )
  const mail = page.getByRole("list", { name: "Mails" }).getByRole("link").filter({ hasText: email })
  await expect(async () => {
    await page.goto("/settings/mail")
    await expect(mail).toContainText("Not sent", { timeout: 500 })
  }).toPass({ timeout: 30_000 })
  expect(mailsTo(received, email)).toHaveLength(0)
  await tabTo(mail)
  await page.keyboard.press("Enter")
  await expect(page.getByText("Last error")).toBeVisible()
  const again = page.getByRole("button", { name: "Send again", exact: true })
  await tabTo(again)
  await page.keyboard.press("Enter")
  await expect(ada.status).toContainText("It will be sent in a moment.")
  await expect.poll(() => mailsTo(received, email).length, { timeout: 20_000 }).toBe(1)
  expect(wordsOf(mailsTo(received, email)[0] as Received)).toContain("New poles are on their way.")

  const sent = page.getByRole("definition").filter({ hasText: "Sent" })
  await expect(async () => {
    await page.reload()
    await expect(sent.first()).toBeVisible({ timeout: 500 })
  }).toPass()
  const question = ada.question("Send again")
  await again.click()
  await expect(question).toContainText("The customer will get it a second time.")
  await question.getByRole("button", { name: "Cancel" }).click()
  await expect(question).toBeHidden()
  await expect(again).toBeFocused()
  await again.click()
  await question.getByRole("button", { name: "Send again" }).click()
  await expect.poll(() => mailsTo(received, email).length, { timeout: 20_000 }).toBe(2)
  const [first, second] = mailsTo(received, email)
  expect(second?.headers["message-id"]).toBe(first?.headers["message-id"])
})

test("C2: a mail whose link was sent keeps nothing of it, and says why it can't be sent again", async ({
  ada,
  openStranger,
  mailServer: { received },
}) => {
  const email = await emailOf((await newConversation()).customerId)
  const { page: theirs } = await openStranger()
  await theirs.goto("/portal")
  await theirs.getByRole("textbox", { name: "Email" }).fill(email)
  await theirs.getByRole("button", { name: "Send me a link" }).click()
  const token = /#token=(.+)/.exec(await linkTo(received, email))?.[1] ?? "no token"
  const { page } = ada
  const mail = page.getByRole("list", { name: "Mails" }).getByRole("link").filter({ hasText: email })
  await expect(async () => {
    await page.goto("/settings/mail")
    await expect(mail).toContainText("Sent", { timeout: 500 })
  }).toPass()
  await mail.click()
  await expect(page.getByRole("region", { name: "Content" })).toContainText("emptied as soon as it is sent")
  expect(await page.content()).not.toContain(token)
  await expectAccessible(page)
  await expect(page.getByRole("button", { name: "Send again" })).toHaveAccessibleDescription(
    "Its link is gone. A new one can be asked for.",
  )
})

test.describe("With sessions that end", () => {
  // What a door says to a session or a token that is worth nothing any more.
  test.use({ tolerated: /401|404/ })

  test("C2: a new key ends what the old one opened, and signs in from then on; mailed links stay", async ({
    ada,
    openCustomer,
    openStranger,
    mailServer: { received },
  }) => {
    const [conversation, other] = [await newConversation(), await newConversation()]
    const zoe = await openCustomer(conversation)
    await zoe.openConversation(conversation)
    const email = await emailOf(other.customerId)
    const byLink = await openStranger()
    await byLink.page.goto("/portal")
    await byLink.page.getByRole("textbox", { name: "Email" }).fill(email)
    await byLink.page.getByRole("button", { name: "Send me a link" }).click()
    await byLink.page.goto(await linkTo(received, email))
    await byLink.page.getByRole("button", { name: "Sign in" }).click()
    await expect(byLink.page.getByRole("heading", { name: "Your tickets", exact: true })).toBeVisible()

    const { page } = ada
    await page.goto("/settings/messenger")
    await page.getByRole("button", { name: "Show key" }).click()
    const shown = page.getByRole("region", { name: "The workspace’s key" })
    const before = (await shown.textContent()) ?? ""
    const oldToken = await demoToken(conversation.customerId)
    const rotate = page.getByRole("button", { name: "Rotate key" })
    await rotate.click()
    const question = ada.question("Rotate key")
    await expect(question).toContainText("whom they signed in is signed out")
    await question.getByRole("button", { name: "Cancel" }).click()
    await expect(question).toBeHidden()
    await expect(rotate).toBeFocused()
    await expect(shown).toHaveText(before)
    await rotate.click()
    await question.getByRole("button", { name: "Rotate key" }).click()
    await expect(ada.status).toContainText("There is a new key. Give it to your sites now.")
    await expect(shown).not.toHaveText(before)
    const key = (await shown.textContent()) ?? ""
    for (const code of ["Signing a token in Node", "Snippet for your pages"])
      await expect(page.getByRole("region", { name: code })).not.toContainText(key)

    await zoe.message.fill("Still being written")
    await zoe.message.press("Enter")
    await expect(zoe.page.getByRole("heading", { name: "Your session has ended" })).toBeVisible()
    const byOld = await openStranger()
    await byOld.page.goto(`/portal#token=${oldToken}`)
    await expect(byOld.page.getByRole("button", { name: "Send me a link" })).toBeVisible()
    const token = await new SignJWT({ email: `new-${email}`, name: "Noor" })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject(`noor-${conversation.id}`)
      .setExpirationTime("10m")
      .sign(new TextEncoder().encode(key))
    const byNew = await openStranger()
    await byNew.page.goto(`/portal#token=${token}`)
    await expect(byNew.page.getByRole("heading", { name: "Your tickets", exact: true })).toBeVisible()
    await byLink.reload()
    await expect(byLink.page.getByRole("heading", { name: "Your tickets", exact: true })).toBeVisible()
  })
})

test.describe("With sessions that end by a new password", () => {
  // A screen that still stood open takes its stream up again, and hears that it is signed out.
  test.use({ tolerated: /401 \(Unauthorized\)/ })

  test("A teammate is invited, sets a forgotten password and changes their address by mailed links", async ({
    ada,
    openStranger,
    mailServer: { received },
  }) => {
    const email = `ida-${Date.now()}@example.com`
    const { page } = await openStranger()
    await joinByMail(ada.page, page, received, email)
    await resetByMail(ada.page, page, received, email)
    await changeAddress(page, received, email)
  })
})

test("Name and time zone are set by keys; a second tab's older values are shown beside, and nothing typed is lost", async ({
  openDesk,
}) => {
  await renameTheWorkspace(await openDesk("ada"), await openDesk("ada"))
})

// Last, since nothing is left of what the others stand on.
test("The demo is removed by its owner who types its name; the first page then asks for a new workspace", async ({
  ada,
  maya,
}) => {
  await removeTheDemo(ada, maya)
})
