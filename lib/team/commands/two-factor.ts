import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { whyNotPassword } from "@/lib/auth/accounts"
import { forgetGuesses, isGuessTooMany, tooManyTries } from "@/lib/auth/limits"
import { newBackupCodes, newCodeSecret, stepOf, whyNotCode } from "@/lib/auth/two-factor"
import type { TeammateActor } from "@/lib/events/actor"
import { defineCommand } from "@/lib/events/command"
import { newId } from "@/lib/shared/ids"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { OnOwnAccount, OnTeammate, RenewBackupCodes, StartTwoFactor } from "../inputs"
import { whyNotOnOwner } from "../rules/people"
import { userOf } from "./password"
import { endOthers, lockSelf } from "./profile"
import { lockPeople } from "./roles"

/**
 * Begins to set up the second step: gives the address that an app reads. Nothing asks for codes before one was right
 * (`startTwoFactor`), so this is a draft and no change.
 */
export async function beginTwoFactor(
  actor: TeammateActor,
  password: string,
): Promise<{ ok: true; uri: string } | Refusal> {
  const userId = await userOf(actor)
  if (!userId) return notThere
  const refusal = await whyNotPassword(userId, password)
  if (refusal) return refusal
  const [user] = await db().execute<{ email: string; on: boolean }>(sql`
    select email, two_factor_enabled as on from auth.users where id = ${userId}`)
  if (!user) return notThere
  if (user.on) return refuse("unchanged", "The second step is on already.")
  const { uri, stored } = await newCodeSecret(user.email)
  await db().execute(sql`
    insert into auth.two_factor_setups (user_id, secret) values (${userId}, ${stored})
    on conflict (user_id) do update set secret = excluded.secret, created_at = now()`)
  return { ok: true, uri }
}

const start = defineCommand({
  name: "startTwoFactor",
  right: "teammate",
  input: StartTwoFactor,
  run: async ({ tx, actor }, { backupCodes, step, keepSessionId }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId) return notThere
    const [setup] = await tx.execute<{ secret: string }>(sql`
      delete from auth.two_factor_setups where user_id = ${own.userId} returning secret`)
    if (!setup) return refuse("unchanged", "The second step is on already.")
    await tx.execute(sql`delete from auth.two_factors where user_id = ${own.userId}`)
    await tx.execute(sql`
      insert into auth.two_factors (id, user_id, secret, backup_codes, last_step)
      values (${randomUUID()}, ${own.userId}, ${setup.secret}, ${backupCodes}, ${step})`)
    await tx.execute(sql`update auth.users set two_factor_enabled = true where id = ${own.userId}`)
    const ended = await endOthers(tx, { id: own.id, userId: own.userId }, keepSessionId)
    const data = { teammateId: own.id, from: false, to: true }
    return [{ type: "teammate.two_factor_set", data, places: [] }, ...ended]
  },
})

type Codes = { ok: true; codes: string[] }

type Started = { code: string; sessionId: string | null }

/**
 * Switches the second step on once a code of the app is right, and ends all one's other sessions, which came without it;
 * gives the backup codes, which are shown once.
 */
export async function startTwoFactor(
  actor: TeammateActor,
  { code, sessionId }: Started,
): Promise<Codes | Refusal> {
  const userId = await userOf(actor)
  if (!userId) return notThere
  const key = `two-factor set-up ${userId}`
  if (await isGuessTooMany(key)) return tooManyTries
  const [setup] = await db().execute<{ secret: string }>(sql`
    select secret from auth.two_factor_setups where user_id = ${userId} and created_at > now() - interval '1 hour'`)
  if (!setup) return refuse("link_over", "This took too long. Please begin again.")
  const step = await stepOf(setup.secret, code)
  if (step === null)
    return refuse("wrong_code", "This is not the code that the app shows now. Please try the next one.")
  await forgetGuesses(key)
  const { codes, stored } = await newBackupCodes()
  const input = { commandId: newId(), backupCodes: stored, step, keepSessionId: sessionId }
  const result = await start(actor, input)
  return result.ok ? { ok: true, codes } : result
}

const end = defineCommand({
  name: "endTwoFactor",
  right: "teammate",
  input: OnOwnAccount,
  run: async ({ tx, actor }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId) return notThere
    const ended = await tx.execute(
      sql`delete from auth.two_factors where user_id = ${own.userId} returning 1`,
    )
    if (ended.length === 0) return refuse("unchanged", "The second step is off already.")
    await tx.execute(sql`update auth.users set two_factor_enabled = false where id = ${own.userId}`)
    const data = { teammateId: own.id, from: true, to: false }
    return [{ type: "teammate.two_factor_set", data, places: [] }]
  },
})

type Proof = { password: string; code: string }

/** Says why somebody may not change their second step, or null: it asks both, the password and a code. */
async function whyNotProven(actor: TeammateActor, { password, code }: Proof): Promise<Refusal | null> {
  const userId = await userOf(actor)
  if (!userId) return notThere
  return (await whyNotPassword(userId, password)) ?? (await whyNotCode(userId, code))
}

/** Switches one's own second step off, which asks the password and a code of the app, or a backup code. */
export async function endTwoFactor(actor: TeammateActor, proof: Proof): Promise<{ ok: true } | Refusal> {
  const refusal = await whyNotProven(actor, proof)
  if (refusal) return refusal
  const result = await end(actor, { commandId: newId() })
  return result.ok ? { ok: true } : result
}

const renew = defineCommand({
  name: "renewBackupCodes",
  right: "teammate",
  input: RenewBackupCodes,
  run: async ({ tx, actor }, { backupCodes }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId) return notThere
    const renewed = await tx.execute(sql`
      update auth.two_factors set backup_codes = ${backupCodes} where user_id = ${own.userId} returning 1`)
    if (renewed.length === 0) return refuse("unchanged", "The second step is off.")
    return [{ type: "teammate.backup_codes_renewed", data: { teammateId: own.id }, places: [] }]
  },
})

/** Gives ten new backup codes, which asks the password and a code; the former ones work no more. */
export async function renewBackupCodes(actor: TeammateActor, proof: Proof): Promise<Codes | Refusal> {
  const refusal = await whyNotProven(actor, proof)
  if (refusal) return refusal
  const { codes, stored } = await newBackupCodes()
  const result = await renew(actor, { commandId: newId(), backupCodes: stored })
  return result.ok ? { ok: true, codes } : result
}

/** Switches the second step off for somebody who has lost their app. Nobody reads it; an owner's, owners alone. */
export const resetTwoFactor = defineCommand({
  name: "resetTwoFactor",
  right: "admin",
  input: OnTeammate,
  run: async ({ tx, actor }, { teammateId }) => {
    const people = await lockPeople(tx, actor, teammateId)
    if (!people?.teammate.userId) return notThere
    const { by, teammate } = people
    const refusal = whyNotOnOwner(by, teammate.role)
    if (refusal) return refusal
    if (actor.id === teammateId)
      return refuse(
        "wrong_password",
        "Switch your own off in your profile, which asks for your password and a code.",
      )
    const ended = await tx.execute(sql`
      delete from auth.two_factors where user_id = ${teammate.userId} returning 1`)
    if (ended.length === 0) return refuse("unchanged", "The second step is off already.")
    await tx.execute(sql`update auth.users set two_factor_enabled = false where id = ${teammate.userId}`)
    return [{ type: "teammate.two_factor_set", data: { teammateId, from: true, to: false }, places: [] }]
  },
})
