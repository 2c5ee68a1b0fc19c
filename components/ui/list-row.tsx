import { clsx } from "clsx"
import type { ReactNode } from "react"

type RowState = { selected?: boolean; compact?: boolean; className?: string }

/** For the link that is a row of a list. An unread row is bolder, not louder. */
export function listRowStyles({ selected = false, compact = false, className }: RowState = {}) {
  return clsx(
    "group/listrow relative flex w-full min-w-0 gap-2.5 px-3 text-left text-sm text-ink-2 no-underline transition-colors focus-visible:-outline-offset-2",
    compact ? "py-1.5" : "py-2.5",
    selected
      ? "bg-selected before:absolute before:inset-y-1.5 before:left-0 before:w-0.75 before:rounded-r-full before:bg-accent"
      : "hover:bg-hover",
    className,
  )
}

type ListRowBodyProps = {
  leading?: ReactNode
  /** Who. */
  title: ReactNode
  /** Beside who, quieter: a company, a number. */
  titleAfter?: ReactNode
  /** When. */
  time: ReactNode
  /** Subject or last words. */
  line: ReactNode
  /** Marks at the end of the second line. */
  marks?: ReactNode
  unread?: ReactNode
}

/** The two lines of a row: who and when; subject or last words. */
export function ListRowBody({ leading, title, titleAfter, time, line, marks, unread }: ListRowBodyProps) {
  return (
    <>
      {leading ? <span className="shrink-0 pt-0.5">{leading}</span> : null}
      <span className="flex min-w-0 grow flex-col gap-0.5">
        <span className="flex min-w-0 items-baseline gap-1.5">
          <span className={clsx("truncate text-ink", unread ? "font-semibold" : "font-medium")}>{title}</span>
          {titleAfter ? (
            <span className="min-w-0 shrink-[4] truncate text-xs text-ink-3">{titleAfter}</span>
          ) : null}
          <span className="ml-auto flex shrink-0 items-center gap-1.5 pl-2 text-xs text-ink-3">
            {time}
            {unread}
          </span>
        </span>
        <span className="flex h-5 min-w-0 items-center gap-1.5">
          <span className={clsx("min-w-0 grow truncate", unread && "font-medium text-ink")}>{line}</span>
          {marks ? <span className="flex shrink-0 items-center gap-1">{marks}</span> : null}
        </span>
      </span>
    </>
  )
}
