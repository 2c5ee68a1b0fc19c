import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BackLink } from "@/components/settings/back-link"
import { PageHead } from "@/components/settings/page-parts"
import { VersionList } from "@/components/settings/workflow-versions"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { isId, numberFrom } from "@/lib/shared/addresses"
import { findWorkflow, listVersions } from "@/lib/workflows/queries"

export const metadata: Metadata = { title: "Versions · Settings · Backline" }

export default async function Page({ params, searchParams }: PageProps<"/settings/workflows/[id]/versions">) {
  const actor = await currentAdmin()
  const [{ id }, { below }] = await Promise.all([params, searchParams])
  const workflow = isId(id) ? await findWorkflow(db(), actor, id) : null
  if (!workflow) notFound()
  const from = typeof below === "string" ? numberFrom(below) : null
  const page = await listVersions(db(), actor, id, from)
  return (
    <>
      <PageHead
        title={`Versions of “${workflow.name}”`}
        back={<BackLink href={`/settings/workflows/${id}`}>{workflow.name}</BackLink>}
      >
        Each save is kept. A run that has begun goes on by the version that it began with.
      </PageHead>
      <VersionList workflow={workflow} page={page} isFirst={from === null} />
    </>
  )
}
