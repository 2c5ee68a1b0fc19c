import { clsx } from "clsx"
import { Lock } from "lucide-react"
import type { ComponentProps } from "react"

/** The lock and the word that stand on everything customers never read. */
export function InternalMark({ word = "Internal", className }: { word?: string; className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex shrink-0 items-center gap-1 text-xs font-medium text-note-text",
        className,
      )}
    >
      <Lock aria-hidden className="size-3 stroke-[2.25]" />
      {word}
    </span>
  )
}

/** Paper for internal text: its own colour, a folded corner. Put an InternalMark on it. */
export function NotePaper({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      {...rest}
      className={clsx(
        "note-paper relative rounded-md rounded-tr-none px-3 py-2 [--seam-top:2.75rem]",
        className,
      )}
    />
  )
}
