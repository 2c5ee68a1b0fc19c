import { clsx } from "clsx"
import { ArrowLeft, ArrowRight } from "lucide-react"
import type { ReactElement, ReactNode } from "react"
import { cloneElement } from "react"
import { tip } from "./tooltip"

/** The stitched line between two panes, for the separator of ResizablePanels; what joins them hangs on it. */
export function SeamLine({ children }: { children?: ReactNode }) {
  return (
    <>
      <span aria-hidden className="seam-y absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2" />
      {children}
    </>
  )
}

/** Classes of the separator a SeamLine stands in: front paper to its left, back paper to its right. */
export const seamSeparator =
  "z-10 w-0.5 bg-[linear-gradient(to_right,var(--front-surface)_50%,var(--back-surface)_50%)]"

type SeamClaspProps = {
  /** Who stands for the front; an avatar. */
  front: ReactNode
  /** Who stands for the back; an avatar. */
  back: ReactNode
  /** What the link carries: state, shared or internal. */
  children: ReactNode
  /** All of it as a sentence, on hover. */
  title?: string
  className?: string
}

/**
 * The clasp that holds both panes together at their heads. A drawing: everything on it is also said in the panes
 * themselves, and a separator's content is not read out.
 */
export function SeamClasp({ front, back, children, title, className }: SeamClaspProps) {
  return (
    <span
      aria-hidden
      {...tip(title)}
      className={clsx(
        "absolute left-1/2 flex h-7 w-max -translate-x-1/2 items-center gap-1.5 rounded-full bg-popup p-1 text-xs whitespace-nowrap shadow-raised",
        className,
      )}
    >
      {front}
      {children}
      {back}
    </span>
  )
}

type SeamMarkProps = {
  /** Which edge of the entry the seam lies beyond. */
  towards: "right" | "left"
  /** Where the other end is, as the link's name: "Open in ticket #12". */
  label: string
  /** An `<a>`, `<Link>` or `<button>` without content. */
  link: ReactElement<Record<string, unknown>>
  /** Whether it went over the seam from here or came over it to here. */
  direction?: "out" | "in"
  /** "edge": at the entry's edge. "icon": in place of an event's icon, for a seam to the left. */
  place?: "edge" | "icon"
}

const threadLengths = {
  right: "w-[calc(var(--seam-reach,1.5rem)-0.75rem)]",
  left: "w-[calc(var(--seam-reach,1.5rem)+1.25rem)]",
  icon: "w-[calc(var(--seam-reach,1.5rem)+0.125rem)]",
}

const places = {
  right: "top-(--seam-top,1rem) left-full",
  left: "top-(--seam-top,1rem) right-full flex-row-reverse",
  icon: "top-4 right-[calc(100%-1.625rem)] flex-row-reverse",
}

/**
 * Shows that an entry crossed the seam: a thread from its edge to the pane's, and a knot that leads to the other end.
 * The timeline says with --seam-reach how far its entries stand from the seam.
 */
export function SeamMark({ towards, label, link, direction = "out", place = "edge" }: SeamMarkProps) {
  const pointsRight = (towards === "right") === (direction === "out")
  const Arrow = pointsRight ? ArrowRight : ArrowLeft
  const at = place === "icon" ? "icon" : towards
  return (
    <span className={clsx("absolute flex -translate-y-1/2 items-center", places[at])}>
      {cloneElement(link, {
        "aria-label": label,
        ...tip(label),
        className: clsx(
          "relative z-1 flex size-6 shrink-0 items-center justify-center rounded-full bg-surface text-ink-2 shadow-raised transition-colors after:absolute hover:bg-hover hover:text-ink pointer-coarse:after:-inset-2.5",
          at === "right" && "-ml-3",
          at === "left" && "-mr-1",
        ),
        children: <Arrow aria-hidden className="size-3.5" />,
      })}
      <span aria-hidden className={clsx("seam-x h-0.5 shrink-0", threadLengths[at])} />
    </span>
  )
}
