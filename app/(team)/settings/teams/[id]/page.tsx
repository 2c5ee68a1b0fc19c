import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BackLink } from "@/components/settings/back-link"
import { PageHead } from "@/components/settings/page-parts"
import { ArchiveTeam, TeamForm } from "@/components/settings/team-form"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listTeammates, listTeams } from "@/lib/team/queries"

export const metadata: Metadata = { title: "Team · Settings · Backline" }

export default async function Page({ params }: PageProps<"/settings/teams/[id]">) {
  const { workspaceId } = await currentAdmin()
  const { id } = await params
  const [teams, people] = await Promise.all([listTeams(db(), workspaceId), listTeammates(db(), workspaceId)])
  const team = teams.find((one) => one.id === id)
  if (!team) notFound()
  return (
    <>
      <PageHead
        title={team.name}
        back={<BackLink href="/settings/teams">All teams</BackLink>}
        actions={<ArchiveTeam team={team} />}
      />
      {team.archived ? <p className="text-base text-ink-2">This team is archived.</p> : null}
      {team.archived ? null : <TeamForm key={id} team={team} people={people} />}
    </>
  )
}
