import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { setPassword, storedPassword, whyNotPassword } from "@/lib/auth/accounts"
import { guessWindowMs, isTooMany, tooManyTries } from "@/lib/auth/limits"
import { hashOf, newSecret } from "@/lib/auth/secrets"
import type { TeammateActor } from "@/lib/events/actor"
import { defineCommand } from "@/lib/events/command"
import { canSend, linkBase, queueMail } from "@/lib/mail/queue"
import { resetMail } from "@/lib/mail/team-mails"
import { newId } from "@/lib/shared/ids"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { ChangePassword, MakeResetLink, ResetPassword } from "../inputs"
import { linkOver } from "../rules/people"
import { endOthers, lockSelf } from "./profile"
import { lockPeople } from "./roles"

const hourMs = 3_600_000
const perAddressAnHour = 5
const perClient = 20

const change = defineCommand({
  name: "changePassword",
  right: "teammate",
  input: ChangePassword,
  run: async ({ tx, actor }, { passwordHash, keepSessionId }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId) return notThere
    await setPassword(tx, own.userId, passwordHash)
    await tx.execute(sql`delete from auth.password_resets where user_id = ${own.userId}`)
    const ended = await endOthers(tx, { id: own.id, userId: own.userId }, keepSessionId)
    const data = { teammateId: own.id, by: "old_password" } as const
    return [{ type: "teammate.password_changed", data, places: [] }, ...ended]
  },
})

type Asked = { old: string; password: string; sessionId: string | null }

/** Changes one's own password, which asks the old one, and ends all one's other sessions. */
export async function changePassword(
  actor: TeammateActor,
  { old, password, sessionId }: Asked,
): Promise<{ ok: true } | Refusal> {
  const userId = await userOf(actor)
  if (!userId) return notThere
  const refusal = await whyNotPassword(userId, old)
  if (refusal) return refusal
  const passwordHash = await storedPassword(password)
  const result = await change(actor, { commandId: newId(), passwordHash, keepSessionId: sessionId })
  return result.ok ? { ok: true } : result
}

/** The account that a teammate signs in with, if they have one. */
export async function userOf(actor: TeammateActor): Promise<string | null> {
  const rows = await db().execute<{ id: string | null }>(sql`
    select user_id as id from teammates where workspace_id = ${actor.workspaceId} and id = ${actor.id}`)
  return rows[0]?.id ?? null
}

type Person = { workspaceId: string; id: string; userId: string; workspace: string }

/**
 * Mails a link by which somebody who forgot their password sets another; it works once, for an hour. Does the same for
 * every address as far as anyone can tell, known or not. One place (`client`, where it is known) asks for so many.
 */
export async function askForReset(
  email: string,
  client: string | null = null,
): Promise<{ ok: true } | Refusal> {
  if (!canSend())
    return refuse(
      "no_mail_server",
      "This Backline has no mail server. Ask an owner of your workspace for a link.",
    )
  if (client && (await isTooMany(`resets from ${client}`, perClient, guessWindowMs))) return tooManyTries
  if (await isTooMany(`reset ${email}`, perAddressAnHour, hourMs)) return { ok: true }
  const rows = await db().execute<Person>(sql`
    select t.workspace_id as "workspaceId", t.id, t.user_id as "userId", w.name as workspace from teammates t
    join workspaces w on w.workspace_id = t.workspace_id
    join auth.users u on u.id = t.user_id where u.email = ${email} and t.removed_at is null`)
  const [person] = rows
  if (!person) return { ok: true }
  await db().transaction(async (tx) => {
    const { token, hash } = newSecret()
    await tx.execute(sql`delete from auth.password_resets where expires_at < now()`)
    await tx.execute(sql`
      insert into auth.password_resets (token_hash, user_id, expires_at)
      values (decode(${hash}, 'hex'), ${person.userId}, now() + interval '1 hour')`)
    const mail = resetMail({ workspace: person.workspace, url: resetUrl(token) })
    await queueMail(tx, { kind: "reset", workspaceId: person.workspaceId, to: email, ...mail })
  })
  return { ok: true }
}

const resetUrl = (token: string) => `${linkBase()}/sign-in/reset#token=${token}`

const reset = defineCommand({
  name: "resetPassword",
  right: "teammate",
  input: ResetPassword,
  run: async ({ tx, actor }, { tokenHash, passwordHash }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId) return linkOver
    const used = await tx.execute(sql`
      delete from auth.password_resets where user_id = ${own.userId} and token_hash = decode(${tokenHash}, 'hex')
        and expires_at > now() returning 1`)
    if (used.length === 0) return linkOver
    await tx.execute(sql`delete from auth.password_resets where user_id = ${own.userId}`)
    await setPassword(tx, own.userId, passwordHash)
    const ended = await endOthers(tx, { id: own.id, userId: own.userId }, null)
    const data = { teammateId: own.id, by: "link" } as const
    return [{ type: "teammate.password_changed", data, places: [] }, ...ended]
  },
})

/** Sets a password by a link that was mailed or handed over; uses the link up and ends all sessions. */
export async function resetPassword(token: string, password: string): Promise<{ ok: true } | Refusal> {
  const tokenHash = hashOf(token)
  const rows = await db().execute<{ workspaceId: string; id: string; role: TeammateActor["role"] }>(sql`
    select t.workspace_id as "workspaceId", t.id, t.role from auth.password_resets r
    join teammates t on t.user_id = r.user_id
    where r.token_hash = decode(${tokenHash}, 'hex') and r.expires_at > now() and t.removed_at is null`)
  const [who] = rows
  if (!who) return linkOver
  const actor: TeammateActor = { kind: "teammate", timeZone: "UTC", ...who }
  const result = await reset(actor, {
    commandId: newId(),
    tokenHash,
    passwordHash: await storedPassword(password),
  })
  return result.ok ? { ok: true } : result
}

const makeLink = defineCommand({
  name: "makeResetLink",
  right: "admin",
  input: MakeResetLink,
  run: async ({ tx, actor }, { teammateId, tokenHash }) => {
    if (canSend())
      return refuse("no_mail_server", "They can ask for a link themselves: “Forgot password?” at sign-in.")
    const people = await lockPeople(tx, actor, teammateId)
    if (!people?.teammate.userId) return notThere
    if (people.by !== "owner")
      return refuse("only_owners", "Only an owner makes a link for somebody’s password.")
    await tx.execute(sql`
      insert into auth.password_resets (token_hash, user_id, expires_at)
      values (decode(${tokenHash}, 'hex'), ${people.teammate.userId}, now() + interval '1 hour')`)
    return [{ type: "teammate.reset_link_made", data: { teammateId }, places: [] }]
  },
})

/** Makes a link by which a teammate sets another password, where no mail leaves: an owner hands it over. */
export async function makeResetLink(
  actor: TeammateActor,
  teammateId: string,
): Promise<{ ok: true; link: string } | Refusal> {
  const { token, hash } = newSecret()
  const result = await makeLink(actor, { commandId: newId(), teammateId, tokenHash: hash })
  return result.ok ? { ok: true, link: resetUrl(token) } : result
}
