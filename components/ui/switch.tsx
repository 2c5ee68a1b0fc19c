"use client"

import { clsx } from "clsx"
import { useDisabledReason } from "./use-disabled-reason"

type SwitchProps = {
  /** Its name; the word beside it says how it stands. */
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabledReason?: string | undefined
  busy?: boolean
}

/** On or off, in effect at once. */
export function Switch({ label, checked, onChange, disabledReason, busy = false }: SwitchProps) {
  const { props, reason } = useDisabledReason({
    disabledReason,
    describedBy: undefined,
    onClick: () => busy || onChange(!checked),
  })
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      aria-busy={busy || undefined}
      {...props}
      className="inline-flex h-7 shrink-0 items-center gap-2 rounded-full text-sm text-ink-2 aria-disabled:opacity-55 pointer-coarse:h-11"
    >
      <span
        aria-hidden
        className={clsx(
          "flex h-4.5 w-8 items-center rounded-full border px-0.5 transition-colors",
          checked ? "justify-end border-front bg-front" : "justify-start border-control bg-raised",
        )}
      >
        <span className={clsx("size-3 rounded-full", checked ? "bg-on-front" : "bg-control")} />
      </span>
      <span aria-hidden className="w-6 text-left">
        {checked ? "On" : "Off"}
      </span>
      {reason}
    </button>
  )
}
