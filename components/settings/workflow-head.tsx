import { History, ListChecks } from "lucide-react"
import Link from "next/link"
import { buttonStyles } from "@/components/ui/button-styles"
import { Chip } from "@/components/ui/chip"
import { RelativeTime } from "@/components/ui/relative-time"
import type { WorkflowView } from "@/lib/workflows/views"
import { ArchiveWorkflow } from "./archive-workflow"
import { BackLink } from "./back-link"
import { PageHead } from "./page-parts"
import { OnOff } from "./workflow-list"

/** A workflow's name, whether it is on, and what else can be done with it. */
export function WorkflowHead({ workflow }: { workflow: WorkflowView }) {
  const { id, name, version, changedAt, archived } = workflow
  return (
    <PageHead
      title={name}
      back={<BackLink href="/settings/workflows">All workflows</BackLink>}
      actions={
        <>
          <OnOff workflow={workflow} />
          <Link
            prefetch={false}
            href={`/settings/workflows/${id}/runs`}
            className={buttonStyles("secondary", "md")}
          >
            <ListChecks aria-hidden />
            Runs
          </Link>
          <Link
            prefetch={false}
            href={`/settings/workflows/${id}/versions`}
            className={buttonStyles("secondary", "md")}
          >
            <History aria-hidden />
            Versions
          </Link>
          <ArchiveWorkflow workflow={workflow} />
        </>
      }
    >
      {archived ? <Chip size="sm">Archived</Chip> : null} Version {version}, saved{" "}
      <RelativeTime at={changedAt} as="exact" className="whitespace-normal!" />
    </PageHead>
  )
}
