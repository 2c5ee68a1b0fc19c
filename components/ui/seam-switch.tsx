"use client"

import { clsx } from "clsx"
import type { ReactNode } from "react"

export type SeamSide = { value: "front" | "back"; label: string; icon?: ReactNode }

type SeamSwitchProps = {
  /** What is switched between. */
  label: string
  sides: readonly [SeamSide, SeamSide]
  value: "front" | "back"
  onChange: (value: "front" | "back") => void
  className?: string
}

/** On a phone the seam lies down and becomes a switch between the two sides. */
export function SeamSwitch({ label, sides, value, onChange, className }: SeamSwitchProps) {
  return (
    <fieldset
      aria-label={label}
      className={clsx("relative flex h-12 min-w-0 shrink-0 items-stretch", className)}
    >
      {sides.map((side) => (
        <button
          key={side.value}
          type="button"
          data-side={side.value}
          aria-pressed={side.value === value}
          onClick={() => onChange(side.value)}
          className={clsx(
            "flex min-w-0 grow basis-0 items-center justify-center gap-1.5 bg-surface px-3 text-sm font-medium focus-visible:-outline-offset-2 [&_svg]:size-4",
            side.value === value ? "text-accent-text" : "text-ink-3",
          )}
        >
          {side.icon ? (
            <span aria-hidden className="flex">
              {side.icon}
            </span>
          ) : null}
          <span className="truncate">{side.label}</span>
        </button>
      ))}
      <span aria-hidden className="seam-y absolute inset-y-2 left-1/2 w-0.5 -translate-x-1/2" />
      <span aria-hidden className="absolute inset-x-0 bottom-0 h-px bg-line" />
      <span
        aria-hidden
        className={clsx(
          "absolute bottom-0 h-0.5 w-1/2 transition-[left]",
          value === "front" ? "left-0 bg-front" : "left-1/2 bg-back",
        )}
      />
    </fieldset>
  )
}
