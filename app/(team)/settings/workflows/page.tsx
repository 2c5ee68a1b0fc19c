import type { Metadata } from "next"
import { ArchivedLinks } from "@/components/settings/archived-links"
import { PageHead } from "@/components/settings/page-parts"
import { WorkflowList } from "@/components/settings/workflow-list"
import { NewWorkflow, NoWorkflows } from "@/components/settings/workflow-starts"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listNames, listWorkflows } from "@/lib/workflows/queries"

export const metadata: Metadata = { title: "Workflows · Settings · Backline" }

export default async function Page() {
  const actor = await currentAdmin()
  const [workflows, names] = await Promise.all([
    listWorkflows(db(), actor),
    listNames(db(), actor.workspaceId),
  ])
  const there = workflows.filter((workflow) => !workflow.archived)
  const archived = workflows.filter((workflow) => workflow.archived)
  return (
    <>
      <PageHead title="Workflows" actions={there.length > 0 ? <NewWorkflow /> : null}>
        They run in this order beside each other, and write in the workflow’s own name.
      </PageHead>
      {there.length > 0 ? <WorkflowList workflows={there} names={names} /> : <NoWorkflows names={names} />}
      <ArchivedLinks
        label="Archived workflows"
        items={archived}
        href={(id) => `/settings/workflows/${id}/runs`}
      />
    </>
  )
}
