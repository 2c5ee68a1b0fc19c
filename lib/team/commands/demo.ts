import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import type { TeammateActor } from "@/lib/events/actor"
import { databaseError } from "@/lib/events/retries"
import { removeAllBytes } from "@/lib/files/store"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { RemoveDemo } from "../inputs/workspace"
import { findSettings } from "../queries/workspace"

/**
 * Removes the demo whole: its workspace with all that is stored of it, its people's accounts, its files. For its owners,
 * who type the workspace's name; what is no demo is never removed. No command, since nothing stays that could say so.
 */
export async function removeDemo(actor: TeammateActor, raw: unknown): Promise<{ ok: true } | Refusal> {
  const input = RemoveDemo.safeParse(raw)
  const { demo, name } = await findSettings(db(), actor.workspaceId)
  if (actor.role !== "owner" || !demo) return notThere
  if (!input.success || input.data.name.trim() !== name)
    return refuse("invalid", `Please type the workspace's name, “${name}”, to remove it.`)
  if (!(await removedFromDatabase(actor.workspaceId))) return notThere
  await removeAllBytes(actor.workspaceId)
  return { ok: true }
}

const tries = 4

/** What somebody adds in the same moment makes the removal begin anew, which then finds that as well. */
async function removedFromDatabase(workspaceId: string): Promise<boolean> {
  for (let n = 1; ; n++) {
    try {
      return await db().transaction(async (tx) => {
        await tx.execute(sql`select set_config('statement_timeout', '0', true)`)
        const [row] = await tx.execute<{ removed: boolean }>(
          sql`select remove_demo(${workspaceId}::uuid) as removed`,
        )
        return row?.removed ?? false
      })
    } catch (error) {
      const code = databaseError(error)?.code ?? ""
      if (!["23503", "40P01", "40001"].includes(code) || n === tries) throw error
    }
  }
}
