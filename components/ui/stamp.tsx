import { clsx } from "clsx"
import type { ReactNode } from "react"

const sizes = {
  sm: "h-4.5 rounded-[2px] px-1 text-2xs m-0.5",
  md: "h-6 rounded-[3px] px-1.5 text-sm m-0.5",
  lg: "h-8 rounded-[4px] px-2 text-lg m-1",
}

type StampProps = { children: ReactNode; size?: keyof typeof sizes; className?: string }

/** A number, stamped in the back office's ink. */
export function Stamp({ children, size = "md", className }: StampProps) {
  return (
    <span
      className={clsx("stamp inline-flex shrink-0 items-center whitespace-nowrap", sizes[size], className)}
    >
      {children}
    </span>
  )
}
