import { expect, type Page } from "@playwright/test"
import type { Received } from "@/testing/smtp"
import { linkTo } from "./own-server"
import { enterInbox, password } from "./people"

const another = "another-long-password"

/** Ada invites an address, and whoever reads its mail joins by the link. */
export async function joinByMail(ada: Page, page: Page, received: Received[], email: string): Promise<void> {
  await ada.goto("/settings/teammates/new")
  await ada.getByRole("textbox", { name: "Email" }).fill(email)
  await ada.keyboard.press("Enter")
  await page.goto(await linkTo(received, email, "invitation"))
  await page.getByRole("textbox", { name: "Your name" }).fill("Ida Berg")
  await page.getByRole("textbox", { name: "Password" }).fill(password)
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/inbox\/mine$/)
  await expect(ada.getByRole("region", { name: `Link for ${email}` })).toHaveCount(0)
}

/** Somebody who forgot their password sets another by the link in a mail, of which an admin sees no word. */
export async function resetByMail(ada: Page, page: Page, received: Received[], email: string): Promise<void> {
  await page.context().clearCookies()
  received.length = 0
  await page.goto("/sign-in/forgot")
  await page.getByRole("textbox", { name: "Email" }).fill(email)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("status").filter({ hasText: "a mail with a link is on its way" })).toBeVisible()
  await ada.goto("/settings/mail")
  await ada
    .getByRole("list", { name: "Mails" })
    .getByRole("link")
    .filter({ hasText: `password to ${email}` })
    .click()
  await expect(ada.getByText("Its link is for its receiver alone")).toBeVisible()
  await page.goto(await linkTo(received, email, "sign-in/reset"))
  await page.getByRole("textbox", { name: "New password" }).fill(another)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "Your password is set" })).toBeVisible()
  await enterInbox(page, email, another)
}

/** Asks for another address, and confirms it by both links. */
export async function changeAddress(page: Page, received: Received[], email: string): Promise<void> {
  const to = `new-${email}`
  received.length = 0
  await page.goto("/settings/profile")
  const part = page.getByRole("region", { name: "Email" })
  await part.getByRole("textbox", { name: "New email" }).fill(to)
  await part.getByRole("textbox", { name: "Your password" }).fill(another)
  await page.keyboard.press("Enter")
  await expect(part.getByText("still have to confirm it")).toBeVisible()
  for (const [address, words] of [
    [to, "The other one still has to"],
    [email, `From now on you sign in with ${to}.`],
  ] as const) {
    await page.goto(await linkTo(received, address, "sign-in/address"))
    await page.getByRole("button", { name: "Confirm the change" }).click()
    await expect(page.getByRole("status").filter({ hasText: words })).toBeVisible()
    await page.goto("about:blank")
  }
  await page.context().clearCookies()
  await enterInbox(page, to, another)
}
