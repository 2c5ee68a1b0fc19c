import { sql } from "drizzle-orm"
import { ticketStates } from "@/db/schema/ticket-types"
import { counters, ticketCounters, workspaces } from "@/db/schema/workspaces"
import { defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import { SetUpWorkspace } from "../inputs"
import { hasWorkspace } from "../queries"
import { firstStates, slugOf } from "../rules"
import { insertTeammate } from "./people"

const setUp = defineCommand({
  name: "setUpWorkspace",
  right: "system",
  input: SetUpWorkspace,
  run: async (
    { tx, workspaceId },
    { commandId, workspace: name, slug, timeZone, demo, owner, onlyFirst },
  ) => {
    if (onlyFirst) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('backline set-up'))`)
      if (await hasWorkspace(tx))
        return refuse("already_set_up", "This Backline is set up already. Please sign in.")
    }
    await tx.insert(workspaces).values({ workspaceId, name, slug: slug ?? slugOf(name), timeZone, demo })
    await tx.insert(counters).values({ workspaceId })
    await tx.insert(ticketCounters).values({ workspaceId })
    await tx
      .insert(ticketStates)
      .values(firstStates.map((state, position) => ({ workspaceId, id: newId(), position, ...state })))
    const event: NewEvent = { type: "workspace.set_up", data: { name }, places: [] }
    if (!owner) return [event]
    await insertTeammate(tx, workspaceId, { id: commandId, role: "owner", office: "front", ...owner })
    return [event, { type: "teammate.added", data: { teammateId: commandId, role: "owner" }, places: [] }]
  },
})

/**
 * Makes a workspace with T5's states and, where given, its owner, who can sign in at once. With `onlyFirst` it
 * refuses once any workspace exists, also when two set-up pages are sent in the same instant.
 */
export async function setUpWorkspace(raw: unknown): Promise<{ ok: true; workspaceId: string } | Refusal> {
  const workspaceId = newId()
  const result = await setUp({ kind: "system", workspaceId, id: null }, raw)
  return result.ok ? { ok: true, workspaceId } : result
}
