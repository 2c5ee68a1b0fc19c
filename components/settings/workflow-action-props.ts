import { placeholders } from "@/lib/workflows/rules/texts"
import type { Names } from "@/lib/workflows/rules/words"
import type { ActionView } from "@/lib/workflows/views"

/** What the controls of an action get. */
export type ActionProps<A extends ActionView = ActionView> = {
  action: A
  names: Names
  timeZone: string
  onChange: (action: ActionView) => void
}

/** What can be written in braces, as a hint below a text. */
export const braces = `You can write ${Object.keys(placeholders)
  .map((name) => `{${name}}`)
  .join(", ")}.`
