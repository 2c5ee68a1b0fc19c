import { expect, type Locator } from "@playwright/test"

const furthest = 160

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Presses Tab, or Shift+Tab, until the control has the focus, as someone without a mouse does. */
export async function tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < furthest; presses++) {
    if (await hasFocus(target)) return
    await target.page().keyboard.press(key)
  }
  throw new Error(`${target} is not reached within ${furthest} presses of ${key}.`)
}

/** Opens the list of a combobox that has the focus and takes the option that starts with these letters. */
export async function chooseByTyping(combobox: Locator, letters: string): Promise<void> {
  const { keyboard } = combobox.page()
  await keyboard.press("ArrowDown")
  const list = combobox.page().getByRole("listbox")
  await list.waitFor()
  // What is typed before the list has the focus is lost, as it is for a person, who then types it again.
  await expect(async () => {
    await keyboard.type(letters)
    const lit = list.locator("[data-highlighted]")
    await expect(lit).toContainText(new RegExp(letters, "i"), { timeout: 1_500 })
  }).toPass()
  await keyboard.press("Enter")
}
