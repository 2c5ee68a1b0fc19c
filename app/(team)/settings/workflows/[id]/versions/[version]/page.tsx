import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Version } from "@/components/settings/workflow-version"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { isId, numberFrom } from "@/lib/shared/addresses"
import { findVersion, listNames } from "@/lib/workflows/queries"

export const metadata: Metadata = { title: "Version · Settings · Backline" }

export default async function Page({ params }: PageProps<"/settings/workflows/[id]/versions/[version]">) {
  const actor = await currentAdmin()
  const { id, version } = await params
  const number = numberFrom(version)
  const view = isId(id) && number ? await findVersion(db(), actor, id, number) : null
  if (!view) notFound()
  return <Version view={view} names={await listNames(db(), actor.workspaceId)} />
}
