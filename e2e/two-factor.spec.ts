import { expectAccessible } from "./fine"
import { tabTo } from "./keys"
import { codeOf, enter, enterInbox, newPerson, nobodysPage, password } from "./people"
import { expect, test } from "./test"

test.use({ tolerated: /Failed to load resource.*(400|401|403|429)/ })

test("The second step of sign-in: set up by keys, asked for, passed by app and by backup code, switched off", async ({
  browser,
  contextOptions,
  baseURL,
}) => {
  const person = await newPerson()
  const page = await nobodysPage(browser, { ...contextOptions, baseURL })
  const { keyboard } = page
  await enterInbox(page, person.email)
  await page.goto("/settings/profile")
  const part = page.getByRole("region", { name: "Two-factor" })
  await tabTo(part.getByRole("textbox", { name: "Your password" }))
  await keyboard.type("not-the-password")
  await keyboard.press("Enter")
  await expect(part.getByRole("alert")).toContainText("This is not your present password.")
  await part.getByRole("textbox", { name: "Your password" }).fill(password)
  await keyboard.press("Enter")
  await expect(part.getByRole("img", { name: "QR code for your app" }).locator("path")).toHaveCount(1)
  const key = (await part.getByRole("region", { name: "Key" }).textContent()) ?? ""
  await expect(part.getByRole("textbox", { name: "Code" })).toBeFocused()
  await keyboard.type("000000")
  await keyboard.press("Enter")
  await expect(part.getByRole("alert")).toContainText("This is not the code")
  const used = await codeOf(key)
  await part.getByRole("textbox", { name: "Code" }).fill(used)
  await keyboard.press("Enter")
  const codes = ((await part.getByRole("region", { name: "Backup codes" }).textContent()) ?? "").split("\n")
  expect(codes).toHaveLength(10)
  await page.reload()
  await expect(part.getByText("It is on.")).toBeVisible()
  await expect(part.getByRole("region", { name: "Backup codes" })).toHaveCount(0)

  await page.context().clearCookies()
  await enter(page, person.email)
  await expect(page).toHaveURL(/\/sign-in\/code$/)
  const code = page.getByRole("textbox", { name: "Code", exact: true })
  await expect(code).toBeFocused()
  await expect(code).toHaveAttribute("autocomplete", "one-time-code")
  await expectAccessible(page)
  expect((await page.request.get("/api/counts")).status()).toBe(401)
  await keyboard.type("000000")
  await keyboard.press("Enter")
  await expect(page.getByRole("alert").filter({ hasText: "This is not the code" })).toBeVisible()
  await code.fill(used)
  await keyboard.press("Enter")
  await expect(page.getByRole("alert").filter({ hasText: "This is not the code" })).toBeVisible()
  await code.fill(await codeOf(key, "next"))
  await keyboard.press("Enter")
  await expect(page).toHaveURL(/\/inbox\/mine$/)

  for (const [attempt, words] of [
    [codes[0], null],
    [codes[0], "This is none of your backup codes, or it was used already."],
    [codes[1]?.replace("-", " ").toUpperCase(), null],
  ] as const) {
    await page.context().clearCookies()
    await enter(page, person.email)
    await page.getByRole("button", { name: "Use a backup code" }).click()
    await page.getByRole("textbox", { name: "Backup code" }).fill(attempt ?? "")
    await keyboard.press("Enter")
    if (words) await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible()
    else await expect(page).toHaveURL(/\/inbox\/mine$/)
  }

  await page.goto("/settings/profile")
  await part.getByRole("textbox", { name: "Your password" }).fill(password)
  await keyboard.press("Tab")
  await expect(part.getByRole("textbox", { name: "Code" })).toBeFocused()
  await keyboard.type(used)
  await tabTo(part.getByRole("button", { name: "Switch off two-factor" }))
  await keyboard.press("Enter")
  await expect(part.getByRole("alert")).toContainText("or it was used already.")
  await part.getByRole("textbox", { name: "Code" }).fill(codes[2] ?? "")
  await keyboard.press("Enter")
  await expect(part.getByText("It is off.")).toBeVisible()
  await page.context().clearCookies()
  await enterInbox(page, person.email)
  await page.context().close()
})

test("Five wrong codes end the attempt, and whoever lost their app is let in by an admin who resets it", async ({
  ada,
  browser,
  contextOptions,
  baseURL,
}) => {
  const person = await newPerson()
  const page = await nobodysPage(browser, { ...contextOptions, baseURL })
  await enterInbox(page, person.email)
  await page.goto("/settings/profile")
  const part = page.getByRole("region", { name: "Two-factor" })
  await part.getByRole("textbox", { name: "Your password" }).fill(password)
  await page.keyboard.press("Enter")
  const key = (await part.getByRole("region", { name: "Key" }).textContent()) ?? ""
  await part.getByRole("textbox", { name: "Code" }).fill(await codeOf(key))
  await page.keyboard.press("Enter")
  await expect(part.getByRole("region", { name: "Backup codes" })).toBeVisible()

  await page.context().clearCookies()
  await enter(page, person.email)
  const code = page.getByRole("textbox", { name: "Code", exact: true })
  const alert = page.getByRole("alert").filter({ hasText: "." })
  for (let n = 0; n < 5; n++) {
    await code.fill(String(n).repeat(6))
    const answered = page.waitForResponse(/verify-totp/)
    await page.keyboard.press("Enter")
    await answered
    await expect(page.getByRole("button", { name: "Continue" })).not.toHaveAttribute("aria-busy")
  }
  await code.fill(await codeOf(key, "next"))
  await page.keyboard.press("Enter")
  await expect(alert).toContainText("too many codes were wrong. Please sign in again.")

  await ada.page.goto(`/settings/teammates/${person.id}`)
  await tabTo(ada.page.getByRole("button", { name: "Reset two-factor" }))
  await ada.page.keyboard.press("Enter")
  await ada.question("Reset two-factor").getByRole("button", { name: "Reset" }).click()
  await expect(ada.status).toContainText("signs in with the password alone now.")
  await enterInbox(page, person.email)
  await page.context().close()
})

test("Sign-in's own code opens no door but these", async ({ ada, baseURL }) => {
  for (const path of [
    "update-user",
    "change-password",
    "change-email",
    "two-factor/disable",
    "list-sessions",
  ]) {
    const answer = await ada.page.request.post(`/api/auth/${path}`, {
      headers: { origin: baseURL ?? "" },
      data: { name: "Somebody else", password: "backline-demo" },
    })
    expect(answer.status(), path).toBe(404)
  }
})
