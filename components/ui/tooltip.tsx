import type { Keys } from "./keys"

export type TipAttributes = { "data-tip"?: string; "data-tip-keys"?: Keys }

/** What an element carries so that the page's one tooltip shows for it on hover and keyboard focus. */
export function tip(text: string | undefined, keys?: Keys): TipAttributes {
  if (!text) return {}
  return keys ? { "data-tip": text, "data-tip-keys": keys } : { "data-tip": text }
}
