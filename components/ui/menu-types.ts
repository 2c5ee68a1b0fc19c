import type { ReactNode } from "react"
import type { Keys } from "./keys"

export type MenuItem = {
  kind?: "item"
  label: string
  onSelect: () => void
  icon?: ReactNode
  /** A quiet second line: a time, a consequence. */
  hint?: string
  keys?: Keys
  disabledReason?: string | undefined
  danger?: boolean
  /** A tick before it, for what is on. */
  checked?: boolean
}

export type MenuEntry = MenuItem | { kind: "separator" } | { kind: "heading"; label: string }
