import { expect } from "@playwright/test"
import { loadDemo } from "@/lib/imports/demo"
import type { Desk } from "./desk"
import { chooseByTyping, tabTo } from "./keys"

/** An admin changes name and zone in one tab, and then in another that shows the older ones still. */
export async function renameTheWorkspace(first: Desk, second: Desk): Promise<void> {
  for (const { page } of [first, second]) await page.goto("/settings/workspace")
  const { page } = first
  const part = page.getByRole("region", { name: "Name and time zone" })
  const name = part.getByRole("textbox", { name: "Name" })
  await name.fill("")
  await name.press("Enter")
  await expect(name).toHaveAccessibleDescription("Please name the workspace.")
  await name.fill("Northwind Indoor")
  await tabTo(part.getByRole("combobox", { name: "Time zone" }))
  await chooseByTyping(part.getByRole("combobox", { name: "Time zone" }), "Asia/Tokyo")
  await tabTo(part.getByRole("button", { name: "Save name and time zone" }))
  await page.keyboard.press("Enter")
  await expect(first.status).toContainText("The workspace’s name and time zone are saved.")
  await page.reload()
  await expect(name).toHaveValue("Northwind Indoor")
  await expect(part.getByRole("combobox", { name: "Time zone" })).toContainText("Asia/Tokyo")

  const older = second.page.getByRole("region", { name: "Name and time zone" })
  await older.getByRole("textbox", { name: "Name" }).fill("Northwind Outdoors")
  await older.getByRole("button", { name: "Save name and time zone" }).click()
  const question = second.page.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile." })
  await expect(question).toContainText("“Northwind Indoor”, Asia/Tokyo")
  await expect(older.getByRole("textbox", { name: "Name" })).toHaveValue("Northwind Outdoors")
  await question.getByRole("button", { name: "Save mine instead" }).click()
  await expect(second.status).toContainText("are saved.")
}

/** The owner removes the demo; whoever else works in it is signed out, and it is not loaded again. */
export async function removeTheDemo(ada: Desk, maya: Desk): Promise<void> {
  await maya.page.goto("/inbox/all")
  const { page } = ada
  await page.goto("/settings/workspace")
  const name = await page.getByRole("textbox", { name: "Name", exact: true }).inputValue()
  await tabTo(page.getByRole("button", { name: "Remove demo" }))
  await page.keyboard.press("Enter")
  const dialog = ada.dialog("Remove demo")
  await expect(dialog).toContainText(/\d+ conversations, \d+ tickets and \d+ teammates are deleted/)
  const remove = dialog.getByRole("button", { name: "Remove for good" })
  await expect(remove).toHaveAttribute("aria-disabled", "true")
  await dialog.getByRole("textbox").fill(name)
  await dialog.getByRole("textbox").press("Enter")
  await expect(page).toHaveURL(/\/set-up$/)
  await expect(page.getByText("backline-demo")).toHaveCount(0)
  await maya.page.goto("/inbox/all")
  await expect(maya.page).toHaveURL(/\/(set-up|sign-in)/)
  // What the next start does: it finds that a demo was removed here.
  expect(await loadDemo(() => undefined)).toBe(false)
  await page.reload()
  await expect(page).toHaveURL(/\/set-up$/)
}
