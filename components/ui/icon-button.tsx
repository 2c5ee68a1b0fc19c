"use client"

import type { ComponentProps, ReactNode } from "react"
import { type ButtonSize, type ButtonVariant, iconButtonStyles } from "./button-styles"
import { ariaKeys, type Keys } from "./keys"
import { tip } from "./tooltip"
import { useDisabledReason } from "./use-disabled-reason"

export type IconButtonProps = Omit<ComponentProps<"button">, "disabled" | "children" | "aria-label"> & {
  /** Its name, and its tooltip. */
  label: string
  icon: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  keys?: Keys
  disabledReason?: string | undefined
}

/** A button that is only an icon: 24 px (sm) or 32 px (md) with a mouse, 44 px under a finger. */
export function IconButton({
  label,
  icon,
  variant = "ghost",
  size = "md",
  keys,
  disabledReason,
  className,
  onClick,
  type = "button",
  "aria-describedby": describedBy,
  ...rest
}: IconButtonProps) {
  const { props, reason } = useDisabledReason({ disabledReason, describedBy, onClick })
  return (
    <button
      {...tip(label, keys)}
      {...rest}
      type={type}
      aria-label={label}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      {...props}
      className={iconButtonStyles(variant, size, className)}
    >
      {icon}
      {reason}
    </button>
  )
}
