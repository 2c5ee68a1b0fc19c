import { randomUUID } from "node:crypto"
import { base32 } from "@better-auth/utils/base32"
import { createOTP } from "@better-auth/utils/otp"
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test"
import { db } from "@/db/client"
import { openAccount, storedPassword } from "@/lib/auth/accounts"
import { newId } from "@/lib/shared/ids"
import { addTeammate } from "@/lib/team/commands/people"
import { demo, give } from "./world"

export const password = "a-long-password"

export type NewPerson = { id: string; name: string; email: string }

/** A teammate of a test's own, who can sign in; nobody else's test touches them. */
export async function newPerson(role: "teammate" | "admin" | "owner" = "teammate"): Promise<NewPerson> {
  const id = newId()
  const mark = randomUUID().slice(0, 8)
  const person = { name: `Noor ${mark}`, email: `noor-${mark}@example.com` }
  await give("system", addTeammate, { commandId: id, ...person, role })
  const { system } = await demo()
  const passwordHash = await storedPassword(password)
  await db().transaction((tx) => openAccount(tx, system.workspaceId, { id, ...person, passwordHash }))
  await db().execute(`update teammates set user_id = '${id}' where id = '${id}'`)
  return { id, ...person }
}

/** A browser of somebody who is signed in nowhere. */
export async function nobodysPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ ...options, storageState: { cookies: [], origins: [] } })).newPage()
}

/** Types an address and a password at sign-in, by keys alone. */
export async function enter(page: Page, email: string, word = password): Promise<void> {
  await page.goto("/sign-in")
  await page.getByRole("textbox", { name: "Email" }).focus()
  await page.keyboard.type(email)
  await page.keyboard.press("Tab")
  await page.keyboard.type(word)
  await page.keyboard.press("Enter")
}

/** Signs somebody in and waits until they are in their inbox. */
export async function enterInbox(page: Page, email: string, word = password): Promise<void> {
  await enter(page, email, word)
  await expect(page).toHaveURL(/\/inbox\/mine$/, { timeout: 15_000 })
}

/** The code that an app shows for a key that was typed into it, now or half a minute later: each lets in once. */
export function codeOf(key: string, when: "now" | "next" = "now"): Promise<string> {
  const step = Math.floor(Date.now() / 30_000) + (when === "next" ? 1 : 0)
  return createOTP(base32.decode(key) as unknown as string).hotp(step)
}
