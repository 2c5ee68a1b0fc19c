import type { ReactNode } from "react"
import type { PopupHalf } from "./use-popup"

export type SelectOption<V extends string = string> = {
  value: V
  label: string
  /** An avatar, a glyph, an emoji. */
  icon?: ReactNode
  hint?: string
  disabledReason?: string | undefined
}

export type SelectPopupProps = PopupHalf & {
  label: string
  options: readonly SelectOption[]
  value: string | null
  onChange: (value: string) => void
  /** What was typed on the trigger before the list was there. */
  typed: string
}

export type MultiPopupProps = PopupHalf & {
  label: string
  options: readonly SelectOption[]
  value: readonly string[]
  onChange: (value: string[]) => void
  placeholder: string
  onCreate: ((text: string) => void) | undefined
  createLabel: (text: string) => string
  empty: string
}
