import type { Reader } from "@/db/client"
import type { TeammateActor } from "@/lib/events/actor"
import { listTags } from "@/lib/tags/queries"
import type { TagView } from "@/lib/tags/views"
import { getWorkspace, listTeammates, listTeams } from "@/lib/team/queries"
import type { TeammateView, TeamView, WorkspaceView } from "@/lib/team/views"
import { listStates, listTicketTypes } from "@/lib/ticket-types/queries"
import type { StateView, TypeView } from "@/lib/ticket-types/views"

/** What every screen of a workspace names things by: people, teams, types, states, tags, and who looks. */
export type Directory = {
  me: string
  role: TeammateActor["role"]
  timeZone: string
  workspace: WorkspaceView
  teammates: TeammateView[]
  teams: TeamView[]
  types: TypeView[]
  states: StateView[]
  tags: TagView[]
}

/** Reads the directory for one teammate. */
export async function getDirectory(reader: Reader, actor: TeammateActor): Promise<Directory> {
  const w = actor.workspaceId
  const [workspace, teammates, teams, types, states, tags] = await Promise.all([
    getWorkspace(reader, w),
    listTeammates(reader, w),
    listTeams(reader, w),
    listTicketTypes(reader, w),
    listStates(reader, w),
    listTags(reader, w),
  ])
  return {
    me: actor.id,
    role: actor.role,
    timeZone: actor.timeZone,
    workspace,
    teammates,
    teams,
    types,
    states,
    tags,
  }
}
