import { randomUUID } from "node:crypto"
import type { Locator } from "@playwright/test"
import { newId } from "@/lib/shared/ids"
import { tabTo } from "./keys"
import { newType } from "./world"

/** A few letters that nothing else has. */
export const mark = () => randomUUID().slice(0, 8)

/** An attribute of a type, of text unless it is said. */
export const attribute = (name: string, more: object = {}) => ({ id: newId(), name, kind: "text", ...more })

/** A back-office type of a test's own. */
export const ownType = (settings: object = {}) =>
  newType({ commandId: newId(), name: `Claim ${mark()}`, category: "back_office", ...settings })

/** Goes to a control by Tab and presses a key on it. */
export async function press(
  target: Locator,
  key = "Enter",
  direction: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  await tabTo(target, direction)
  await target.page().keyboard.press(key)
}
