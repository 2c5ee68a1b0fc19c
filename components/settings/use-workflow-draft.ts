"use client"

import type { DefinitionView, WorkflowView } from "@/lib/workflows/views"
import { plain, useVersionedDraft } from "./use-versioned-draft"

export type Draft = { name: string; definition: DefinitionView }

/** What is being made of a workflow, kept in this browser until it is saved or discarded. */
export function useWorkflowDraft(workflow: WorkflowView | null, initial: Draft, key: string) {
  const work = useVersionedDraft<Draft>(`workflow.${key}`, initial, workflow?.version ?? 0)
  return { ...work, hasNewDefinition: plain(work.draft.definition) !== plain(initial.definition) }
}
