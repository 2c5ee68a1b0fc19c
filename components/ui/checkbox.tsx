"use client"

import { clsx } from "clsx"
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from "react"
import { announce } from "./announcer-store"
import { tip } from "./tooltip"

export type CheckboxProps = Omit<ComponentProps<"input">, "type" | "disabled" | "onChange" | "role"> & {
  label: string
  hint?: ReactNode
  onCheckedChange?: (checked: boolean) => void
  disabledReason?: string | undefined
  hideLabel?: boolean
}

/** Yes or no, with its words to the right. A native checkbox, drawn by us. */
export function Checkbox(props: CheckboxProps) {
  const { label, hint, onCheckedChange, disabledReason, hideLabel, className, ...rest } = props
  const id = useId()
  const below = disabledReason ?? hint
  const refuse = (event: MouseEvent) => {
    if (!disabledReason) return
    event.preventDefault()
    announce(disabledReason, { tone: "danger" })
  }
  return (
    <div className={clsx("flex items-start gap-2.5", className)} {...tip(disabledReason)}>
      <input
        id={id}
        {...rest}
        type="checkbox"
        aria-disabled={disabledReason ? true : undefined}
        aria-describedby={below ? `${id}-below` : undefined}
        onClick={refuse}
        onChange={(event) => disabledReason || onCheckedChange?.(event.target.checked)}
        className={"checkbox-look mt-0.5 shrink-0"}
      />
      <div className="flex min-w-0 flex-col">
        <label htmlFor={id} className={hideLabel ? "sr-only" : "text-base text-ink"}>
          {label}
        </label>
        {below ? (
          <span id={`${id}-below`} className="text-xs text-ink-3">
            {below}
          </span>
        ) : null}
      </div>
    </div>
  )
}
