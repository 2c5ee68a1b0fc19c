"use client"

import { useEffect, useRef, useState } from "react"
import { Kbd } from "./kbd"

type Shown = { text: string; keys: string | undefined; anchor: Element }

const delayMs = 450
const warmMs = 300
const gapPx = 6

function place(box: HTMLElement, anchor: Element) {
  const at = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = box
  const above = at.top - height - gapPx
  const below = at.bottom + gapPx
  const top = below + height > innerHeight - 4 && above > 4 ? above : below
  const left = Math.max(6, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - 6))
  box.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
}

const tipOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null

type Listeners = {
  over: (event: PointerEvent) => void
  focus: (event: FocusEvent) => void
  key: (event: KeyboardEvent) => void
  hide: () => void
}

function listen({ over, focus, key, hide }: Listeners): () => void {
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener("pointerover", over, { signal, passive: true })
  document.addEventListener("focusin", focus, { signal })
  document.addEventListener("focusout", hide, { signal })
  document.addEventListener("pointerdown", hide, { signal, passive: true, capture: true })
  document.addEventListener("scroll", hide, { signal, passive: true, capture: true })
  document.addEventListener("keydown", key, { signal })
  return () => stop.abort()
}

/** Follows pointer and focus over everything that carries `data-tip`; answers what to show. */
function useShown(box: { current: HTMLElement | null }) {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    let timer = 0
    let anchor: Element | null = null
    let closedAt = 0
    const show = (element: HTMLElement, wait: number) => {
      if (element === anchor) return
      anchor = element
      clearTimeout(timer)
      timer = window.setTimeout(() => {
        const { tip: text, tipKeys: keys } = element.dataset
        if (text && element.isConnected && element.ariaExpanded !== "true")
          setShown({ text, keys, anchor: element })
      }, wait)
    }
    const hide = () => {
      clearTimeout(timer)
      if (anchor) closedAt = Date.now()
      anchor = null
      setShown(null)
    }
    const over = (event: PointerEvent) => {
      if (event.pointerType === "touch") return
      if (event.target instanceof Node && box.current?.contains(event.target)) return
      const element = tipOf(event.target)
      if (element) show(element, Date.now() - closedAt < warmMs ? 0 : delayMs)
      else hide()
    }
    const focus = (event: FocusEvent) => {
      const element = tipOf(event.target)
      if (element?.matches(":focus-visible")) show(element, 0)
      else hide()
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape" || event.key === "Enter") hide()
    }
    const stop = listen({ over, focus, hide, key })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [box])
  return shown
}

/**
 * The page's one tooltip. Names and descriptions reach assistive technology through the elements themselves, so this
 * is drawn only; it stays while the pointer is on it and goes on Escape.
 */
export function TooltipLayer() {
  const box = useRef<HTMLDivElement>(null)
  const shown = useShown(box)
  useEffect(() => {
    const element = box.current
    if (!element || !shown) return
    element.showPopover()
    place(element, shown.anchor)
    return () => element.hidePopover()
  }, [shown])
  return (
    <div
      ref={box}
      popover="manual"
      aria-hidden
      className="fixed inset-auto top-0 left-0 m-0 max-w-72 items-baseline gap-2 rounded-sm border-0 bg-tip px-2 py-1 text-xs text-on-tip shadow-popup open:flex"
    >
      <span>{shown?.text}</span>
      {shown?.keys ? <Kbd keys={shown.keys} bare /> : null}
    </div>
  )
}
