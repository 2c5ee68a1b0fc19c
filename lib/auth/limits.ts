import { randomUUID } from "node:crypto"
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api"
import { sql } from "drizzle-orm"
import { db } from "@/db/client"

const failuresAllowed = 10
const windowMs = 15 * 60_000

/** Which account somebody tries to enter, or null for anything but a sign-in by password. */
function accountOf(context: { path: string; body?: { email?: unknown } }): string | null {
  const email = context.path === "/sign-in/email" ? context.body?.email : null
  return typeof email === "string" ? `account ${email.trim().toLowerCase().slice(0, 254)}` : null
}

/** Turns a sign-in away after ten failures for its account within a quarter of an hour, from wherever they came. */
export const stopGuessing = createAuthMiddleware(async (context) => {
  const key = accountOf(context)
  if (!key) return
  const [failures] = await db().execute<{ count: number }>(sql`
    select count from auth.rate_limits where key = ${key} and last_request > ${Date.now() - windowMs}`)
  if ((failures?.count ?? 0) >= failuresAllowed)
    throw new APIError("TOO_MANY_REQUESTS", { message: "Too many tries. Please wait a quarter of an hour." })
})

/** Counts a failed sign-in for its account; a good one clears the count. */
export const countFailure = createAuthMiddleware(async (context) => {
  const key = accountOf(context)
  if (!key) return
  if (!isAPIError(context.context.returned)) {
    await db().execute(sql`delete from auth.rate_limits where key = ${key}`)
    return
  }
  const now = Date.now()
  await db().execute(sql`
    insert into auth.rate_limits as l (id, key, count, last_request) values (${randomUUID()}, ${key}, 1, ${now})
    on conflict (key) do update set last_request = ${now},
      count = case when l.last_request > ${now - windowMs} then l.count + 1 else 1 end`)
})

/** Forgets tries of more than a day ago, which no limit counts any more. */
export async function forgetOldTries(): Promise<void> {
  await db().execute(sql`delete from auth.rate_limits where last_request < ${Date.now() - 24 * 3_600_000}`)
}
