import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BackLink } from "@/components/settings/back-link"
import { PageHead } from "@/components/settings/page-parts"
import { RunList } from "@/components/settings/workflow-runs"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { isId } from "@/lib/shared/addresses"
import { findWorkflow, listRuns } from "@/lib/workflows/queries"

export const metadata: Metadata = { title: "Runs · Settings · Backline" }

export default async function Page({ params, searchParams }: PageProps<"/settings/workflows/[id]/runs">) {
  const actor = await currentAdmin()
  const [{ id }, { after }] = await Promise.all([params, searchParams])
  const workflow = isId(id) ? await findWorkflow(db(), actor, id) : null
  if (!workflow) notFound()
  const from = typeof after === "string" ? after : null
  return (
    <>
      <PageHead
        title={`Runs of “${workflow.name}”`}
        back={<BackLink href={`/settings/workflows/${id}`}>{workflow.name}</BackLink>}
      />
      <RunList workflowId={id} page={await listRuns(db(), actor, id, from)} isFirst={from === null} />
    </>
  )
}
