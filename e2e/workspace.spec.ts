import { setBusinessHours } from "@/lib/team/commands/workspace"
import { tabTo } from "./keys"
import { expect, test } from "./test"
import { give } from "./world"

const office = [{ from: "09:00", to: "17:00" }]
const officeHours = [office, office, office, office, office, [], []]

// One test, since all of it changes the same workspace.
test("Business hours are set by keys, mistakes are said where they are, and another admin's hours are shown beside", async ({
  ada,
}) => {
  const { page } = ada
  const { keyboard } = page
  await page.goto("/settings/workspace")
  const days = page.getByRole("list", { name: "Weekdays" })
  const saturday = days.getByRole("listitem").filter({ hasText: "Saturday" })
  const save = page.getByRole("button", { name: "Save hours" })
  await expect(saturday).toContainText("Closed")
  await tabTo(page.getByRole("button", { name: "Open on Saturday" }))
  await keyboard.press("Enter")
  await page.getByLabel("Saturday, to").fill("08:00")
  await tabTo(save)
  await keyboard.press("Enter")
  await expect(saturday).toContainText("A span ends before it begins.")
  await page.reload()
  await expect(page.getByLabel("Saturday, to")).toHaveValue("08:00")
  await page.getByLabel("Saturday, to").fill("14:00")
  await tabTo(page.getByRole("button", { name: "Add a span on Saturday" }))
  await keyboard.press("Enter")
  await page.getByLabel("Saturday, span 2, from").fill("13:00")
  await page.getByLabel("Saturday, span 2, to").fill("18:00")
  await save.press("Enter")
  await expect(saturday).toContainText("Two spans overlap.")
  await page.getByLabel("Saturday, span 2, from").fill("15:00")

  // Meanwhile another admin opens on Sunday.
  const theirs = officeHours.with(6, office)
  await give("system", setBusinessHours, { before: officeHours, to: theirs })
  await save.press("Enter")
  const question = page.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile." })
  await expect(question).toContainText("Sunday 09:00–17:00")
  await expect(page.getByLabel("Saturday, span 2, to")).toHaveValue("18:00")
  await question.getByRole("button", { name: "Save mine instead" }).click()
  await expect(ada.status).toContainText("The business hours are saved.")
  await page.reload()
  await expect(page.getByLabel("Saturday, span 2, from")).toHaveValue("15:00")
  await expect(days.getByRole("listitem").filter({ hasText: "Sunday" })).toContainText("Closed")

  await tabTo(page.getByRole("button", { name: "Copy Monday to all days" }))
  await keyboard.press("Enter")
  await expect(page.getByLabel("Sunday, from")).toHaveValue("09:00")
  await page.getByRole("button", { name: "Discard changes" }).click()
  for (const name of ["Remove Saturday, span 2", "Remove Saturday"])
    await page.getByRole("button", { name, exact: true }).click()
  await save.press("Enter")
  await expect(saturday).toContainText("Closed")
})

test("Z5: each choice says by an example what it means; none is lost by a reload", async ({ ada }) => {
  const { page } = ada
  await page.goto("/settings/workspace")
  const never = page.getByRole("radio", { name: "Never" })
  await expect(page.getByRole("radio", { name: "When the ticket is resolved" })).toBeChecked()
  await expect(never).toHaveAccessibleDescription(/stays snoozed until Monday/)
  await never.check()
  await page.reload()
  await expect(never).toBeChecked()
  await expect(page.getByText("Not saved yet; kept in this browser.")).toBeVisible()
  await page.getByRole("button", { name: "Discard changes" }).click()
  await expect(page.getByRole("radio", { name: "When the ticket is resolved" })).toBeChecked()
})
