import type { Metadata } from "next"
import { BackLink } from "@/components/settings/back-link"
import { PageHead } from "@/components/settings/page-parts"
import { TeamForm } from "@/components/settings/team-form"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listTeammates } from "@/lib/team/queries"

export const metadata: Metadata = { title: "New team · Settings · Backline" }

export default async function Page() {
  const { workspaceId } = await currentAdmin()
  const people = await listTeammates(db(), workspaceId)
  return (
    <>
      <PageHead title="New team" back={<BackLink href="/settings/teams">All teams</BackLink>} />
      <TeamForm team={null} people={people} />
    </>
  )
}
