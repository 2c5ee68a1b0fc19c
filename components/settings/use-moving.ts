"use client"

import { type DragEvent, type KeyboardEvent, useRef, useState } from "react"
import { announce } from "@/components/ui/announcer"

/** Puts one of a list's ids elsewhere. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const next = [...list]
  const [one] = next.splice(from, 1)
  if (one !== undefined) next.splice(to, 0, one)
  return next
}

/**
 * Moves the rows of a list by Alt+↑ and Alt+↓, by buttons and by dragging. The focus stays where it is, and where the
 * row went is said.
 */
export function useMoving<T>(list: T[], onMove: (next: T[]) => void, nameOf: (one: T) => string) {
  const [dragged, setDragged] = useState<number | null>(null)
  const latest = useRef(list)
  latest.current = list
  const move = (from: number, to: number) => {
    if (to < 0 || to >= latest.current.length || from === to) return
    const one = latest.current[from]
    const focused = document.activeElement
    onMove(moved(latest.current, from, to))
    if (one !== undefined)
      announce(`${nameOf(one)}: now ${to + 1} of ${latest.current.length}.`, { quiet: true })
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && document.activeElement !== focused) focused.focus()
    })
  }
  const row = (at: number) => ({
    onKeyDown: (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return
      event.preventDefault()
      move(at, event.key === "ArrowUp" ? at - 1 : at + 1)
    },
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return
      event.preventDefault()
      if (dragged === at) return
      move(dragged, at)
      setDragged(at)
    },
    onDrop: (event: DragEvent) => event.preventDefault(),
  })
  const handle = (at: number) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = "move"
      event.dataTransfer.setData("text/plain", String(at))
      setDragged(at)
    },
    onDragEnd: () => setDragged(null),
  })
  return { move, row, handle, dragged }
}
