import { Plus, Workflow } from "lucide-react"
import Link from "next/link"
import { buttonStyles } from "@/components/ui/button-styles"
import { EmptyState } from "@/components/ui/empty-state"
import type { Names } from "@/lib/workflows/rules/words"
import { templatesFor } from "./workflow-templates"
import { triggerSentence } from "./workflow-words"

/** A workspace without workflows: what they are for, and three or four to begin with. */
export function NoWorkflows({ names }: { names: Names }) {
  return (
    <>
      <EmptyState icon={<Workflow />} className="py-4!">
        A workflow does by itself what you would do each time: when something happens, if it fits, then these
        steps.
      </EmptyState>
      <Starts names={names} />
    </>
  )
}

/** What a new workflow can begin with. */
export function Starts({ names }: { names: Names }) {
  return (
    <ul aria-label="Templates" className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      {templatesFor(names).map((template) => (
        <li key={template.key}>
          <Link
            prefetch={false}
            href={`/settings/workflows/new?template=${template.key}`}
            className="flex h-full flex-col gap-1 rounded-lg border border-line p-4 hover:bg-hover"
          >
            <span className="text-base font-medium text-ink">{template.name}</span>
            <span className="text-sm text-ink-2">{template.about}</span>
            <span className="mt-auto pt-2 text-xs text-ink-3">
              When {triggerSentence(template.definition.trigger, names)}
            </span>
          </Link>
        </li>
      ))}
      <li>
        <Link
          prefetch={false}
          href="/settings/workflows/new?template=empty"
          className="flex h-full min-h-14 items-center gap-2 rounded-lg border border-dashed border-control p-4 text-base text-ink-2 hover:bg-hover"
        >
          <Plus aria-hidden className="size-4" />
          Start with an empty one
        </Link>
      </li>
    </ul>
  )
}

/** The way to a new workflow, where there are some already. */
export function NewWorkflow() {
  return (
    <Link prefetch={false} href="/settings/workflows/new" className={buttonStyles("primary-front", "md")}>
      <Plus aria-hidden />
      New workflow
    </Link>
  )
}
