import { and, eq } from "drizzle-orm"
import { threads } from "@/db/schema/threads"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { AssignTeam, AssignTeammate } from "../inputs"
import { lockThread, whyNotAssign, whyNotAssignTeam } from "../queries"

/** Assigns a conversation or ticket to a teammate or to nobody; nothing linked to it changes (SPEC O2). */
export const assignTeammate = defineCommand({
  name: "assignTeammate",
  right: "teammate",
  input: AssignTeammate,
  run: async ({ tx, workspaceId, actor }, { threadId, teammateId }) => {
    const thread = await lockThread(tx, actor, threadId)
    if (!thread) return notThere
    const refusal = teammateId && (await whyNotAssign(tx, { workspaceId, threadId, teammateId }))
    if (refusal) return refusal
    if (thread.assigneeId === teammateId) return refuse("unchanged", "It is assigned like that already.")
    await tx
      .update(threads)
      .set({ assigneeId: teammateId })
      .where(and(eq(threads.workspaceId, workspaceId), eq(threads.id, threadId)))
    return [
      {
        type: "thread.assigned",
        thread: threadId,
        data: { number: thread.number, from: thread.assigneeId, to: teammateId },
        places: [{ id: threadId, attention: teammateId !== null && teammateId !== actor.id }],
      },
    ]
  },
})

/** Assigns a conversation or ticket to a team or to none; nothing linked to it changes (SPEC O2). */
export const assignTeam = defineCommand({
  name: "assignTeam",
  right: "teammate",
  input: AssignTeam,
  run: async ({ tx, actor, workspaceId }, { threadId, teamId }) => {
    const thread = await lockThread(tx, actor, threadId)
    if (!thread) return notThere
    const refusal = teamId && (await whyNotAssignTeam(tx, { workspaceId, threadId, teamId }))
    if (refusal) return refusal
    if (thread.teamId === teamId) return refuse("unchanged", "It is with that team already.")
    await tx
      .update(threads)
      .set({ teamId })
      .where(and(eq(threads.workspaceId, workspaceId), eq(threads.id, threadId)))
    return [
      {
        type: "thread.team_assigned",
        thread: threadId,
        data: { number: thread.number, from: thread.teamId, to: teamId },
        places: [{ id: threadId }],
      },
    ]
  },
})
