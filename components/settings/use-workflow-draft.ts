"use client"

import { useEffect } from "react"
import { useStored } from "@/components/ui/use-stored"
import { newId } from "@/lib/shared/ids"
import type { DefinitionView, WorkflowView } from "@/lib/workflows/views"

export type Draft = { name: string; definition: DefinitionView }

type Stored = {
  draft: Draft | null
  /** The version that the draft was made of; saved, the one that it became. */
  base: number
  saved: boolean
  /** The id that a new workflow will have, however often it is sent. */
  newId: string | null
}
const nothing: Stored = { draft: null, base: 0, saved: false, newId: null }

/** As JSON, whatever order the fields came in. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** What is being made of a workflow, kept in this browser until it is saved or discarded. */
export function useWorkflowDraft(workflow: WorkflowView | null, initial: Draft, key: string) {
  const [stored, change, clear] = useStored<Stored>(`workflow.${key}`, nothing)
  const version = workflow?.version ?? 0
  const draft = stored.draft ?? initial
  const isDirty = stored.draft !== null && !stored.saved && plain(stored.draft) !== plain(initial)
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
    hasNewDefinition: plain(draft.definition) !== plain(initial.definition),
    put: (part: Partial<Draft>) =>
      change({
        draft: { ...draft, ...part },
        base: stored.draft && !stored.saved ? stored.base : version,
        saved: false,
      }),
    /** The id under which a new workflow is sent, the same at each try. */
    idToSend: () => {
      const id = stored.newId ?? newId()
      if (!stored.newId) change({ newId: id })
      return id
    },
    settle: (to: number) => change({ saved: true, base: to, draft }),
    clear,
  }
}
