import { clsx } from "clsx"

export type ButtonVariant = "primary-front" | "primary-back" | "note" | "secondary" | "ghost" | "danger"
export type ButtonSize = "sm" | "md"

const base =
  "group/button relative inline-flex max-w-full shrink-0 items-center justify-center font-medium whitespace-nowrap select-none transition-[background-color,box-shadow,opacity] [&_svg]:size-4 [&_svg]:shrink-0 aria-disabled:opacity-55 forced-colors:border"

const looks: Record<ButtonVariant, string> = {
  "primary-front": "bg-front text-on-front not-aria-disabled:hover:bg-front-hover",
  "primary-back": "bg-back text-on-back not-aria-disabled:hover:bg-back-hover",
  note: "bg-note text-on-note not-aria-disabled:hover:bg-note-hover",
  secondary:
    "bg-raised text-ink shadow-raised not-aria-disabled:hover:bg-hover aria-expanded:bg-hover aria-pressed:bg-selected",
  ghost:
    "text-ink-2 not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink aria-pressed:bg-selected aria-pressed:text-accent-text",
  danger: "bg-danger text-on-danger not-aria-disabled:hover:bg-danger-hover",
}

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 rounded-sm px-2 text-sm pointer-coarse:h-11 pointer-coarse:px-3 [&_svg]:size-3.5",
  md: "h-8 gap-2 rounded-md px-3 text-sm pointer-coarse:h-11",
}

/** The look of a button, for links that lead somewhere and look like one. */
export function buttonStyles(variant: ButtonVariant, size: ButtonSize, className?: string) {
  return clsx(base, looks[variant], sizes[size], className)
}

const squares: Record<ButtonSize, string> = {
  sm: "size-6 rounded-sm pointer-coarse:size-11 [&_svg]:size-3.5",
  md: "size-8 rounded-md pointer-coarse:size-11",
}

export function iconButtonStyles(variant: ButtonVariant, size: ButtonSize, className?: string) {
  return clsx(base, looks[variant], squares[size], className)
}
