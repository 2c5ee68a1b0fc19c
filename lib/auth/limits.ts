import { randomUUID } from "node:crypto"
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api"
import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { refuse } from "@/lib/shared/refusals"

const guessesAllowed = 10
export const guessWindowMs = 15 * 60_000

/** What is said to those who tried too often. */
export const tooManyTries = refuse(
  "too_many_tries",
  "There were too many tries. Please wait a quarter of an hour.",
)

type SignIn = { path: string; body?: { email?: unknown } }

/** Which account somebody tries to enter, or null for anything but a sign-in by password. */
function accountOf(context: SignIn): string | null {
  const email = context.path === "/sign-in/email" ? context.body?.email : null
  return typeof email === "string" ? `account ${email.trim().toLowerCase().slice(0, 254)}` : null
}

/**
 * Counts a guess under a key, before it is looked at, so that many at once are no more than ten; says whether it was one
 * too many within a quarter of an hour. A good one forgets them (`forgetGuesses`).
 */
export const isGuessTooMany = (key: string) => isTooMany(key, guessesAllowed, guessWindowMs)

/** Clears a key's guesses. */
export async function forgetGuesses(key: string): Promise<void> {
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

/** Turns a sign-in away after ten tries for its account within a quarter of an hour, from wherever they came. */
export async function stopGuessing(context: SignIn): Promise<void> {
  const key = accountOf(context)
  if (key && (await isGuessTooMany(key)))
    throw new APIError("TOO_MANY_REQUESTS", { message: tooManyTries.sentence })
}

/** A good sign-in clears its account's count. */
export const forgetWhenIn = createAuthMiddleware(async (context) => {
  const key = accountOf(context)
  if (key && !isAPIError(context.context.returned)) await forgetGuesses(key)
})

/** Forgets tries of more than a day ago, which no limit counts any more. */
export async function forgetOldTries(): Promise<void> {
  await db().execute(sql`delete from auth.rate_limits where last_request < ${Date.now() - 24 * 3_600_000}`)
}
