import { clsx } from "clsx"

/** The look shared by everything one types into. On a phone 16 px, so that the page doesn't zoom. */
export function inputStyles(className?: string) {
  return clsx(
    "block w-full min-w-0 rounded-md border border-control bg-raised px-2.5 text-base text-ink transition-[border-color]",
    "hover:border-ink-3 focus-visible:outline-offset-0 aria-invalid:border-danger aria-disabled:opacity-60 pointer-coarse:text-[1rem]",
    className,
  )
}
