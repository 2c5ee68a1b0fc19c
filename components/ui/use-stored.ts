"use client"

import { useCallback, useEffect, useRef, useState } from "react"

/**
 * A form's values, kept in this browser until they are cleared: through reload and lost network. `version` in the
 * name of the key is the caller's affair; what can't be read counts as nothing.
 */
export function useStored<T extends object>(
  name: string,
  initial: T,
): [T, (change: Partial<T>) => void, () => void] {
  const key = `backline.draft.${name}`
  const [value, setValue] = useState(initial)
  const now = useRef(value)
  useEffect(() => {
    try {
      const found: unknown = JSON.parse(window.localStorage.getItem(key) ?? "null")
      if (typeof found === "object" && found !== null) {
        now.current = { ...now.current, ...found }
        setValue(now.current)
      }
    } catch {
      // Nothing readable is kept there.
    }
  }, [key])
  const change = useCallback(
    (some: Partial<T>) => {
      now.current = { ...now.current, ...some }
      setValue(now.current)
      try {
        window.localStorage.setItem(key, JSON.stringify(now.current))
      } catch {
        // A full or forbidden store: the values still stand on the screen.
      }
    },
    [key],
  )
  const clear = useCallback(() => {
    now.current = initial
    setValue(initial)
    try {
      window.localStorage.removeItem(key)
    } catch {
      // As above.
    }
  }, [key, initial])
  return [value, change, clear]
}
