import { clsx } from "clsx"

type BadgeProps = {
  count: number
  most?: number
  label?: string
  tone?: "quiet" | "strong"
  className?: string
}

/** A count in tabular figures; nothing for nought. `label` says to a screen reader what is counted. */
export function Badge({ count, most = 999, label, tone = "quiet", className }: BadgeProps) {
  if (count <= 0) return null
  return (
    <span
      className={clsx(
        "inline-flex shrink-0 items-center justify-center text-xs tabular",
        tone === "strong"
          ? "h-4.5 min-w-4.5 rounded-full bg-front px-1 font-semibold text-on-front"
          : "text-ink-3",
        className,
      )}
    >
      {count > most ? `${most}+` : count}
      {label ? <span className="sr-only"> {label}</span> : null}
    </span>
  )
}

/** The dot of what is not read yet; it says so too. */
export function UnreadDot({ label = "Unread", className }: { label?: string; className?: string }) {
  return (
    <span
      className={clsx(
        "inline-block size-2 shrink-0 rounded-full bg-front forced-colors:bg-[Highlight]",
        className,
      )}
    >
      <span className="sr-only">{label}</span>
    </span>
  )
}
