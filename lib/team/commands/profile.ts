import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { endSessions } from "@/lib/auth/accounts"
import type { Actor } from "@/lib/events/actor"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { ChangeProfile, EndSessions } from "../inputs"

type Own = {
  id: string
  userId: string | null
  name: string
  email: string | null
  timeZone: string | null
  dateLocale: string | null
}

/** Locks the teammate who acts; null for anybody else, workflows too. */
export async function lockSelf(tx: Tx, actor: Actor): Promise<Own | null> {
  if (actor.kind !== "teammate") return null
  const rows = await tx.execute<Own>(sql`
    select id, user_id as "userId", name, email, time_zone as "timeZone", date_locale as "dateLocale"
    from teammates where workspace_id = ${actor.workspaceId} and id = ${actor.id} and removed_at is null
    for no key update`)
  return rows[0] ?? null
}

const settings = ["name", "timeZone", "dateLocale"] as const

/** Somebody's own name, time zone and language of dates. Refuses what was made of an older profile. */
export const changeProfile = defineCommand({
  name: "changeProfile",
  right: "teammate",
  input: ChangeProfile,
  run: async ({ tx, workspaceId, actor }, { before, name, timeZone, dateLocale }) => {
    const own = await lockSelf(tx, actor)
    if (!own) return notThere
    const to = { name, timeZone, dateLocale }
    const changed = settings.filter((setting) => own[setting] !== to[setting])
    if (changed.length === 0) return refuse("unchanged", "Your profile is like that already.")
    if (settings.some((setting) => own[setting] !== before[setting]))
      return refuse(
        "changed_meanwhile",
        "Your profile was changed meanwhile. What you made is kept here; please look again.",
      )
    await tx.execute(sql`
      update teammates set name = ${name}, time_zone = ${timeZone}, date_locale = ${dateLocale}
      where workspace_id = ${workspaceId} and id = ${own.id}`)
    if (own.userId) await tx.execute(sql`update auth.users set name = ${name} where id = ${own.userId}`)
    const only = (from: Pick<Own, (typeof settings)[number]>) =>
      Object.fromEntries(changed.map((setting) => [setting, from[setting]]))
    const data = { teammateId: own.id, from: only(own), to: only(to) }
    return [{ type: "teammate.profile_changed", data, places: [] }]
  },
})

/** Ends some of one's own sessions: nothing is done in them any more. */
export const endOwnSessions = defineCommand({
  name: "endOwnSessions",
  right: "teammate",
  input: EndSessions,
  run: async ({ tx, actor }, { sessionIds: asked }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId) return notThere
    const kept = await tx.execute<{ id: string }>(
      sql`select id from auth.sessions where user_id = ${own.userId}`,
    )
    const sessionIds = kept.map((row) => row.id).filter((id) => asked.includes(id))
    if (sessionIds.length === 0) return refuse("unchanged", "These sessions have ended already.")
    await tx.execute(sql`
      delete from auth.sessions where user_id = ${own.userId}
        and id = any(array(select jsonb_array_elements_text(${JSON.stringify(sessionIds)}::text::jsonb)::uuid))`)
    return [{ type: "teammate.sessions_ended", data: { teammateId: own.id, sessionIds }, places: [] }]
  },
})

/** Ends a teammate's other sessions within a command, and says so; nothing where there are none. */
export async function endOthers(tx: Tx, own: { id: string; userId: string }, keep: string | null) {
  const sessionIds = await endSessions(tx, own.userId, keep)
  if (sessionIds.length === 0) return []
  const data = { teammateId: own.id, sessionIds }
  return [{ type: "teammate.sessions_ended" as const, data, places: [] }]
}
