import { sql } from "drizzle-orm"
import type { Reader, Tx } from "@/db/client"
import type { WorkspaceSettings } from "../views"

const settings = sql`name, time_zone as "timeZone", demo, wakes_on_state_change as "wakesOnStateChange",
  business_hours as "businessHours"`

/** What a workspace is set to, for its admins. */
export async function findSettings(reader: Reader, workspaceId: string): Promise<WorkspaceSettings> {
  const [row] = await reader.execute<WorkspaceSettings>(
    sql`select ${settings} from workspaces where workspace_id = ${workspaceId}`,
  )
  if (!row) throw new Error("This workspace does not exist.")
  return row
}

/** The same, held until the transaction ends. */
export async function lockSettings(tx: Tx, workspaceId: string): Promise<WorkspaceSettings> {
  const [row] = await tx.execute<WorkspaceSettings>(
    sql`select ${settings} from workspaces where workspace_id = ${workspaceId} for no key update`,
  )
  if (!row) throw new Error("This workspace does not exist.")
  return row
}

/** What goes with a workspace, in figures. */
export async function sizeOf(reader: Reader, workspaceId: string) {
  const count = (table: string) =>
    sql`(select count(*)::int from ${sql.raw(table)} t where t.workspace_id = ${workspaceId})`
  const [row] = await reader.execute<{ conversations: number; tickets: number; teammates: number }>(sql`
    select ${count("conversations")} as conversations, ${count("tickets")} as tickets,
      ${count("teammates")} as teammates`)
  return row ?? { conversations: 0, tickets: 0, teammates: 0 }
}
