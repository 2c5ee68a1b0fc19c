import { clsx } from "clsx"
import type { ComponentProps, ReactNode } from "react"
import { InternalMark, NotePaper } from "./note-paper"

type EntryProps = Omit<ComponentProps<"article">, "title"> & {
  /** Who wrote it, with the time: the article's name. */
  label: string
  avatar: ReactNode
  /** The writer's name. */
  by: ReactNode
  /** What stands beside the name: a channel, "to Zoë". */
  meta?: ReactNode
  time: ReactNode
  /** Actions that show on hover and focus. */
  actions?: ReactNode
  /** Still on its way: a shade lighter. */
  pending?: boolean
  /** Came in just now, from the seam on that side. */
  arriving?: "left" | "right" | undefined
}

type MessageProps = EntryProps & {
  /** Written on our side: marked with the front's thread. */
  ours?: boolean
}

/** Words a customer can read: large and calm on bare paper. */
export function TimelineMessage({ ours = false, children, ...entry }: MessageProps) {
  return (
    <Entry {...entry}>
      <div className={clsx("reading text-ink", ours && "border-l-2 border-front pl-3")}>{children}</div>
    </Entry>
  )
}

type NoteProps = EntryProps & {
  /** The mark of a note that crossed the seam. */
  seam?: ReactNode
  /** What the lock says. */
  word?: string
}

/** Internal words: on note paper, with lock and word. */
export function TimelineNote({ seam, word, by, meta, time, children, ...entry }: NoteProps) {
  return (
    <Entry {...entry} by={null} meta={null} time={null}>
      <NotePaper>
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 pr-4">
          <span className="truncate text-sm font-semibold">{by}</span>
          <InternalMark word={word} />
          {meta ? <span className="truncate text-xs text-note-text">{meta}</span> : null}
          <span className="text-xs text-note-text">{time}</span>
        </div>
        <div className="reading mt-0.5">{children}</div>
        {seam}
      </NotePaper>
    </Entry>
  )
}

const arrivals = { left: "from-seam-left", right: "from-seam-right" }

function Entry({
  label,
  avatar,
  by,
  meta,
  time,
  actions,
  pending,
  arriving,
  className,
  children,
  ...rest
}: EntryProps) {
  return (
    <article
      {...rest}
      aria-label={label}
      className={clsx(
        "group/entry relative grid min-w-0 shrink-0 grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3",
        pending && "pending",
        arriving && arrivals[arriving],
        className,
      )}
    >
      <div className="pt-0.5">{avatar}</div>
      <div className="min-w-0">
        {by ? (
          <header className="mb-0.5 flex min-w-0 items-baseline gap-2">
            <span className="truncate text-sm font-semibold text-ink">{by}</span>
            {meta ? <span className="truncate text-xs text-ink-3">{meta}</span> : null}
            <span className="text-xs text-ink-3">{time}</span>
          </header>
        ) : null}
        {children}
      </div>
      {actions ? (
        <div className="absolute -top-1 right-0 flex rounded-md bg-raised opacity-0 shadow-raised transition-opacity group-focus-within/entry:opacity-100 group-hover/entry:opacity-100 pointer-coarse:opacity-100">
          {actions}
        </div>
      ) : null}
    </article>
  )
}

type EventProps = Omit<ComponentProps<"article">, "title"> & {
  label: string
  icon: ReactNode
  time: ReactNode
  seam?: ReactNode
  pending?: boolean
  arriving?: "left" | "right" | undefined
}

/** Something that happened, in one quiet line. */
export function TimelineEvent({
  label,
  icon,
  time,
  seam,
  pending,
  arriving,
  className,
  children,
  ...rest
}: EventProps) {
  return (
    <article
      {...rest}
      aria-label={label}
      className={clsx(
        "relative grid min-h-8 min-w-0 shrink-0 grid-cols-[1.75rem_minmax(0,1fr)] items-center gap-x-3 text-sm text-ink-3",
        pending && "pending",
        arriving && arrivals[arriving],
        className,
      )}
    >
      <span aria-hidden className="flex justify-center [&_svg]:size-3.5">
        {icon}
      </span>
      <div className={clsx("min-w-0 wrap-anywhere", seam && "pr-5")}>
        {children} <span className="ml-1 text-xs">{time}</span>
      </div>
      {seam}
    </article>
  )
}

/** A day between entries. */
export function TimelineDay({ children }: { children: ReactNode }) {
  return (
    <div className="flex shrink-0 items-center gap-3 text-xs font-medium text-ink-3">
      <span className="h-px grow bg-line" />
      {children}
      <span className="h-px grow bg-line" />
    </div>
  )
}
