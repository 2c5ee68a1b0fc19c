import { eq, sql } from "drizzle-orm"
import type { z } from "zod"
import { db, type Tx } from "@/db/client"
import { ticketStates } from "@/db/schema/ticket-types"
import { counters, ticketCounters, workspaces } from "@/db/schema/workspaces"
import { defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import { SetUpWorkspace } from "../inputs"
import { findOwnerless, isSetUp } from "../queries"
import { firstStates, slugOf } from "../rules"
import { insertOwner } from "./people"

const setUp = defineCommand({
  name: "setUpWorkspace",
  right: "system",
  input: SetUpWorkspace,
  run: async ({ tx, workspaceId }, { commandId, owner, onlyFirst, ...about }) => {
    if (onlyFirst) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('backline set-up'))`)
      if (await isSetUp(tx))
        return refuse("already_set_up", "This Backline is set up already. Please sign in.")
    }
    const event: NewEvent = { type: "workspace.set_up", data: { name: about.workspace }, places: [] }
    await insertWorkspace(tx, workspaceId, about)
    if (!owner) return [event]
    const teammateId = await insertOwner(tx, workspaceId, { id: commandId, ...owner })
    return [event, { type: "teammate.added", data: { teammateId, role: "owner" }, places: [] }]
  },
})

type About = Pick<z.output<typeof SetUpWorkspace>, "workspace" | "slug" | "timeZone" | "demo">

/** Makes the workspace, or names the one that an import made before anyone could sign in. */
async function insertWorkspace(tx: Tx, workspaceId: string, about: About): Promise<void> {
  const { workspace: name, slug = slugOf(name), timeZone, demo } = about
  const made = await tx
    .insert(workspaces)
    .values({ workspaceId, name, slug, timeZone, demo })
    .onConflictDoNothing()
    .returning()
  if (made.length === 0) {
    await tx.update(workspaces).set({ name }).where(eq(workspaces.workspaceId, workspaceId))
    return
  }
  await tx.insert(counters).values({ workspaceId })
  await tx.insert(ticketCounters).values({ workspaceId })
  await tx
    .insert(ticketStates)
    .values(firstStates.map((state, position) => ({ workspaceId, id: newId(), position, ...state })))
}

/**
 * Makes a workspace with T5's states and, where given, its owner, who can sign in at once. With `onlyFirst` it takes
 * over the workspace that an import made, and refuses once somebody can sign in, also when two set-up pages are sent
 * in the same instant.
 */
export async function setUpWorkspace(raw: unknown): Promise<{ ok: true; workspaceId: string } | Refusal> {
  const onlyFirst = SetUpWorkspace.safeParse(raw).data?.onlyFirst ?? false
  const workspaceId = (onlyFirst ? await findOwnerless(db()) : null) ?? newId()
  const result = await setUp({ kind: "system", workspaceId, id: null }, raw)
  return result.ok ? { ok: true, workspaceId } : result
}
