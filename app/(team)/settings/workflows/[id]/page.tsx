import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { WorkflowBuilder } from "@/components/settings/workflow-builder"
import { WorkflowHead } from "@/components/settings/workflow-head"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { isId } from "@/lib/shared/addresses"
import { findWorkflow, listNames } from "@/lib/workflows/queries"

export const metadata: Metadata = { title: "Workflow · Settings · Backline" }

export default async function Page({ params }: PageProps<"/settings/workflows/[id]">) {
  const actor = await currentAdmin()
  const { id } = await params
  const workflow = isId(id) ? await findWorkflow(db(), actor, id) : null
  if (!workflow) notFound()
  const names = await listNames(db(), actor.workspaceId)
  const { name, definition } = workflow
  return (
    <>
      <WorkflowHead workflow={workflow} />
      <WorkflowBuilder
        key={id}
        workflow={workflow}
        initial={{ name, definition }}
        draftKey={id}
        names={names}
      />
    </>
  )
}
