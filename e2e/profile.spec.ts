import type { Page } from "@playwright/test"
import { db } from "@/db/client"
import { expectAccessible, expectNoSidewaysScrolling, expectReadable } from "./fine"
import { chooseByTyping, tabTo } from "./keys"
import { enterInbox, newPerson, nobodysPage, password } from "./people"
import { expect, test } from "./test"
import { newConversation } from "./world"

test.use({ tolerated: /Failed to load resource.*401/ })

test("A profile is set by keys, survives a reload, and dates follow its language and zone", async ({
  browser,
  contextOptions,
  baseURL,
}) => {
  const person = await newPerson()
  const conversation = await newConversation()
  await db().execute(`update threads set last_at = '2024-05-12T12:05:00Z' where id = '${conversation.id}'`)
  const page = await nobodysPage(browser, { ...contextOptions, baseURL })
  const { keyboard } = page
  await enterInbox(page, person.email)
  await page.getByRole("link", { name: "Settings" }).click()
  await expect(page.getByRole("navigation", { name: "Settings" }).getByRole("link")).toHaveText(["Profile"])
  const form = page.getByRole("form", { name: "Profile" })
  await tabTo(form.getByRole("combobox", { name: "Time zone" }))
  await chooseByTyping(form.getByRole("combobox", { name: "Time zone" }), "Asia/Tokyo")
  await tabTo(form.getByRole("combobox", { name: "Language of dates" }))
  await chooseByTyping(form.getByRole("combobox", { name: "Language of dates" }), "Deutsch")
  await page.reload()
  await expect(page.getByText("Not saved yet")).toBeVisible()
  await tabTo(form.getByRole("button", { name: "Save profile" }))
  await keyboard.press("Enter")
  await expect(page.getByRole("status").filter({ hasText: "Your profile is saved." })).toBeVisible()
  await page.goto(`/inbox/all/${conversation.id}`)
  const entry = page.getByRole("log", { name: "Timeline" }).getByRole("article").first()
  await expect(entry).toHaveAccessibleName(
    /(Mon|Diens|Mittwoch|Donners|Frei|Sams|Sonn)(tag)?, \d+\. \w+ \d{4}, \d\d:\d\d/,
  )
  await page.context().close()
})

test("A password is changed with the old one, and the other browser is out at once", async ({
  browser,
  contextOptions,
  baseURL,
}) => {
  const person = await newPerson()
  const [page, other] = await Promise.all([
    nobodysPage(browser, { ...contextOptions, baseURL }),
    nobodysPage(browser, { ...contextOptions, baseURL }),
  ])
  await enterInbox(other, person.email)
  await enterInbox(page, person.email)
  await page.goto("/settings/profile")
  const part = page.getByRole("region", { name: "Password" })
  await tabTo(part.getByRole("textbox", { name: "Present password" }))
  await page.keyboard.type("not-the-password")
  await page.keyboard.press("Tab")
  await page.keyboard.type("another-long-password")
  await page.keyboard.press("Enter")
  await expect(part.getByRole("alert")).toContainText("This is not your present password.")
  await part.getByRole("textbox", { name: "Present password" }).fill(password)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("status").filter({ hasText: "Your password is changed." })).toBeVisible()
  await expect(other.getByText("You are signed out.")).toBeVisible({ timeout: 15_000 })
  await other.goto("/inbox/mine")
  await expect(other).toHaveURL(/\/sign-in$/)
  await enterInbox(other, person.email, "another-long-password")
  await Promise.all([page, other].map((one) => one.context().close()))
})

test("Sessions are listed with this one marked; one is ended by itself, and all others at once", async ({
  browser,
  contextOptions,
  baseURL,
}) => {
  const person = await newPerson()
  const agents = [
    "Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0) Firefox/132.0",
  ]
  const others = await Promise.all(
    agents.map((userAgent) => nobodysPage(browser, { ...contextOptions, baseURL, userAgent })),
  )
  for (const other of others) await enterInbox(other, person.email)
  const page = await nobodysPage(browser, { ...contextOptions, baseURL })
  await enterInbox(page, person.email)
  await page.goto("/settings/profile")
  const rows = page.getByRole("list", { name: "Sessions" }).getByRole("listitem")
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toContainText("This one")
  await tabTo(page.getByRole("button", { name: "End session: Safari on iPhone" }))
  await page.keyboard.press("Enter")
  await expect(rows).toHaveCount(2)
  expect((await others[0]?.request.get("/api/counts"))?.status()).toBe(401)
  expect((await others[1]?.request.get("/api/counts"))?.status()).toBe(200)
  await tabTo(page.getByRole("button", { name: "End all other sessions" }))
  await page.keyboard.press("Enter")
  await expect(rows).toHaveCount(1)
  await expect((others[1] as Page).getByText("You are signed out.")).toBeVisible({ timeout: 15_000 })
  expect((await page.request.get("/api/counts")).status()).toBe(200)
  await Promise.all([page, ...others].map((one) => one.context().close()))
})

test("Without a mail server an owner hands over a link for a forgotten password, which works once", async ({
  ada,
  browser,
  contextOptions,
  baseURL,
}) => {
  const person = await newPerson()
  const page = await nobodysPage(browser, { ...contextOptions, baseURL })
  await page.goto("/sign-in")
  await tabTo(page.getByRole("link", { name: "Forgot password?" }))
  await page.keyboard.press("Enter")
  await expect(page.getByText("This Backline has no mail server")).toBeVisible()
  await ada.page.goto(`/settings/teammates/${person.id}`)
  await tabTo(ada.page.getByRole("button", { name: "Make password link" }))
  await ada.page.keyboard.press("Enter")
  const shown = ada.page.getByRole("region", { name: `Password link for ${person.name}` })
  const link = (await shown.textContent()) ?? ""
  await ada.page.reload()
  await expect(shown).toHaveCount(0)
  await page.goto(link)
  await page.getByRole("textbox", { name: "New password" }).fill("another-long-password")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "Your password is set" })).toBeVisible()
  await enterInbox(page, person.email, "another-long-password")
  await page.goto("about:blank")
  await page.goto(link)
  await page.getByRole("textbox", { name: "New password" }).fill(password)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("alert").filter({ hasText: "This link does not work any more." })).toBeVisible()
  await page.context().close()
})

for (const [colorScheme, expectFine] of [
  ["light", expectAccessible],
  ["dark", expectReadable],
] as const) {
  test(`axe finds nothing in ${colorScheme} on the screens around sign-in, nor does a phone scroll sideways`, async ({
    browser,
    contextOptions,
    baseURL,
  }) => {
    const person = await newPerson()
    const look = { colorScheme, reducedMotion: "reduce", viewport: { width: 380, height: 780 } } as const
    const page = await nobodysPage(browser, { ...contextOptions, baseURL, ...look })
    for (const address of [
      "/sign-in",
      "/sign-in/code",
      "/sign-in/forgot",
      "/sign-in/reset",
      "/sign-in/address",
      "/invitation",
    ]) {
      await page.goto(address)
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
      await expectFine(page)
    }
    await enterInbox(page, person.email)
    await page.goto("/settings/profile")
    await expectFine(page)
    await expectNoSidewaysScrolling(page)
    await page.context().close()
  })
}
