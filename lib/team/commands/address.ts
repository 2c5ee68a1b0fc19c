import { sql } from "drizzle-orm"
import { db, type Tx } from "@/db/client"
import { whyNotPassword } from "@/lib/auth/accounts"
import { isTooMany, tooManyTries } from "@/lib/auth/limits"
import { hashOf, newSecret } from "@/lib/auth/secrets"
import type { TeammateActor } from "@/lib/events/actor"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { canSend, linkBase, queueMail } from "@/lib/mail/queue"
import { addressMail } from "@/lib/mail/team-mails"
import { newId } from "@/lib/shared/ids"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { AskForAddress, OnOwnAccount, PressAddressLink } from "../inputs"
import { linkOver } from "../rules/people"
import { userOf } from "./password"
import { lockSelf } from "./profile"

const hourMs = 3_600_000
const taken = refuse("name_taken", "Somebody signs in with that e-mail address already.")

async function isTaken(tx: Tx, workspaceId: string, email: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from auth.users where email = ${email}
    union all select 1 from teammates where workspace_id = ${workspaceId} and lower(email) = ${email}`)
  return rows.length > 0
}

/** Mails one link to each of the two addresses; gives what is stored of them. */
async function mailBoth({ tx, workspaceId }: CommandContext, from: string, to: string) {
  const [names] = await tx.execute<{ name: string }>(sql`
    select name from workspaces where workspace_id = ${workspaceId}`)
  const links = { old: newSecret(), new: newSecret() }
  for (const receiver of ["old", "new"] as const) {
    const url = `${linkBase()}/sign-in/address#token=${links[receiver].token}`
    const mail = addressMail({ workspace: names?.name ?? "Backline", url, from, to, receiver })
    await queueMail(tx, { kind: "address", workspaceId, to: receiver === "old" ? from : to, ...mail })
  }
  return { old: links.old.hash, new: links.new.hash }
}

const ask = defineCommand({
  name: "askForAddress",
  right: "teammate",
  input: AskForAddress,
  run: async (context, { email }) => {
    const { tx, workspaceId, actor } = context
    const own = await lockSelf(tx, actor)
    if (!own?.userId || !own.email) return notThere
    if (own.email.toLowerCase() === email) return refuse("unchanged", "This is your address already.")
    if (await isTaken(tx, workspaceId, email)) return taken
    const hashes = await mailBoth(context, own.email, email)
    await tx.execute(sql`delete from auth.address_changes where user_id = ${own.userId}`)
    await tx.execute(sql`
      insert into auth.address_changes (user_id, email, old_hash, new_hash, expires_at)
      values (${own.userId}, ${email}, decode(${hashes.old}, 'hex'), decode(${hashes.new}, 'hex'),
              now() + interval '1 day')`)
    const data = { teammateId: own.id, from: own.email, to: email }
    return [{ type: "teammate.address_asked", data, places: [] }]
  },
})

/** Asks for another address of one's own, with the password. Both addresses have to confirm it, within a day. */
export async function askForAddress(
  actor: TeammateActor,
  { email, password }: { email: string; password: string },
): Promise<{ ok: true } | Refusal> {
  if (!canSend())
    return refuse(
      "no_mail_server",
      "Both addresses have to confirm this by mail, and there is no mail server: start Backline with SMTP_URL.",
    )
  const userId = await userOf(actor)
  const refusal = userId ? await whyNotPassword(userId, password) : notThere
  if (refusal) return refusal
  if (await isTooMany(`address ${userId}`, 5, hourMs)) return tooManyTries
  const result = await ask(actor, { commandId: newId(), email })
  return result.ok ? { ok: true } : result
}

/** Takes one's own wish for another address back: neither link works any more. */
export const dropAddressChange = defineCommand({
  name: "dropAddressChange",
  right: "teammate",
  input: OnOwnAccount,
  run: async ({ tx, actor }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId) return notThere
    const [dropped] = await tx.execute<{ email: string }>(sql`
      delete from auth.address_changes where user_id = ${own.userId} returning email`)
    if (!dropped) return refuse("unchanged", "No change of your address is waiting.")
    return [{ type: "teammate.address_dropped", data: { teammateId: own.id, to: dropped.email }, places: [] }]
  },
})

type Pressed = { email: string; which: "old" | "new"; both: boolean }

const press = defineCommand({
  name: "pressAddressLink",
  right: "teammate",
  input: PressAddressLink,
  run: async ({ tx, workspaceId, actor }, { tokenHash }) => {
    const own = await lockSelf(tx, actor)
    if (!own?.userId || !own.email) return linkOver
    const hash = sql`decode(${tokenHash}, 'hex')`
    const [pressed] = await tx.execute<Pressed>(sql`
      update auth.address_changes set
        old_pressed_at = case when old_hash = ${hash} then now() else old_pressed_at end,
        new_pressed_at = case when new_hash = ${hash} then now() else new_pressed_at end
      where user_id = ${own.userId} and expires_at > now()
        and ((old_hash = ${hash} and old_pressed_at is null) or (new_hash = ${hash} and new_pressed_at is null))
      returning email, case when old_hash = ${hash} then 'old' else 'new' end as which,
        old_pressed_at is not null and new_pressed_at is not null as both`)
    if (!pressed) return linkOver
    const confirmed = { teammateId: own.id, by: pressed.which }
    if (!pressed.both) return [{ type: "teammate.address_confirmed", data: confirmed, places: [] }]
    if (await isTaken(tx, workspaceId, pressed.email)) return taken
    await tx.execute(sql`update auth.users set email = ${pressed.email} where id = ${own.userId}`)
    await tx.execute(sql`
      update teammates set email = ${pressed.email} where workspace_id = ${workspaceId} and id = ${own.id}`)
    await tx.execute(sql`delete from auth.address_changes where user_id = ${own.userId}`)
    // A link to set a password that lies in the former mailbox opens nothing any more.
    await tx.execute(sql`delete from auth.password_resets where user_id = ${own.userId}`)
    const data = { teammateId: own.id, from: own.email, to: pressed.email }
    return [
      { type: "teammate.address_confirmed", data: confirmed, places: [] },
      { type: "teammate.address_changed", data, places: [] },
    ]
  },
})

/** Confirms a change of address by one of its two links; with the second one the address changes. */
export async function pressAddressLink(
  token: string,
): Promise<{ ok: true; changed: boolean; email: string } | Refusal> {
  const tokenHash = hashOf(token)
  const rows = await db().execute<{
    workspaceId: string
    id: string
    role: TeammateActor["role"]
    email: string
  }>(sql`
    select t.workspace_id as "workspaceId", t.id, t.role, c.email from auth.address_changes c
    join teammates t on t.user_id = c.user_id
    where (c.old_hash = decode(${tokenHash}, 'hex') or c.new_hash = decode(${tokenHash}, 'hex'))
      and t.removed_at is null`)
  if (!rows[0]) return linkOver
  const { email, ...who } = rows[0]
  const actor: TeammateActor = { kind: "teammate", timeZone: "UTC", ...who }
  const result = await press(actor, { commandId: newId(), tokenHash })
  if (!result.ok) return result
  return {
    ok: true,
    email,
    changed: result.events.some((event) => event.type === "teammate.address_changed"),
  }
}
