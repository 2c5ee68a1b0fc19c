import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { whyNotPassword } from "@/lib/auth/accounts"
import { addFailure, hasFailedOften, tooManyTries } from "@/lib/auth/limits"
import { codeFits, newBackupCodes, newCodeSecret } from "@/lib/auth/two-factor"
import type { TeammateActor } from "@/lib/events/actor"
import { defineCommand } from "@/lib/events/command"
import { newId } from "@/lib/shared/ids"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { OnOwnAccount, OnTeammate, StartTwoFactor } from "../inputs"
import { whyNotOnOwner } from "../rules/people"
import { userOf } from "./password"
import { lockSelf } from "./profile"
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
  run: async ({ tx, actor }, { backupCodes }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId) return notThere
    const [setup] = await tx.execute<{ secret: string }>(sql`
      delete from auth.two_factor_setups where user_id = ${own.userId} returning secret`)
    if (!setup) return refuse("unchanged", "The second step is on already.")
    await tx.execute(sql`delete from auth.two_factors where user_id = ${own.userId}`)
    await tx.execute(sql`
      insert into auth.two_factors (id, user_id, secret, backup_codes)
      values (${randomUUID()}, ${own.userId}, ${setup.secret}, ${backupCodes})`)
    await tx.execute(sql`update auth.users set two_factor_enabled = true where id = ${own.userId}`)
    const data = { teammateId: own.id, from: false, to: true }
    return [{ type: "teammate.two_factor_set", data, places: [] }]
  },
})

type Codes = { ok: true; codes: string[] }

/** Switches the second step on once a code of the app is right; gives the backup codes, which are shown once. */
export async function startTwoFactor(actor: TeammateActor, code: string): Promise<Codes | Refusal> {
  const userId = await userOf(actor)
  if (!userId) return notThere
  const key = `two-factor set-up ${userId}`
  if (await hasFailedOften(key)) return tooManyTries
  const [setup] = await db().execute<{ secret: string }>(sql`
    select secret from auth.two_factor_setups where user_id = ${userId} and created_at > now() - interval '1 hour'`)
  if (!setup) return refuse("link_over", "This took too long. Please begin again.")
  if (!(await codeFits(setup.secret, code))) {
    await addFailure(key)
    return refuse("wrong_code", "This is not the code that the app shows now. Please try the next one.")
  }
  const { codes, stored } = await newBackupCodes()
  const result = await start(actor, { commandId: newId(), backupCodes: stored })
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

/** Switches one's own second step off, which asks the password. */
export async function endTwoFactor(actor: TeammateActor, password: string): Promise<{ ok: true } | Refusal> {
  const userId = await userOf(actor)
  const refusal = userId ? await whyNotPassword(userId, password) : notThere
  if (refusal) return refusal
  const result = await end(actor, { commandId: newId() })
  return result.ok ? { ok: true } : result
}

const renew = defineCommand({
  name: "renewBackupCodes",
  right: "teammate",
  input: StartTwoFactor,
  run: async ({ tx, actor }, { backupCodes }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId) return notThere
    const renewed = await tx.execute(sql`
      update auth.two_factors set backup_codes = ${backupCodes} where user_id = ${own.userId} returning 1`)
    if (renewed.length === 0) return refuse("unchanged", "The second step is off.")
    return [{ type: "teammate.backup_codes_renewed", data: { teammateId: own.id }, places: [] }]
  },
})

/** Gives ten new backup codes, which asks the password; the former ones work no more. */
export async function renewBackupCodes(actor: TeammateActor, password: string): Promise<Codes | Refusal> {
  const userId = await userOf(actor)
  const refusal = userId ? await whyNotPassword(userId, password) : notThere
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
      return refuse("wrong_password", "Switch your own off in your profile, which asks for your password.")
    const ended = await tx.execute(sql`
      delete from auth.two_factors where user_id = ${teammate.userId} returning 1`)
    if (ended.length === 0) return refuse("unchanged", "The second step is off already.")
    await tx.execute(sql`update auth.users set two_factor_enabled = false where id = ${teammate.userId}`)
    return [{ type: "teammate.two_factor_set", data: { teammateId, from: true, to: false }, places: [] }]
  },
})
