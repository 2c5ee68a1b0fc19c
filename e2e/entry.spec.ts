import { randomUUID } from "node:crypto"
import { expect, test } from "./test"
import { newConversation } from "./world"

const nobody = { storageState: { cookies: [], origins: [] } }
const elsewhere = "https://elsewhere.example"

test.describe("the door", () => {
  test.use({ tolerated: /Failed to load resource.*(401|403)/ })

  test("a wrong password is answered in a sentence, and the right one opens", async ({ openDesk }) => {
    const { page } = await openDesk("maya", nobody)
    await page.goto("/sign-in")
    await page.getByRole("textbox", { name: "Email" }).fill("maya@example.com")
    const password = page.getByRole("textbox", { name: "Password" })
    await password.fill("not-the-password")
    await page.getByRole("button", { name: "Sign in", exact: true }).click()
    await expect(page.getByRole("alert").filter({ hasText: "don't belong together" })).toBeVisible()
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue("maya@example.com")
    await page.getByRole("textbox", { name: "Email" }).fill("nobody@example.com")
    await page.getByRole("button", { name: "Sign in", exact: true }).click()
    await expect(page.getByRole("alert").filter({ hasText: "don't belong together" })).toBeVisible()
    await page.getByRole("textbox", { name: "Email" }).fill("maya@example.com")
    await password.fill("backline-demo")
    await page.getByRole("button", { name: "Sign in", exact: true }).click()
    await expect(page).toHaveURL(/\/inbox\/mine$/)
    await expect(page.getByRole("navigation", { name: "Inbox views" })).toBeVisible()
  })

  test("signing out ends the session here: screens, data and the live stream", async ({ openDesk }) => {
    const maya = await openDesk("maya", nobody)
    await maya.page.goto("/sign-in")
    await Promise.all([maya.listening(), maya.page.getByRole("button", { name: /maya@example.com/ }).click()])
    await expect(maya.page).toHaveURL(/\/inbox\/mine$/)
    await maya.page.getByRole("button", { name: /Maya Chen/ }).click()
    await maya.page.getByRole("menuitem", { name: "Sign out" }).click()
    await expect(maya.page).toHaveURL(/\/sign-in$/)
    for (const address of ["/api/counts", "/api/stream", "/api/directory", "/api/inbox/all"])
      expect((await maya.page.request.get(address)).status(), address).toBe(401)
    await maya.page.goto("/inbox/mine")
    await expect(maya.page).toHaveURL(/\/sign-in$/)
  })
})

test("Signed out, every screen leads to sign-in", async ({ openDesk }) => {
  const { id } = await newConversation()
  const { page } = await openDesk("maya", nobody)
  for (const address of [
    "/",
    "/inbox/mine",
    `/inbox/all/${id}?ticket=1`,
    "/tickets/team",
    "/tickets/all/1",
    "/set-up",
  ]) {
    await page.goto(address)
    await expect(page, address).toHaveURL(/\/sign-in$/)
  }
})

test("Signed in, / and /sign-in lead to one's own conversations", async ({ maya }) => {
  for (const address of ["/", "/sign-in"]) {
    await maya.page.goto(address)
    await expect(maya.page, address).toHaveURL(/\/inbox\/mine$/)
  }
})

test("What another site sends in Maya's name is refused at every door", async ({ maya }) => {
  const { id } = await newConversation({ assignee: "maya" })
  const { request } = maya.page
  const doors = [`/api/threads/${id}/read`, "/api/files", "/api/auth/sign-out"]
  for (const address of doors)
    for (const origin of [elsewhere, "null", "http://localhost.elsewhere.example"]) {
      const answer = await request.post(address, { headers: { origin }, data: { seq: 1 } })
      expect(answer.status(), `${address} from ${origin}`).toBe(403)
    }
  const without = await request.fetch(`/api/threads/${id}/read`, { method: "POST", data: { seq: 1 } })
  expect(without.status(), "without an Origin").toBe(403)
  expect((await request.get("/api/counts")).status()).toBe(200)
})

test("A reply that another site sends in Maya's name is refused, and nothing is stored", async ({ maya }) => {
  const conversation = await newConversation({ assignee: "maya" })
  await maya.openConversation(conversation)
  const command = maya.page.waitForRequest((sent) => "next-action" in sent.headers())
  await maya.conversation.getByRole("textbox", { name: "Reply" }).fill("From our own page.")
  await maya.conversation.getByRole("button", { name: /^Send reply/ }).click()
  const sent = await command
  await expect(maya.entries(maya.conversation, "From our own page.")).toHaveCount(1)

  const again = async (origin: string) => {
    const { "content-length": _, ...headers } = await sent.allHeaders()
    const ids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
    const data = (sent.postData() ?? "")
      .replace("From our own page.", `From ${origin}.`)
      .replace(ids, (found) => (found === conversation.id ? found : randomUUID()))
    const plain = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")))
    return maya.page.request.post(sent.url(), { headers: { ...plain, origin }, data })
  }
  const own = await again(new URL(sent.url()).origin)
  expect(own.status()).toBe(200)
  for (const origin of [elsewhere, "null"]) {
    const refused = await again(origin)
    expect(refused.status(), `from ${origin}`).toBeGreaterThanOrEqual(400)
  }
  await maya.reload()
  await expect(maya.entries(maya.conversation, "From http://localhost")).toHaveCount(1)
  await expect(maya.entries(maya.conversation, "elsewhere.example")).toHaveCount(0)
  await expect(maya.entries(maya.conversation, "From null")).toHaveCount(0)
})

test("Addresses that lead nowhere answer 404, and unsafe ones are not followed", async ({ maya }) => {
  const nowhere = [
    "/nowhere",
    "/inbox/nowhere",
    "/tickets/nowhere",
    "/api/nowhere",
    "/api/inbox/nowhere",
    `/api/files/${randomUUID()}`,
  ]
  for (const address of nowhere) expect((await maya.page.request.get(address)).status(), address).toBe(404)
  expect((await maya.page.request.get("/api/health")).status()).toBe(200)
})

test("Pages may not be framed by other sites, and say what they are", async ({ maya }) => {
  const answer = await maya.page.goto("/inbox/mine")
  const headers = answer?.headers() ?? {}
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'")
  expect(headers["x-content-type-options"]).toBe("nosniff")
  expect(headers["x-powered-by"]).toBeUndefined()
})
