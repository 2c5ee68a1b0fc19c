import { randomUUID } from "node:crypto"
import type { BrowserContextOptions } from "@playwright/test"
import { newId } from "@/lib/shared/ids"
import { setMessengerSites } from "@/lib/team/commands/messenger"
import { expectAccessible, expectReadable } from "./fine"
import { tabTo } from "./keys"
import { expect, test } from "./test"
import { give } from "./world"

const screens = [
  "/settings/workspace",
  "/settings/ticket-types",
  "/settings/ticket-types/new",
  "/settings/states",
  "/settings/teams",
  "/settings/teams/new",
  "/settings/teammates",
  "/settings/teammates/new",
  "/settings/tags",
  "/settings/audit-log",
  "/settings/messenger",
  "/settings/mail",
  "/settings/workflows",
  "/settings/workflows/new",
]

test.describe(() => {
  test.use({ tolerated: /404 \(Not Found\)/ })

  test("A1, A3: to a teammate who is no admin settings are not there, as what does not exist", async ({
    maya,
    ada,
  }) => {
    const { page } = maya
    const words = () => page.getByRole("main").textContent()
    expect((await page.goto("/settings/nothing"))?.status()).toBe(404)
    const nothing = await words()
    for (const address of [...screens, `/settings/workflows/${newId()}`]) {
      const answer = await page.goto(address)
      expect(answer?.status(), address).toBe(404)
      expect(await words()).toBe(nothing)
    }
    expect((await page.request.get("/api/messenger-key")).status()).toBe(404)
    await maya.open("/inbox/mine")
    await page.getByRole("link", { name: "Settings" }).click()
    await expect(page).toHaveURL(/\/settings\/profile$/)
    const own = page.getByRole("navigation", { name: "Settings" })
    await expect(own.getByRole("link")).toHaveText(["Profile"])
    await ada.open("/inbox/mine")
    await ada.page.getByRole("link", { name: "Settings" }).click()
    const settings = ada.page.getByRole("navigation", { name: "Settings" })
    await expect(settings.getByRole("link", { name: "Teammates" })).toBeVisible()
  })
})

test("C2: sites are set by keyboard; each mistake is said where it is, and what is typed outlives a reload", async ({
  ada,
}) => {
  const { page } = ada
  const sites = page.getByRole("list", { name: "Sites" }).getByRole("textbox")
  const site = `https://shop-${randomUUID().slice(0, 8)}.example`
  await page.goto("/settings/messenger")
  const add = page.getByRole("button", { name: "Add site" })
  const save = page.getByRole("button", { name: "Save sites" })
  await tabTo(add)
  await page.keyboard.press("Enter")
  await tabTo(sites.last(), "Shift+Tab")
  await page.keyboard.type("http://shop.example/cart")
  await tabTo(save)
  await page.keyboard.press("Enter")
  await expect(sites.last()).toHaveAccessibleDescription(
    "A site is named without a path: http://shop.example.",
  )
  await page.reload()
  await expect(sites.last()).toHaveValue("http://shop.example/cart")
  await expect(page.getByText("Not saved yet")).toBeVisible()
  await sites.last().fill(`${site}/`)
  await sites.last().press("Enter")
  await expect(ada.status).toContainText("The sites are saved.")
  await expect(sites.last()).toHaveValue(site)

  await sites.last().fill("https://mine.example")
  await give("system", setMessengerSites, { before: [site], sites: [`${site}:444`] })
  await sites.last().press("Enter")
  const question = page.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile." })
  await expect(question).toContainText(`${site}:444`)
  await expect(sites.last()).toHaveValue("https://mine.example")
  await question.getByRole("button", { name: "Take what is saved" }).click()
  await expect(sites.last()).toHaveValue(`${site}:444`)
  await page.getByRole("button", { name: `Remove ${site}:444` }).click()
  await save.click()
  await expect(sites).toHaveCount(0)
})

test("C2: the key is shown when asked for, and rotating it says first what breaks", async ({ ada }) => {
  const { page } = ada
  const answer = await page.goto("/settings/messenger")
  const { key } = await (await page.request.get("/api/messenger-key")).json()
  expect(await answer?.text()).not.toContain(key)
  await tabTo(page.getByRole("button", { name: "Show key" }))
  await page.keyboard.press("Enter")
  await expect(page.getByRole("region", { name: "The workspace’s key" })).toHaveText(key)
  await tabTo(page.getByRole("button", { name: "Rotate key" }))
  await page.keyboard.press("Enter")
  const question = ada.question("Rotate key")
  await expect(question).toContainText("The present key stops working at once")
  await page.keyboard.press("Escape")
  await expect(question).toBeHidden()
  expect((await (await page.request.get("/api/messenger-key")).json()).key).toBe(key)
})

test("C5: a mail that was kept stands in the list with its content, and says why it can't be sent", async ({
  ada,
  baseURL,
}) => {
  const { page } = ada
  const email = `mail-${randomUUID().slice(0, 8)}@example.com`
  const asked = await page.request.post("/api/messenger/link", {
    headers: { origin: baseURL ?? "" },
    data: { workspace: "northwind-outdoor", email, next: null },
  })
  expect(asked.status()).toBe(200)
  const mail = page.getByRole("list", { name: "Mails" }).getByRole("link").filter({ hasText: email })
  await expect(async () => {
    await page.goto("/settings/mail")
    await expect(mail).toContainText("Kept here", { timeout: 500 })
  }).toPass()
  await tabTo(mail)
  await page.keyboard.press("Enter")
  const plain = page.getByRole("region", { name: "The mail as plain text" })
  await expect(plain).toContainText("/portal/enter")
  const drawn = page.getByTitle("The mail as it looks")
  await expect(drawn).toHaveAttribute("sandbox", "")
  await expect(drawn.contentFrame().getByRole("link").first()).toBeVisible()
  const again = page.getByRole("button", { name: "Send again" })
  await expect(again).toHaveAttribute("aria-disabled", "true")
  await expect(again).toHaveAccessibleDescription("There is no mail server: start Backline with SMTP_URL.")
})

for (const [colorScheme, expectFine] of [
  ["light", expectAccessible],
  ["dark", expectReadable],
] as const) {
  const look: BrowserContextOptions = { colorScheme, reducedMotion: "reduce" }

  for (const address of [...screens, "/settings/workflows/new?template=ask-for-details"])
    test(`axe finds nothing in ${colorScheme} on ${address}, nor does a phone scroll sideways`, async ({
      openDesk,
    }) => {
      const { page } = await openDesk("ada", { ...look, viewport: { width: 380, height: 780 } })
      await page.goto(address)
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
      await expectFine(page)
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(tooWide).toBeLessThanOrEqual(0)
    })
}
