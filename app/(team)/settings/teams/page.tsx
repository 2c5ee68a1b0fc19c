import type { Metadata } from "next"
import { ArchivedLinks } from "@/components/settings/archived-links"
import { PageHead } from "@/components/settings/page-parts"
import { NewTeam, NoTeams, TeamList } from "@/components/settings/team-list"
import { db } from "@/db/client"
import { currentAdmin } from "@/lib/auth/admin"
import { listTeammates, listTeams } from "@/lib/team/queries"

export const metadata: Metadata = { title: "Teams · Settings · Backline" }

export default async function Page() {
  const { workspaceId } = await currentAdmin()
  const [teams, people] = await Promise.all([listTeams(db(), workspaceId), listTeammates(db(), workspaceId)])
  const there = teams.filter((team) => !team.archived)
  return (
    <>
      <PageHead title="Teams" actions={there.length > 0 ? <NewTeam /> : null}>
        Conversations and tickets can be with a team. A ticket type can be limited to some of them.
      </PageHead>
      {there.length > 0 ? <TeamList teams={there} people={people} /> : <NoTeams />}
      <ArchivedLinks
        label="Archived teams"
        items={teams.filter((team) => team.archived)}
        href={(id) => `/settings/teams/${id}`}
      />
    </>
  )
}
