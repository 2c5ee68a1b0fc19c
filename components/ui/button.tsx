"use client"

import type { ComponentProps, ReactNode } from "react"
import { type ButtonSize, type ButtonVariant, buttonStyles } from "./button-styles"
import { Kbd } from "./kbd"
import { ariaKeys, type Keys } from "./keys"
import { useDisabledReason } from "./use-disabled-reason"

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  /** Printed on the button, outside its name. */
  keys?: Keys
  /** Why it can't be used now: shown as tooltip, description and, on a click, in the status region. */
  disabledReason?: string | undefined
  /** Its work is on the way: clicks are ignored. */
  busy?: boolean
}

export function Button({
  variant = "secondary",
  size = "md",
  icon,
  keys,
  disabledReason,
  busy = false,
  className,
  children,
  onClick,
  type = "button",
  "aria-describedby": describedBy,
  ...rest
}: ButtonProps) {
  const { props, reason } = useDisabledReason({ disabledReason, describedBy, onClick })
  return (
    <button
      {...rest}
      type={type}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      aria-busy={busy || undefined}
      {...props}
      onClick={busy ? (event) => event.preventDefault() : props.onClick}
      className={buttonStyles(variant, size, busy ? `pending ${className ?? ""}` : className)}
    >
      {icon ? (
        <span aria-hidden className="contents">
          {icon}
        </span>
      ) : null}
      <span className="min-w-0 truncate">{children}</span>
      {keys ? (
        <span aria-hidden className="contents pointer-coarse:hidden">
          <Kbd keys={keys} bare />
        </span>
      ) : null}
      {reason}
    </button>
  )
}
