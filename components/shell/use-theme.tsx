"use client"

import { useSyncExternalStore } from "react"
import type { Theme } from "./theme"

const listeners = new Set<() => void>()
const yearSeconds = 31_536_000

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function current(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === "light" || chosen === "dark" ? chosen : "system"
}

function choose(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it for the first paint
  document.cookie = `theme=${theme}; path=/; max-age=${yearSeconds}; samesite=lax`
  for (const listener of listeners) listener()
}

/** The theme chosen in this browser, and how to choose another; it holds at once and on the next visit. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, current, () => "system" as const), choose]
}
