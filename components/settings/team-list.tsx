import { Plus, Users } from "lucide-react"
import Link from "next/link"
import { buttonStyles } from "@/components/ui/button-styles"
import { Chip } from "@/components/ui/chip"
import { EmptyState } from "@/components/ui/empty-state"
import { nameOf } from "@/lib/team/rules"
import type { TeammateView, TeamView } from "@/lib/team/views"
import { officeWords } from "./people-words"

/** The way to a new team. */
export function NewTeam() {
  return (
    <Link prefetch={false} href="/settings/teams/new" className={buttonStyles("primary-front", "md")}>
      <Plus aria-hidden />
      New team
    </Link>
  )
}

/** Says what teams are for where there is none. */
export function NoTeams() {
  return (
    <EmptyState icon={<Users />} action={<NewTeam />}>
      No team yet. Make one for the people who answer customers, and one for each group who fix things.
    </EmptyState>
  )
}

type ListProps = { teams: TeamView[]; people: TeammateView[] }

/** The teams with their offices and members. */
export function TeamList({ teams, people }: ListProps) {
  return (
    <ul aria-label="Teams" className="flex flex-col border-y border-line">
      {teams.map((team) => (
        <li
          key={team.id}
          className="flex flex-wrap items-center gap-x-3 py-2.5 not-first:border-t not-first:border-line"
        >
          <div className="min-w-0 grow basis-60">
            <Link
              prefetch={false}
              href={`/settings/teams/${team.id}`}
              dir="auto"
              className="rounded-sm text-base font-medium text-ink wrap-anywhere hover:underline"
            >
              {team.name}
            </Link>
            <p className="text-sm text-ink-3">{membersOf(team, people)}</p>
          </div>
          <Chip tone={team.office === "front" ? "front" : "back"} size="sm">
            {officeWords[team.office]}
          </Chip>
        </li>
      ))}
    </ul>
  )
}

function membersOf(team: TeamView, people: TeammateView[]): string {
  if (team.memberIds.length === 0) return "Nobody is in it yet"
  return team.memberIds
    .map((id) => nameOf(people, id))
    .sort()
    .join(", ")
}
