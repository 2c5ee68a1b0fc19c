"use client"

import { useEffect, useLayoutEffect, useRef, useState } from "react"

const nearEnd = 80

/**
 * Keeps the end of what scrolls in view, or the place one reads at; knows which entries came after the first look.
 * `ownLast` says that the person has just put the last one there.
 */
export function useScrolling(keys: string[], ownLast: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const first = useRef<Set<string> | null>(null)
  first.current ??= new Set(keys)
  const atEnd = useRef(true)
  const keepFromEnd = useRef<number | null>(null)
  const [away, setAway] = useState(false)
  const lastKey = keys.at(-1) ?? ""
  const count = keys.length
  const seen = useRef(lastKey)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const scrolled = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
      if (atEnd.current) setAway(false)
    }
    // The composer grows, the pane is resized: who was at the end stays there.
    const resized = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    element.addEventListener("scroll", scrolled, { passive: true })
    resized.observe(element)
    return () => {
      element.removeEventListener("scroll", scrolled)
      resized.disconnect()
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when entries come, whatever they are
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    if (keepFromEnd.current !== null) {
      element.scrollTop = element.scrollHeight - keepFromEnd.current
      keepFromEnd.current = null
    } else if (atEnd.current || ownLast) {
      element.scrollTop = element.scrollHeight
    } else if (seen.current !== lastKey) {
      setAway(true)
    }
    seen.current = lastKey
  }, [lastKey, count])

  return {
    box,
    away,
    fresh: (key: string) => !first.current?.has(key),
    toEnd: () => {
      if (box.current) box.current.scrollTop = box.current.scrollHeight
    },
    keepPlace: () => {
      const element = box.current
      if (element) keepFromEnd.current = element.scrollHeight - element.scrollTop
    },
  }
}
