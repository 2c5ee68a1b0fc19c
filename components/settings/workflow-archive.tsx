import Link from "next/link"
import type { WorkflowItem } from "@/lib/workflows/views"

/** Workflows that are off for good; their runs can be looked at still. */
export function ArchivedWorkflows({ workflows }: { workflows: WorkflowItem[] }) {
  if (workflows.length === 0) return null
  return (
    <details className="text-base text-ink-2">
      <summary className="w-fit rounded-sm text-sm text-ink-3">Archived ({workflows.length})</summary>
      <ul aria-label="Archived workflows" className="mt-2 flex flex-col gap-1">
        {workflows.map(({ id, name }) => (
          <li key={id}>
            <Link
              prefetch={false}
              href={`/settings/workflows/${id}/runs`}
              dir="auto"
              className="rounded-sm underline underline-offset-2 wrap-anywhere"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
