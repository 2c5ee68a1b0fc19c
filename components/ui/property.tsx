import { clsx } from "clsx"
import type { ComponentProps, ReactNode } from "react"

/** Rows of a name and what it is, aligned with Select's look "property". */
export function PropertyList({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={clsx("flex min-w-0 flex-col gap-px", className)} />
}

type PropertyProps = { label: string; children: ReactNode; className?: string }

export function Property({ label, children, className }: PropertyProps) {
  return (
    <div
      className={clsx(
        "grid min-h-7 min-w-0 grid-cols-[var(--property-label,6.5rem)_minmax(0,1fr)] items-center",
        className,
      )}
    >
      <span className="truncate text-sm text-ink-3">{label}</span>
      <span className="min-w-0 px-1.5 text-sm text-ink">{children}</span>
    </div>
  )
}
