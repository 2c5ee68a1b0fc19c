import type { Metadata } from "next"
import { BackLink } from "@/components/settings/back-link"
import { PageHead } from "@/components/settings/page-parts"
import { WorkflowBuilder } from "@/components/settings/workflow-builder"
import { Starts } from "@/components/settings/workflow-starts"
import { emptyDefinition, templatesFor } from "@/components/settings/workflow-templates"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listNames } from "@/lib/workflows/queries"

export const metadata: Metadata = { title: "New workflow · Settings · Backline" }

export default async function Page({ searchParams }: PageProps<"/settings/workflows/new">) {
  const actor = await currentAdmin()
  const { template } = await searchParams
  const names = await listNames(db(), actor.workspaceId)
  const chosen = templatesFor(names).find((one) => one.key === template)
  const key = chosen?.key ?? (template === "empty" ? "empty" : null)
  const initial = chosen ?? { name: "", definition: emptyDefinition }
  return (
    <>
      <PageHead title="New workflow" back={<BackLink href="/settings/workflows">All workflows</BackLink>}>
        {key ? "It is off until you switch it on." : "Begin with one of these, and change what you like."}
      </PageHead>
      {key ? (
        <WorkflowBuilder
          workflow={null}
          initial={{ name: initial.name, definition: initial.definition }}
          draftKey={`new.${key}`}
          names={names}
        />
      ) : (
        <Starts names={names} />
      )}
    </>
  )
}
