import type { TeamView } from "@/lib/team/views"
import type { TypeView } from "../views"

/** What is said before somebody makes a ticket one of a limited type that they can't open; null where they can (SPEC A2). */
export function saidToOutsiders(
  type: Pick<TypeView, "limited" | "teamIds">,
  { teams, me }: { teams: TeamView[]; me: string },
): string | null {
  if (!type.limited) return null
  const inside = teams.filter((team) => !team.archived && type.teamIds.includes(team.id))
  if (inside.some((team) => team.memberIds.includes(me))) return null
  const names = new Intl.ListFormat("en").format(inside.map((team) => team.name))
  return `Only ${names} can open it afterwards; you will see its number and state.`
}
