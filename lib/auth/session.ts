import { createHmac, timingSafeEqual } from "node:crypto"
import { getSessionCookie } from "better-auth/cookies"
import { sql } from "drizzle-orm"
import { headers } from "next/headers"
import { cache } from "react"
import { db } from "@/db/client"
import type { TeammateActor } from "@/lib/events/actor"
import { auth, cookiePrefix, sessionSeconds } from "./auth"

/** The session's token, if its cookie carries our signature. */
export function signedToken(requestHeaders: Headers): string | null {
  const cookie = getSessionCookie(requestHeaders, { cookiePrefix }) ?? ""
  const dot = cookie.lastIndexOf(".")
  if (dot < 1) return null
  const token = cookie.slice(0, dot)
  const sent = Buffer.from(cookie.slice(dot + 1), "base64")
  const own = createHmac("sha256", process.env.BACKLINE_SECRET ?? "")
    .update(token)
    .digest()
  return sent.length === own.length && timingSafeEqual(sent, own) ? token : null
}

type Row = {
  workspaceId: string
  id: string
  role: TeammateActor["role"]
  timeZone: string
  dateLocale: string | null
  isDue: boolean
}

/** The teammate whose session this is, unless it ended or they were removed; asked anew each time. */
async function findTeammate(token: string): Promise<Row | null> {
  const { expiresIn, updateAge } = sessionSeconds
  const rows = await db().execute<Row>(sql`
    select t.workspace_id as "workspaceId", t.id, t.role, coalesce(t.time_zone, w.time_zone) as "timeZone",
      t.date_locale as "dateLocale", s.expires_at < now() + make_interval(secs => ${expiresIn - updateAge}) as "isDue"
    from auth.sessions s
    join teammates t on t.user_id = s.user_id
    join workspaces w on w.workspace_id = t.workspace_id
    where s.token = ${token} and s.expires_at > now() and t.removed_at is null`)
  return rows[0] ?? null
}

/**
 * Who sends the current request, by their session's cookie, or null. Every request asks this, so it is one statement
 * here; sign-in's own code is called once a day for each session, to make it last longer.
 */
export const currentTeammate = cache(async (): Promise<TeammateActor | null> => {
  const requestHeaders = await headers()
  const token = signedToken(requestHeaders)
  const found = token ? await findTeammate(token) : null
  if (!found) return null
  const { isDue, ...teammate } = found
  if (isDue) await auth().api.getSession({ headers: requestHeaders })
  return { kind: "teammate", ...teammate }
})

/** Whether the session of these headers still holds: not signed out, not expired, not removed. */
export async function sessionHolds(requestHeaders: Headers): Promise<boolean> {
  const token = signedToken(requestHeaders)
  return token !== null && (await findTeammate(token)) !== null
}

/** The id of the session that sends the current request. */
export async function currentSessionId(): Promise<string | null> {
  const token = signedToken(await headers())
  if (!token) return null
  const rows = await db().execute<{ id: string }>(sql`select id from auth.sessions where token = ${token}`)
  return rows[0]?.id ?? null
}
