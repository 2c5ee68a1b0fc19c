"use client"

import { ArrowLeft, X } from "lucide-react"
import { type ReactNode, useEffect, useRef } from "react"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { InlineError } from "@/components/ui/inline-error"
import { Refused, sentenceOf } from "./client"
import { useCustomer } from "./context"
import { home, type Place } from "./places"

/** A heading that takes the focus when its pane comes in, so that a keyboard and a screen reader are where the eye is. */
export function PaneTitle({ children, className }: { children: ReactNode; className?: string }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Not on the page's first load: there the browser starts at the top by itself.
    if (arrivedAtFirst) title.current?.focus({ preventScroll: true })
    arrivedAtFirst = true
  }, [])
  return (
    <h1 ref={title} dir="auto" tabIndex={-1} className={`outline-none ${className ?? ""}`}>
      {children}
    </h1>
  )
}

let arrivedAtFirst = false

type PaneHeaderProps = { children: ReactNode; back?: Place; backLabel?: string }

/** The top of a messenger's pane: the way back, what this is, and the way out of a frame. */
export function PaneHeader({ children, back = home, backLabel = "Back" }: PaneHeaderProps) {
  const { go } = useCustomer()
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-1 border-b border-line px-2 py-1.5">
      <IconButton
        label={backLabel}
        icon={<ArrowLeft className="rtl:-scale-x-100" />}
        onClick={() => go(back)}
      />
      <div className="min-w-0 grow px-1">{children}</div>
      <CloseButton />
    </header>
  )
}

/** Closes a framed messenger; the page around it keeps its button to open it. */
export function CloseButton() {
  const { close } = useCustomer()
  return close ? <IconButton label="Close" icon={<X />} onClick={close} /> : null
}

type ReadingProps = { label: string; className: string; children: ReactNode }

/** Something to read that may be taller than its place: it can be scrolled by keyboard too. */
export function Reading({ label, className, children }: ReadingProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be in reach of the keyboard
      tabIndex={0}
      className={`overflow-y-auto focus-visible:-outline-offset-2 ${className}`}
    >
      {children}
    </section>
  )
}

/** What couldn't be shown: why, and a way on. */
export function NotShown({ failure, retry }: { failure: unknown; retry: () => void }) {
  const { go } = useCustomer()
  const gone = failure instanceof Refused && failure.final
  return (
    <div role="alert" className="flex grow flex-col items-center justify-center gap-4 p-8 text-center">
      <InlineError className="justify-center">{sentenceOf(failure)}</InlineError>
      <div className="flex gap-2">
        {gone ? null : <Button onClick={retry}>Try again</Button>}
        <Button onClick={() => go(home)}>Back to the start</Button>
      </div>
    </div>
  )
}
