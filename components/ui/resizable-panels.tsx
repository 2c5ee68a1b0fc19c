"use client"

import { clsx } from "clsx"
import { type CSSProperties, Fragment, type ReactNode, useRef, useState } from "react"
import { type PaneSizes, panesCookie, writePanes } from "./layout-cookie"
import { PaneSeparator } from "./pane-separator"
import { moveLine, startingSizes } from "./pane-sizes"

export type Pane = {
  id: string
  children: ReactNode
  /** Per cent of the group to start with; all panes together make 100. */
  size: number
  minPx?: number
  maxPx?: number
  /** The name of the line between this pane and the one before. */
  separatorLabel?: string
  /** What is drawn on that line, in place of a hairline. */
  separator?: ReactNode
  separatorClassName?: string
  className?: string
}

type ResizablePanelsProps = {
  /** Which group this is; sizes are remembered per group. */
  group: string
  panes: readonly Pane[]
  /** What the group's cookie held, by `readPanes`: the server draws the same sizes. */
  saved?: PaneSizes | undefined
  className?: string
}

const yearSeconds = 31_536_000

function remember(group: string, sizes: PaneSizes) {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it for the first paint
  document.cookie = `${panesCookie(group)}=${writePanes(sizes)}; path=/; max-age=${yearSeconds}; samesite=lax`
}

/** Panes side by side whose widths a person sets by dragging or with arrow keys, and finds again next time. */
export function ResizablePanels({ group, panes, saved, className }: ResizablePanelsProps) {
  const box = useRef<HTMLDivElement>(null)
  const [held, hold] = useState(() => ({ group, sizes: startingSizes(panes, saved) }))
  // Another group has sizes of its own; what stands in the panes stays as it is, with all that was typed and opened there.
  const current = held.group === group ? held : { group, sizes: startingSizes(panes, saved) }
  if (current !== held) hold(current)
  const { sizes } = current
  const now = useRef(sizes)
  now.current = sizes
  const move = (at: number, byPx: number) => {
    const width = box.current?.clientWidth ?? 0
    now.current = moveLine(panes, now.current, at, byPx, width)
    hold({ group, sizes: now.current })
  }
  return (
    <div ref={box} className={clsx("flex min-w-0", className)}>
      {panes.map((pane, at) => (
        <Fragment key={pane.id}>
          {at > 0 ? (
            <PaneSeparator
              label={pane.separatorLabel ?? "Resize panes"}
              value={Math.round(sizes[panes[at - 1]?.id ?? ""] ?? 0)}
              className={pane.separatorClassName}
              onMove={(byPx) => move(at, byPx)}
              onDone={() => remember(group, now.current)}
            >
              {pane.separator}
            </PaneSeparator>
          ) : null}
          <div
            style={boxOf(pane, sizes[pane.id] ?? pane.size)}
            className={clsx("min-w-0 overflow-hidden", pane.className)}
          >
            {pane.children}
          </div>
        </Fragment>
      ))}
    </div>
  )
}

/** A pane keeps its share of the width; its least and most hold when the window changes. */
function boxOf(pane: Pane, size: number): CSSProperties {
  return { flex: `${size} 1 0%`, minWidth: pane.minPx ?? 200, maxWidth: pane.maxPx }
}
