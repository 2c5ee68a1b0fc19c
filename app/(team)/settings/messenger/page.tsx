import type { Metadata } from "next"
import { headers } from "next/headers"
import { HowTo } from "@/components/settings/messenger-how-to"
import { MessengerKey } from "@/components/settings/messenger-key"
import { MessengerSites } from "@/components/settings/messenger-sites"
import { PageHead } from "@/components/settings/page-parts"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { ownAddress } from "@/lib/auth/origin"
import { getWorkspace, listMessengerSites } from "@/lib/team/queries"

export const metadata: Metadata = { title: "Messenger · Settings · Backline" }

export default async function Page() {
  const actor = await currentAdmin()
  const [{ slug, demo }, sites, head] = await Promise.all([
    getWorkspace(db(), actor.workspaceId),
    listMessengerSites(db(), actor),
    headers(),
  ])
  return (
    <>
      <PageHead title="Messenger">
        Customers write to you from your own site, and follow their tickets in the portal.
      </PageHead>
      <HowTo origin={ownAddress(head)} slug={slug} demo={demo} />
      <MessengerSites sites={sites} />
      <MessengerKey />
    </>
  )
}
