"use client"

import { cloneElement, type ReactElement } from "react"
import { Lazy, lazyPart } from "./lazy-part"
import type { SelectOption } from "./select-types"
import { type PopupTriggerProps, usePopup } from "./use-popup"

const popup = lazyPart(() => import("./multi-popup").then((part) => part.MultiPopup))

type MultiSelectProps<V extends string> = {
  /** The list's name. */
  label: string
  trigger: ReactElement<Partial<PopupTriggerProps>>
  options: readonly SelectOption<V>[]
  value: readonly V[]
  onChange: (value: V[]) => void
  placeholder?: string
  /** Given, what was typed and isn't there yet can be made. */
  onCreate?: (text: string) => void
  createLabel?: (text: string) => string
  empty?: string
}

const quote = (text: string) => `Create “${text}”`

/** Several of a list behind a button, with typing to narrow it and an offer to make what is missing. */
export function MultiSelect<V extends string>(props: MultiSelectProps<V>) {
  const { label, trigger, options, value, onChange, onCreate } = props
  const { placeholder = "Type to filter", createLabel = quote, empty = "Nothing here yet" } = props
  const { mounted, triggerProps, half } = usePopup("listbox", popup.warm)
  const shared = { label, options, value, placeholder, onCreate, createLabel, empty }
  return (
    <>
      {cloneElement(trigger, triggerProps)}
      {mounted ? (
        <Lazy part={popup} props={{ ...half, ...shared, onChange: onChange as (value: string[]) => void }} />
      ) : null}
    </>
  )
}
