import { randomUUID } from "node:crypto"
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api"
import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { refuse } from "@/lib/shared/refusals"

const failuresAllowed = 10
const windowMs = 15 * 60_000

/** What is said to those who tried too often. */
export const tooManyTries = refuse(
  "too_many_tries",
  "There were too many tries. Please wait a quarter of an hour.",
)

/** Which account somebody tries to enter, or null for anything but a sign-in by password. */
function accountOf(context: { path: string; body?: { email?: unknown } }): string | null {
  const email = context.path === "/sign-in/email" ? context.body?.email : null
  return typeof email === "string" ? `account ${email.trim().toLowerCase().slice(0, 254)}` : null
}

/** Whether a key has had all the failures of a quarter of an hour. */
export async function hasFailedOften(key: string): Promise<boolean> {
  const [failures] = await db().execute<{ count: number }>(sql`
    select count from auth.rate_limits where key = ${key} and last_request > ${Date.now() - windowMs}`)
  return (failures?.count ?? 0) >= failuresAllowed
}

/** Counts one more failure under a key. */
export async function addFailure(key: string): Promise<void> {
  const now = Date.now()
  await db().execute(sql`
    insert into auth.rate_limits as l (id, key, count, last_request) values (${randomUUID()}, ${key}, 1, ${now})
    on conflict (key) do update set last_request = ${now},
      count = case when l.last_request > ${now - windowMs} then l.count + 1 else 1 end`)
}

/** Clears a key's failures. */
export async function forgetFailures(key: string): Promise<void> {
  await db().execute(sql`delete from auth.rate_limits where key = ${key}`)
}

/** Counts a request under a key; says whether it was one more than `most` within that time. */
export async function isTooMany(key: string, most: number, withinMs: number): Promise<boolean> {
  const now = Date.now()
  const since = now - withinMs
  const rows = await db().execute<{ count: number }>(sql`
    insert into auth.rate_limits as l (id, key, count, last_request) values (${randomUUID()}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when l.last_request > ${since} then l.count + 1 else 1 end,
      last_request = case when l.last_request > ${since} then l.last_request else ${now} end
    returning count`)
  return (rows[0]?.count ?? 0) > most
}

/** Turns a sign-in away after ten failures for its account within a quarter of an hour, from wherever they came. */
export const stopGuessing = createAuthMiddleware(async (context) => {
  const key = accountOf(context)
  if (key && (await hasFailedOften(key)))
    throw new APIError("TOO_MANY_REQUESTS", { message: tooManyTries.sentence })
})

/** Counts a failed sign-in for its account; a good one clears the count. */
export const countFailure = createAuthMiddleware(async (context) => {
  const key = accountOf(context)
  if (!key) return
  if (isAPIError(context.context.returned)) await addFailure(key)
  else await forgetFailures(key)
})

/** Forgets tries of more than a day ago, which no limit counts any more. */
export async function forgetOldTries(): Promise<void> {
  await db().execute(sql`delete from auth.rate_limits where last_request < ${Date.now() - 24 * 3_600_000}`)
}
