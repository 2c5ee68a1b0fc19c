import { db } from "@/db/client"
import { sendReply } from "@/lib/conversations/commands/messages"
import { demoToken } from "@/lib/intake/identity"
import { CustomerScreen, expect, test } from "./customer-screen"
import { give, newConversation, newTicket } from "./world"

/** The newest link to sign in with that was mailed to an address. */
async function mailedLink(email: string): Promise<string> {
  const rows = await db().execute<{ text: string }>(
    `select text from mails where kind = 'link' and to_address = '${email}' order by created_at desc limit 1`,
  )
  const found = /\/portal\/enter\?\S+/.exec(rows[0]?.text ?? "")
  if (!found) throw new Error(`No link was mailed to ${email}.`)
  return found[0]
}

const emailOf = async (customerId: string) => {
  const rows = await db().execute<{ email: string }>(`select email from customers where id = '${customerId}'`)
  return rows[0]?.email ?? ""
}

test.describe("By a mailed link", () => {
  // An address that is none and a link that is used up are answered with a no, which the console repeats.
  test.use({ tolerated: /404|422/ })

  test("C2: it leads back to where one wanted to go, works once, and is not used up by looking", async ({
    openStranger,
  }) => {
    const conversation = await newConversation()
    const ticket = await newTicket(conversation, { share: true })
    const email = await emailOf(conversation.customerId)
    const { page } = await openStranger()
    await page.goto(`/portal/tickets/${ticket.number}`)
    await page.getByRole("textbox", { name: "Email" }).fill("zoe")
    await page.getByRole("button", { name: "Send me a link" }).click()
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveAccessibleDescription(/e-mail address/)
    await page.getByRole("textbox", { name: "Email" }).fill(email)
    await page.getByRole("button", { name: "Send me a link" }).click()
    await expect(page.getByRole("status").filter({ hasText: "Your link is made" })).toBeVisible()

    const link = await mailedLink(email)
    expect((await page.request.get(link)).status()).toBe(200)
    await page.goto(link)
    await page.getByRole("button", { name: "Sign in" }).click()
    await expect(page).toHaveURL(new RegExp(`/portal/tickets/${ticket.number}`))
    await expect(page.getByRole("heading", { name: ticket.title })).toBeVisible()

    await page.goto(link)
    await page.getByRole("button", { name: "Sign in" }).click()
    await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible()
    await expect(page.getByRole("button", { name: "Send me a link" })).toBeVisible()
  })

  test("C2: an address that nobody has is told the same", async ({ openStranger }) => {
    const { page } = await openStranger()
    await page.goto("/portal")
    await page.getByRole("textbox", { name: "Email" }).fill(`nobody-${Date.now()}@example.com`)
    await page.getByRole("button", { name: "Send me a link" }).click()
    await expect(page.getByRole("status").filter({ hasText: "Your link is made" })).toBeVisible()
  })
})

test("C2: the demo's doors and a token behind the # let in, and the token leaves the address", async ({
  openStranger,
}) => {
  const { page } = await openStranger()
  await page.goto("/portal")
  const demo = page.getByRole("region", { name: "Demo" })
  await demo.getByRole("button").first().click()
  await expect(page.getByRole("heading", { name: "Your tickets", exact: true })).toBeVisible()
  await page.getByRole("button", { name: "Sign out" }).click()
  await expect(page.getByRole("heading", { name: "Sign in to see your tickets" })).toBeVisible()
})

test.describe("With a session that ends", () => {
  test.use({ tolerated: /401/ })

  test("What was written is there again after signing in anew", async ({ openCustomer, baseURL }) => {
    const conversation = await newConversation()
    const zoe = await openCustomer(conversation)
    await zoe.openConversation(conversation)
    await zoe.message.fill("Still being written")
    const headers = { origin: baseURL ?? "" }
    await db().execute(`delete from customer_sessions where customer_id = '${conversation.customerId}'`)
    await zoe.message.press("Enter")
    await expect(zoe.page.getByRole("heading", { name: "Your session has ended" })).toBeVisible()
    const data = { workspace: null, token: await demoToken(conversation.customerId), cookie: true }
    await zoe.page.request.post("/api/messenger/session", { headers, data })
    await zoe.reload()
    await expect(zoe.entries("Still being written")).toHaveCount(1)
    await expect(zoe.entries("Not sent yet")).toHaveCount(0)
  })
})

/** The demo's shop under this machine's other name: to it, our pages are a foreign site. */
function foreignShop(customerId: string): string {
  const url = new URL(`/demo-site?other&customer=${customerId}`, process.env.BACKLINE_E2E_URL)
  url.hostname = url.hostname === "localhost" ? "127.0.0.1" : "localhost"
  return url.href
}

