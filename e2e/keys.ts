import type { Locator } from "@playwright/test"

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
  await combobox.page().getByRole("listbox").waitFor()
  await keyboard.type(letters)
  await keyboard.press("Enter")
}
