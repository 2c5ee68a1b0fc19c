"use client"

import { clsx } from "clsx"
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react"

type Props = {
  label: string
  /** Per cent of the group that the pane before it has. */
  value: number
  className?: string | undefined
  children: ReactNode
  /** Moved by so many pixels; to the left is negative. */
  onMove: (byPx: number) => void
  onDone: () => void
}

const stepPx: Record<string, number> = { ArrowLeft: -24, ArrowRight: 24, Home: -10_000, End: 10_000 }

/** The line between two panes: dragged with a pointer, moved with the arrow keys, Home and End. */
export function PaneSeparator({ label, value, className, children, onMove, onDone }: Props) {
  const from = useRef<number | null>(null)
  const [dragging, setDragging] = useState(false)
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = event.clientX
    setDragging(true)
  }
  const drag = (event: PointerEvent) => {
    if (from.current === null) return
    onMove(event.clientX - from.current)
    from.current = event.clientX
  }
  const end = () => {
    if (from.current === null) return
    from.current = null
    setDragging(false)
    onDone()
  }
  const press = (event: KeyboardEvent) => {
    const step = stepPx[event.key]
    if (step === undefined) return
    event.preventDefault()
    onMove(step)
    onDone()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule can't be focused or moved
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={100}
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={press}
      className={clsx(
        "group/separator relative z-10 shrink-0 cursor-col-resize touch-none outline-none before:absolute before:inset-y-0 before:-left-1.5 before:w-3 pointer-coarse:before:-left-3 pointer-coarse:before:w-6",
        className ?? "w-px bg-line",
      )}
    >
      {children}
      <span
        aria-hidden
        className={clsx(
          "pointer-events-none absolute inset-y-0 left-1/2 z-10 w-0.5 -translate-x-1/2 transition-opacity group-focus-visible/separator:bg-focus group-focus-visible/separator:opacity-100",
          dragging ? "bg-focus opacity-100" : "bg-control opacity-0 group-hover/separator:opacity-100",
        )}
      />
    </div>
  )
}
