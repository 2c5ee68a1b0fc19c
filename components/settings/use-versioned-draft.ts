"use client"

import { useEffect } from "react"
import { useStored } from "@/components/ui/use-stored"
import { newId } from "@/lib/shared/ids"

type Stored = {
  draft: object | null
  /** The version that the draft was made of; saved, the one that it became. */
  base: number
  saved: boolean
  /** The id that a new thing will have, however often it is sent. */
  newId: string | null
}
const nothing: Stored = { draft: null, base: 0, saved: false, newId: null }

/** As JSON, whatever order the fields came in. */
export function plain(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/**
 * What is being made of something stored that has a version (0 for a new thing), kept in this browser until it is saved or
 * discarded.
 */
export function useVersionedDraft<T extends object>(key: string, initial: T, version: number) {
  const [stored, change, clear] = useStored<Stored>(key, nothing)
  const draft = { ...initial, ...(stored.draft as T | null) }
  const isDirty = stored.draft !== null && !stored.saved && plain(draft) !== plain(initial)
  const arrived = stored.saved && version >= stored.base
  useEffect(() => {
    if (arrived) clear()
  }, [arrived, clear])
  return {
    draft,
    isDirty,
    /** Somebody saved another version since this draft was begun. */
    isStale: isDirty && stored.base < version,
    base: stored.draft ? stored.base : version,
    put: (part: Partial<T>) =>
      change({
        draft: { ...draft, ...part },
        base: stored.draft && !stored.saved ? stored.base : version,
        saved: false,
      }),
    /** The id under which a new thing is sent, the same at each try. */
    idToSend: () => {
      const id = stored.newId ?? newId()
      if (!stored.newId) change({ newId: id })
      return id
    },
    settle: (to: number) => change({ saved: true, base: to, draft }),
    clear,
  }
}
