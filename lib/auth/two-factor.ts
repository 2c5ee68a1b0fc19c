import { randomInt } from "node:crypto"
import { createOTP } from "@better-auth/utils/otp"
import type { GenericEndpointContext } from "better-auth"
import { APIError, getSessionFromCtx } from "better-auth/api"
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto"
import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import { forgetGuesses, isGuessTooMany, tooManyTries } from "./limits"

// As sign-in's own code keeps and reads them: encrypted with the installation's secret.
const key = () => process.env.BACKLINE_SECRET ?? ""
const encrypt = (data: string) => symmetricEncrypt({ key: key(), data })

/** A new secret for an app that makes codes: the address that the app reads, and what is stored. */
export async function newCodeSecret(email: string): Promise<{ uri: string; stored: string }> {
  const secret = generateRandomString(32)
  return { uri: createOTP(secret).url("Backline", email), stored: await encrypt(secret) }
}

const stepSeconds = 30

/** For which half minute a code is what the app shows: this one, the one before or the one after; null for none. */
export async function stepOf(stored: string, code: string): Promise<number | null> {
  const otp = createOTP(await symmetricDecrypt({ key: key(), data: stored }))
  const now = Math.floor(Date.now() / 1000 / stepSeconds)
  for (const step of [now + 1, now, now - 1]) if ((await otp.hotp(step)) === code) return step
  return null
}

type Kept = { secret: string; backupCodes: string }

async function keptOf(userId: string): Promise<Kept | null> {
  const rows = await db().execute<Kept>(sql`
    select secret, backup_codes as "backupCodes" from auth.two_factors where user_id = ${userId}`)
  return rows[0] ?? null
}

/** Takes a code of the app, once: of two that come with one code, or with an older one than the last, one passes. */
async function takeAppCode(userId: string, secret: string, code: string): Promise<boolean> {
  const step = await stepOf(secret, code)
  const taken = await db().execute(sql`
    update auth.two_factors set last_step = ${step}::bigint
    where user_id = ${userId} and last_step < ${step}::bigint returning 1`)
  return taken.length > 0
}

/** Takes a backup code, once: the codes that are left are stored only over the ones that were read. */
async function takeBackupCode(userId: string, kept: Kept, code: string): Promise<boolean> {
  const codes = JSON.parse(await symmetricDecrypt({ key: key(), data: kept.backupCodes })) as string[]
  const left = codes.filter((one) => one.replace("-", "") !== code.replaceAll("-", "").toLowerCase())
  if (left.length === codes.length) return false
  const taken = await db().execute(sql`
    update auth.two_factors set backup_codes = ${await encrypt(JSON.stringify(left))}
    where user_id = ${userId} and backup_codes = ${kept.backupCodes} returning 1`)
  return taken.length > 0
}

const wrong = refuse(
  "wrong_code",
  "This is neither the code that the app shows now nor one of your backup codes, or it was used already.",
)

/** Says why a code of the app, or a backup code, is not this account's, or null, which uses it up. */
export async function whyNotCode(userId: string, typed: string): Promise<Refusal | null> {
  const guesses = `code ${userId}`
  if (await isGuessTooMany(guesses)) return tooManyTries
  const kept = await keptOf(userId)
  const code = typed.replace(/\s/g, "")
  const fits =
    kept !== null &&
    ((await takeAppCode(userId, kept.secret, code)) || (await takeBackupCode(userId, kept, code)))
  if (!fits) return wrong
  await forgetGuesses(guesses)
  return null
}

/**
 * Goes before sign-in's own look at a code: takes a code of the app, so that none lets in twice. Whoever is signed in has
 * nothing to do here, where their guesses would count for nothing.
 */
export async function takeCodeOnce(context: GenericEndpointContext): Promise<void> {
  if (!context.path.startsWith("/two-factor/verify-")) return
  const refused = new APIError("UNAUTHORIZED", { code: "INVALID_CODE", message: "Invalid code" })
  if (await getSessionFromCtx(context)) throw refused
  if (context.path !== "/two-factor/verify-totp") return
  const cookie = context.context.createAuthCookie("two_factor")
  const attempt = await context.getSignedCookie(cookie.name, context.context.secret)
  const userId = attempt && (await context.context.internalAdapter.findVerificationValue(attempt))?.value
  const code: unknown = context.body?.code
  const kept = userId ? await keptOf(userId) : null
  if (!userId || !kept || typeof code !== "string") return
  // A wrong one is for sign-in's own code to refuse, which counts it.
  if ((await stepOf(kept.secret, code)) === null) return
  if (!(await takeAppCode(userId, kept.secret, code))) throw refused
}

// No letters that are read for others.
const letters = "abcdefghjkmnpqrstuvwxyz23456789"
const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("")

/** Ten codes that let their holder in once each without the app, and what is stored of them. */
export async function newBackupCodes(): Promise<{ codes: string[]; stored: string }> {
  const codes = Array.from({ length: 10 }, () => `${part()}-${part()}`)
  return { codes, stored: await encrypt(JSON.stringify(codes)) }
}
