import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Run } from "@/components/settings/workflow-run"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { isId } from "@/lib/shared/addresses"
import { findRun } from "@/lib/workflows/queries"

export const metadata: Metadata = { title: "Run · Settings · Backline" }

export default async function Page({ params }: PageProps<"/settings/workflows/[id]/runs/[run]">) {
  const actor = await currentAdmin()
  const { id, run: runId } = await params
  const run = isId(runId) ? await findRun(db(), actor, runId) : null
  if (!run || run.workflowId !== id) notFound()
  return <Run run={run} />
}
