import { clsx } from "clsx"
import type { ComponentProps, ReactNode } from "react"

export type ChipTone =
  | "neutral"
  | "front"
  | "back"
  | "note"
  | "danger"
  | "success"
  | "warning"
  | "submitted"
  | "progress"
  | "waiting"
  | "resolved"

const tones: Record<ChipTone, string> = {
  neutral: "bg-neutral-soft text-state-submitted-text",
  front: "bg-front-soft text-front-text",
  back: "bg-back-soft text-back-text",
  note: "bg-note-surface text-note-text ring-1 ring-note-line ring-inset",
  danger: "bg-danger-soft text-danger-text",
  success: "bg-success-soft text-success-text",
  warning: "bg-warning-soft text-warning-text",
  submitted: "bg-state-submitted-soft text-state-submitted-text",
  progress: "bg-state-progress-soft text-state-progress-text",
  waiting: "bg-state-waiting-soft text-state-waiting-text",
  resolved: "bg-state-resolved-soft text-state-resolved-text",
}

export type ChipProps = Omit<ComponentProps<"span">, "children"> & {
  tone?: ChipTone
  icon?: ReactNode
  size?: "sm" | "md"
  /** The words. With `dot` alone a chip is not a chip: colour never stands by itself. */
  children: ReactNode
}

/** A few words about what a thing is now. */
export function Chip({ tone = "neutral", icon, size = "md", className, children, ...rest }: ChipProps) {
  return (
    <span
      {...rest}
      className={clsx(
        "inline-flex min-w-0 max-w-full shrink-0 items-center gap-1 font-medium whitespace-nowrap forced-colors:border",
        size === "sm" ? "h-4.5 rounded-xs px-1 text-2xs" : "h-5.5 rounded-sm px-1.5 text-xs",
        tones[tone],
        className,
      )}
    >
      {icon ? (
        <span aria-hidden className="flex shrink-0 items-center [&_svg]:size-3">
          {icon}
        </span>
      ) : null}
      <span className="truncate">{children}</span>
    </span>
  )
}
