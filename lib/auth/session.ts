import { sql } from "drizzle-orm"
import { headers } from "next/headers"
import { cache } from "react"
import { db } from "@/db/client"
import type { TeammateActor } from "@/lib/events/actor"
import { auth } from "./auth"

type TeammateRow = { workspaceId: string; id: string; role: TeammateActor["role"]; timeZone: string }

/** The teammate that a user is, unless removed; membership is asked anew each time, never kept in the session. */
export async function findTeammateOfUser(userId: string): Promise<TeammateActor | null> {
  const rows = await db().execute<TeammateRow>(sql`
    select t.workspace_id as "workspaceId", t.id, t.role, coalesce(t.time_zone, w.time_zone) as "timeZone"
    from teammates t join workspaces w on w.workspace_id = t.workspace_id
    where t.user_id = ${userId} and t.removed_at is null`)
  return rows[0] ? { kind: "teammate", ...rows[0] } : null
}

/** Who sends the current request, by their session's cookie, or null. */
export const currentTeammate = cache(async (): Promise<TeammateActor | null> => {
  const session = await auth().api.getSession({ headers: await headers() })
  return session ? findTeammateOfUser(session.user.id) : null
})
