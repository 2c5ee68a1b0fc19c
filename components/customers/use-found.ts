"use client"

import { useDeferredValue, useEffect, useState } from "react"
import type { CustomerPage, CustomerRow } from "@/lib/customers/views"
import { getJson } from "@/lib/live/fetching"

const none: CustomerRow[] = []

/** The customers whom a few words could mean, as they are typed. */
export function useFound(typed: string): { rows: CustomerRow[]; error: string | null } {
  const words = useDeferredValue(typed.trim())
  const [found, setFound] = useState({ rows: none, error: null as string | null })
  useEffect(() => {
    if (words === "") return setFound({ rows: none, error: null })
    const stop = new AbortController()
    getJson<CustomerPage>(`/api/customers?q=${encodeURIComponent(words)}`, stop.signal).then(
      ({ rows }) => setFound({ rows, error: null }),
      (failure: unknown) => {
        if (stop.signal.aborted) return
        setFound({ rows: none, error: failure instanceof Error ? failure.message : String(failure) })
      },
    )
    return () => stop.abort()
  }, [words])
  return found
}
