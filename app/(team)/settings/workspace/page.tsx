import type { Metadata } from "next"
import { PageHead } from "@/components/settings/page-parts"
import { RemoveDemo } from "@/components/settings/remove-demo"
import { BusinessHours } from "@/components/settings/workspace-hours"
import { NameAndZone } from "@/components/settings/workspace-name"
import { Wakes } from "@/components/settings/workspace-wakes"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { findSettings, sizeOf } from "@/lib/team/queries/workspace"

export const metadata: Metadata = { title: "Workspace · Settings · Backline" }

export default async function Page() {
  const { workspaceId, role } = await currentAdmin()
  const settings = await findSettings(db(), workspaceId)
  const canRemove = settings.demo && role === "owner"
  return (
    <>
      <PageHead title="Workspace">What holds for everybody who works here.</PageHead>
      <NameAndZone settings={settings} zones={["UTC", ...Intl.supportedValuesOf("timeZone")]} />
      <Wakes stored={settings.wakesOnStateChange} />
      <BusinessHours stored={settings.businessHours} />
      {canRemove ? <RemoveDemo name={settings.name} size={await sizeOf(db(), workspaceId)} /> : null}
    </>
  )
}