test("C1, C2: on a foreign site the messenger works live, without any cookie", async ({
  openStranger,
  baseURL,
}) => {
  const customer = await newConversation()
  const { page } = await openStranger()
  const withCookies: string[] = []
  page.on("request", async (request) => {
    const headers = await request.allHeaders().catch(() => ({}) as Record<string, string>)
    if (request.url().startsWith(baseURL ?? "") && headers.cookie) withCookies.push(request.url())
  })
  const listening = page.waitForResponse((answer) => answer.url().includes("/api/messenger/stream"))
  await page.goto(foreignShop(customer.customerId))
  await listening
  const launcher = page.getByRole("button", { name: /messages/ })
  const words = `Foreign ${Date.now()}`
  await give("maya", sendReply, { conversationId: customer.id, text: words })
  await expect(launcher).toHaveAccessibleName(/Open messages, \d+ unread/)

  await launcher.click()
  const frame = new CustomerScreen(page, page.frameLocator("iframe[title=Messages]"))
  await frame.conversations.getByRole("link").filter({ hasText: words }).click()
  await expect(frame.entries("Maya Chen", words)).toHaveCount(1)
  await frame.write(`Back to ${words}`)
  await expect(frame.entries(`Back to ${words}`)).toHaveCount(1)
  await expect(frame.entries("Sending…")).toHaveCount(0)
  await frame.message.press("Escape")
  await expect(launcher).toBeFocused()
  await expect(launcher).toHaveAttribute("aria-expanded", "false")
  expect(await page.context().cookies()).toEqual([])
  expect(withCookies).toEqual([])
})

test("C2: a frame shows whom the site names, whoever is signed in on our own pages", async ({
  openCustomer,
}) => {
  const customer = await newConversation({ customer: "Frida Framed" })
  const own = await newConversation()
  const zoe = await openCustomer(own)
  const withCookies: string[] = []
  zoe.page.on("request", async (request) => {
    const { cookie } = await request.allHeaders().catch(() => ({}) as Record<string, string>)
    if (request.url().includes("/api/messenger/") && cookie) withCookies.push(request.url())
  })
  await zoe.page.goto(`/demo-site?customer=${customer.customerId}`)
  await zoe.page.getByRole("button", { name: /^Open messages/ }).click()
  const frame = new CustomerScreen(zoe.page, zoe.page.frameLocator("iframe[title=Messages]"))
  await expect(frame.inside.getByRole("heading", { name: /^Hello/ })).toHaveText("Hello, Frida.")
  await expect(frame.conversations.getByRole("link", { name: customer.subject })).toBeVisible()
  expect(withCookies).toEqual([])
  await zoe.open("/messenger")
  await expect(zoe.conversations.getByRole("link", { name: own.subject })).toBeVisible()
})

test("C2: without a token the messenger says what to do, and closes on a phone, where it covers all", async ({
  openStranger,
}) => {
  const { page } = await openStranger({
    viewport: { width: 380, height: 720 },
    hasTouch: true,
    isMobile: true,
  })
  await page.goto("/demo-site")
  // As a site's own script would, for a visitor whom it does not know.
  await page.evaluate("Backline.start({})")
  const launcher = page.getByRole("button", { name: "Open messages" })
  await launcher.click()
  const frame = page.frameLocator("iframe[title=Messages]")
  await expect(frame.getByText("please sign in on this site first")).toBeVisible()
  await frame.getByRole("button", { name: "Close" }).click()
  await expect(frame.getByRole("button", { name: "Close" })).toBeHidden()
  await expect(launcher).toBeFocused()
})

test.describe("Framed by whom it may not", () => {
  test.use({ tolerated: /frame-ancestors|refused|Refused/i })

  test("C2: nobody frames our pages, and the messenger only its workspace's sites", async ({ request }) => {
    const ancestors = async (address: string) =>
      /frame-ancestors ([^;]*)/.exec(
        (await request.get(address)).headers()["content-security-policy"] ?? "",
      )?.[1]
    expect(await ancestors("/messenger")).toBe("'none'")
    expect(await ancestors("/portal")).toBe("'none'")
    expect(await ancestors("/sign-in")).toBe("'none'")
    expect(await ancestors("/messenger?frame=1")).not.toContain("*")
    const script = await request.get("/messenger.js")
    expect(script.headers()["cross-origin-resource-policy"]).toBe("cross-origin")
    expect((await script.body()).length).toBeLessThanOrEqual(6_000)
  })
})
