import { clsx } from "clsx"
import type { ReactNode } from "react"

type EmptyStateProps = {
  /** One sentence: what belongs here. */
  children: ReactNode
  icon?: ReactNode
  /** The one next step. */
  action?: ReactNode
  className?: string
}

/** An empty place that says what belongs there. */
export function EmptyState({ children, icon, action, className }: EmptyStateProps) {
  return (
    <div
      className={clsx("flex flex-col items-center justify-center gap-3 px-6 py-12 text-center", className)}
    >
      {icon ? (
        <span
          aria-hidden
          className="seam-ring flex size-12 items-center justify-center rounded-full text-ink-3 [&_svg]:size-5 [&_svg]:stroke-[1.5]"
        >
          {icon}
        </span>
      ) : null}
      <p className="max-w-72 text-base text-balance text-ink-2">{children}</p>
      {action}
    </div>
  )
}
