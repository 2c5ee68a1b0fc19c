"use client"

import { clsx } from "clsx"
import { ChevronsUpDown } from "lucide-react"
import { type KeyboardEvent, type ReactNode, useId, useState } from "react"
import { announce } from "./announcer-store"
import { inputStyles } from "./field-styles"
import { InlineError } from "./inline-error"
import { Lazy, lazyPart } from "./lazy-part"
import type { SelectOption } from "./select-types"
import { tip } from "./tooltip"
import { usePopup } from "./use-popup"

export type { SelectOption } from "./select-types"

const shortList = lazyPart(() => import("./select-popup").then((part) => part.SelectPopup))
const longList = lazyPart(() => import("./filter-popup").then((part) => part.FilterPopup))

const glanceable = 8

export type SelectProps<V extends string = string> = {
  /** The accessible name, and the visible label unless `look` is "bare". */
  label: string
  options: readonly SelectOption<V>[]
  value: V | null
  onChange: (value: V) => void
  placeholder?: string
  /** "field": label above a box. "property": label left of quiet text. "bare": quiet text alone. */
  look?: "field" | "property" | "bare"
  /** Typing narrows the list; by itself from nine options on. */
  filter?: boolean
  /** How the chosen option is drawn, where icon and label are not enough. */
  renderValue?: (option: SelectOption<V>) => ReactNode
  disabledReason?: string | undefined
  hint?: string
  error?: string | undefined
  required?: boolean
  /** Given, the value goes with the form it stands in. */
  name?: string
  className?: string
}

/** One of a list: a button with the role combobox, and a listbox of options. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, look = "field", disabledReason, hint, error, required, name, value, className } = props
  const id = useId()
  const below = [error && `${id}-error`, (disabledReason ?? hint) && `${id}-hint`].filter(Boolean).join(" ")
  return (
    <div
      className={clsx(
        look === "field" && "flex min-w-0 flex-col gap-1",
        look === "property" &&
          "grid min-w-0 grid-cols-[var(--property-label,6.5rem)_minmax(0,1fr)] items-center",
        className,
      )}
    >
      <span
        id={`${id}-label`}
        className={clsx(
          look === "field" && "text-sm font-medium text-ink-2",
          look === "property" && "truncate text-sm text-ink-3",
          look === "bare" && "sr-only",
        )}
      >
        {label}
        {required ? (
          <span className="text-danger-text" aria-hidden>
            {" *"}
          </span>
        ) : null}
      </span>
      <SelectControl {...props} look={look} id={id} describedBy={below || undefined} />
      {name ? <input type="hidden" name={name} value={value ?? ""} /> : null}
      {error ? <InlineError id={`${id}-error`}>{error}</InlineError> : null}
      {disabledReason || hint ? (
        <span
          id={`${id}-hint`}
          hidden={look !== "field" || Boolean(disabledReason)}
          className="text-xs text-ink-3"
        >
          {disabledReason ?? hint}
        </span>
      ) : null}
    </div>
  )
}

type ControlProps<V extends string> = SelectProps<V> & {
  look: NonNullable<SelectProps["look"]>
  id: string
  describedBy: string | undefined
}

/** The letter typed, "" for an arrow, null for keys that are not for the list. */
function textThatOpens({ key, metaKey, ctrlKey, altKey }: KeyboardEvent): string | null {
  if (key === "ArrowDown" || key === "ArrowUp") return ""
  return key.length === 1 && key !== " " && !metaKey && !ctrlKey && !altKey ? key : null
}

function SelectControl<V extends string>(props: ControlProps<V>) {
  const { label, look, id, describedBy, options, value, onChange, disabledReason, error, required } = props
  const long = props.filter ?? options.length > glanceable
  const popup = long ? longList : shortList
  const { mounted, triggerProps, half } = usePopup("listbox", popup.warm)
  const [typed, setTyped] = useState("")
  const open = (text: string) => {
    if (disabledReason) return announce(disabledReason, { tone: "danger" })
    setTyped(text)
    half.onOpenChange(!half.open)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const text = textThatOpens(event)
    if (half.open || text === null) return
    event.preventDefault()
    event.stopPropagation()
    open(long ? text : "")
  }
  return (
    <>
      <button
        {...triggerProps}
        {...tip(disabledReason)}
        type="button"
        role="combobox"
        aria-expanded={half.open}
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy}
        aria-disabled={disabledReason ? true : undefined}
        aria-invalid={error ? true : undefined}
        aria-required={required || undefined}
        onClick={() => open("")}
        onKeyDown={onKeyDown}
        className={look === "field" ? fieldLook : quietLook}
      >
        <Chosen {...props} />
        <Chevron look={look} />
      </button>
      {mounted ? (
        <Lazy
          part={popup}
          props={{ ...half, label, options, value, typed, onChange: onChange as (value: string) => void }}
        />
      ) : null}
    </>
  )
}

function Chevron({ look }: { look: SelectProps["look"] }) {
  return (
    <ChevronsUpDown
      aria-hidden
      className={clsx(
        "size-3.5 shrink-0 text-ink-3",
        look !== "field" &&
          "opacity-0 group-hover/select:opacity-100 group-focus-visible/select:opacity-100 group-aria-expanded/select:opacity-100 pointer-coarse:opacity-100",
      )}
    />
  )
}

const fieldLook = inputStyles("group/select flex! h-8 items-center gap-2 pr-2 text-left pointer-coarse:h-11")

const quietLook =
  "group/select flex h-7 min-w-0 max-w-full items-center gap-1.5 justify-self-start rounded-sm px-1.5 text-left text-sm text-ink transition-colors not-aria-disabled:hover:bg-hover aria-expanded:bg-hover aria-disabled:text-ink-3 pointer-coarse:h-11"

function Chosen<V extends string>({ options, value, renderValue, placeholder = "Choose" }: SelectProps<V>) {
  const option = options.find((each) => each.value === value)
  if (!option) return <span className="min-w-0 grow truncate text-ink-3">{placeholder}</span>
  if (renderValue) return <span className="flex min-w-0 grow items-center">{renderValue(option)}</span>
  return (
    <span className="flex min-w-0 grow items-center gap-1.5">
      {option.icon ? (
        <span aria-hidden className="flex shrink-0 items-center [&_svg]:size-4">
          {option.icon}
        </span>
      ) : null}
      <span className="truncate">{option.label}</span>
    </span>
  )
}
