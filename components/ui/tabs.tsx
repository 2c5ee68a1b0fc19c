"use client"

import { clsx } from "clsx"
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react"

export type TabItem<V extends string = string> = {
  value: V
  label: string
  icon?: ReactNode
  /** Said after the label: a count, a mark. */
  after?: ReactNode
  /** Draws this tab on note paper when chosen. */
  tone?: "front" | "note"
}

type TabsProps<V extends string> = {
  /** What is chosen between. */
  label: string
  items: readonly TabItem<V>[]
  value: V
  onChange: (value: V) => void
  /** The one panel, filled by what is chosen. Without it only the list of tabs is drawn. */
  children?: ReactNode
  look?: "line" | "folder"
  className?: string
  listClassName?: string
  /** Stands at the end of the row of tabs. */
  aside?: ReactNode
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** One panel, several faces. Arrow keys, Home and End move between tabs and choose. */
export function Tabs<V extends string>(props: TabsProps<V>) {
  const { label, items, value, onChange, children, look = "line", className, listClassName, aside } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.value === value)
    const step = steps[event.key]
    const to = event.key === "Home" ? 0 : event.key === "End" ? items.length - 1 : step ? at + step : null
    if (to === null) return
    event.preventDefault()
    const next = items[(to + items.length) % items.length]
    if (!next) return
    onChange(next.value)
    list.current?.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus()
  }
  return (
    <div className={className}>
      <div className={clsx("flex items-end", look === "line" && "border-b border-line", listClassName)}>
        <div ref={list} role="tablist" aria-label={label} onKeyDown={move} className="flex min-w-0 gap-1">
          {items.map((item) => (
            <Tab
              key={item.value}
              {...{ item, id, look }}
              controls={children !== undefined}
              chosen={item.value === value}
              onChoose={onChange}
            />
          ))}
        </div>
        {aside ? <div className="ml-auto flex items-center gap-1">{aside}</div> : null}
      </div>
      {children === undefined ? null : (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
          {children}
        </div>
      )}
    </div>
  )
}

type TabProps<V extends string> = {
  item: TabItem<V>
  id: string
  look: "line" | "folder"
  controls: boolean
  chosen: boolean
  onChoose: (value: V) => void
}

function Tab<V extends string>({ item, id, look, controls, chosen, onChoose }: TabProps<V>) {
  return (
    <button
      type="button"
      role="tab"
      id={`${id}-${item.value}`}
      data-value={item.value}
      aria-selected={chosen}
      aria-controls={controls ? `${id}-panel` : undefined}
      tabIndex={chosen ? 0 : -1}
      onClick={() => onChoose(item.value)}
      className={clsx(
        "inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap transition-colors select-none pointer-coarse:h-11 [&_svg]:size-3.5",
        look === "line" && lineTab(chosen),
        look === "folder" && folderTab(chosen, item.tone),
      )}
    >
      {item.icon ? (
        <span aria-hidden className="flex">
          {item.icon}
        </span>
      ) : null}
      {item.label}
      {item.after}
    </button>
  )
}

function lineTab(chosen: boolean) {
  return clsx(
    "-mb-px h-8 border-b-2 px-2",
    chosen ? "border-accent text-ink" : "border-transparent text-ink-3 hover:text-ink",
  )
}

/** A folder's tab: the chosen one is of one piece with the paper under it. */
function folderTab(chosen: boolean, tone: TabItem["tone"]) {
  if (!chosen) return "h-7.5 rounded-t-md border border-b-0 border-transparent px-3 text-ink-3 hover:text-ink"
  return clsx(
    "relative -mb-px h-7.5 rounded-t-md border border-b-0 px-3",
    tone === "note" ? "border-note-line bg-note-surface text-note-text" : "border-control bg-raised text-ink",
  )
}
