"use client"

import { useSyncExternalStore } from "react"

/** How much fits side by side: everything; the list and one side; one thing at a time. */
export type Width = "wide" | "middle" | "phone"

const wide = "(min-width: 68rem)"
const middle = "(min-width: 46rem)"

function subscribe(listener: () => void) {
  const queries = [wide, middle].map((query) => window.matchMedia(query))
  for (const query of queries) query.addEventListener("change", listener)
  return () => {
    for (const query of queries) query.removeEventListener("change", listener)
  }
}

function current(): Width {
  if (window.matchMedia(wide).matches) return "wide"
  return window.matchMedia(middle).matches ? "middle" : "phone"
}

/** The width as it is; on the server and in the first client render what the server guessed. */
export function useWidth(guess: Width): Width {
  return useSyncExternalStore(subscribe, current, () => guess)
}
