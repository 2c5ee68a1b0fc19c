import type { Reader } from "@/db/client"
import type { TeammateActor } from "@/lib/events/actor"
import { listTags } from "@/lib/tags/queries"
import type { TagView } from "@/lib/tags/views"
import { getWorkspace, listTeammates, listTeams } from "@/lib/team/queries"
import type { TeammateView, TeamView, WorkspaceView } from "@/lib/team/views"
import { listStates, listTicketTypes } from "@/lib/ticket-types/queries"
import type { StateView, TypeView } from "@/lib/ticket-types/views"
import { listWorkflowNames } from "@/lib/workflows/queries"

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
  /** Archived ones included: old timelines still name them. */
  workflows: { id: string; name: string }[]
}

/** Reads the directory for one teammate. */
export async function getDirectory(reader: Reader, actor: TeammateActor): Promise<Directory> {
  const w = actor.workspaceId
  const [workspace, teammates, teams, types, states, tags, workflows] = await Promise.all([
    getWorkspace(reader, w),
    listTeammates(reader, w),
    listTeams(reader, w),
    listTicketTypes(reader, w),
    listStates(reader, w),
    listTags(reader, w),
    listWorkflowNames(reader, w),
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
    workflows,
  }
}
