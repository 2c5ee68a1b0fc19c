"use client"

import { useStored } from "@/components/ui/use-stored"
import { plain } from "./use-versioned-draft"

type Stored = { draft: object | null; before: object | null }
const nothing: Stored = { draft: null, before: null }

/**
 * What is being made of something stored without a version: the draft, and what it was made of, kept in this browser until
 * it is saved or discarded.
 */
export function useBefore<T extends object>(key: string, saved: T) {
  const [stored, change, clear] = useStored<Stored>(key, nothing)
  const draft = stored.draft ? ({ ...saved, ...stored.draft } as T) : saved
  const before = stored.draft && stored.before ? (stored.before as T) : saved
  const isDirty = plain(draft) !== plain(saved)
  return {
    draft,
    before,
    isDirty,
    /** Somebody saved something else since this draft was begun. */
    isStale: isDirty && plain(before) !== plain(saved),
    put: (part: Partial<T>) => change({ draft: { ...draft, ...part }, before }),
    clear,
  }
}
