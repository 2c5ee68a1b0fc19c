import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { defineCommand } from "@/lib/events/command"
import { refuse } from "@/lib/shared/refusals"
import { RotateMessengerKey, SetMessengerSites } from "../inputs"

async function lockSites(tx: Tx, workspaceId: string): Promise<string[]> {
  const rows = await tx.execute<{ sites: string[] }>(sql`
    select sites from messenger_settings where workspace_id = ${workspaceId} for no key update`)
  if (!rows[0]) throw new Error(`The workspace ${workspaceId} has no messenger.`)
  return rows[0].sites
}

/**
 * Makes a new key for customers' tokens; what was signed with the old one is worth nothing from now on, nor are the
 * sessions that it opened (SPEC C2).
 */
export const rotateMessengerKey = defineCommand({
  name: "rotateMessengerKey",
  right: "admin",
  input: RotateMessengerKey,
  run: async ({ tx, workspaceId }) => {
    await lockSites(tx, workspaceId)
    await tx.execute(sql`update messenger_settings set key = default where workspace_id = ${workspaceId}`)
    await tx.execute(sql`delete from customer_sessions where workspace_id = ${workspaceId} and not by_link`)
    return [{ type: "messenger.key_rotated", data: {}, places: [] }]
  },
})

/** Says which sites may show the messenger. Refuses a list that was made of an older one (SPEC C2). */
export const setMessengerSites = defineCommand({
  name: "setMessengerSites",
  right: "admin",
  input: SetMessengerSites,
  run: async ({ tx, workspaceId }, { before, sites: to }) => {
    const from = await lockSites(tx, workspaceId)
    if (from.join() === to.join()) return refuse("unchanged", "The list of sites is the same.")
    if (from.join() !== before.join())
      return refuse(
        "changed_meanwhile",
        "The list of sites was changed meanwhile. What you made is kept here; please look again.",
      )
    await tx.execute(sql`
      update messenger_settings set sites = ${JSON.stringify(to)}::text::jsonb
      where workspace_id = ${workspaceId}`)
    return [{ type: "messenger.sites_set", data: { from, to }, places: [] }]
  },
})
