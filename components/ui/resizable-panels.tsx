"use client"

import { clsx } from "clsx"
import { Fragment, type ReactNode } from "react"
import { Group, Panel, Separator } from "react-resizable-panels"
import { type PaneSizes, panesCookie, writePanes } from "./layout-cookie"

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

/** Saved sizes count only if they are for these very panes and fill the group. */
function startingSizes(panes: readonly Pane[], saved: PaneSizes | undefined): PaneSizes {
  const known = saved && Object.keys(saved).length === panes.length && panes.every((pane) => pane.id in saved)
  const sum = known ? Object.values(saved).reduce((a, b) => a + b, 0) : 0
  if (known && Math.abs(sum - 100) < 1) return saved
  return Object.fromEntries(panes.map((pane) => [pane.id, pane.size]))
}

/** Panes side by side whose widths a person sets by dragging or with arrow keys, and finds again next time. */
export function ResizablePanels({ group, panes, saved, className }: ResizablePanelsProps) {
  return (
    <Group
      id={group}
      className={className}
      defaultLayout={startingSizes(panes, saved)}
      onLayoutChanged={(layout, meta) =>
        meta.isUserInteraction && remember(group, meta.requestedLayout ?? layout)
      }
    >
      {panes.map((pane, at) => (
        <Fragment key={pane.id}>
          {at > 0 ? (
            <Separator
              aria-label={pane.separatorLabel ?? "Resize panes"}
              className={clsx(
                "group/separator relative shrink-0 outline-none",
                pane.separatorClassName ?? "w-px bg-line",
              )}
            >
              {pane.separator}
              <span
                aria-hidden
                className="pointer-events-none absolute inset-y-0 left-1/2 z-10 w-0.5 -translate-x-1/2 opacity-0 transition-opacity group-data-[separator=active]/separator:bg-focus group-data-[separator=active]/separator:opacity-100 group-data-[separator=hover]/separator:bg-control group-data-[separator=hover]/separator:opacity-100 group-focus-visible/separator:bg-focus group-focus-visible/separator:opacity-100"
              />
            </Separator>
          ) : null}
          <Panel
            id={pane.id}
            defaultSize={`${pane.size}%`}
            minSize={pane.minPx ?? 200}
            {...(pane.maxPx ? { maxSize: pane.maxPx } : {})}
            className={pane.className}
          >
            {pane.children}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}
