import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto"
import type { CustomerActor, TeammateActor } from "@/lib/events/actor"
import { owner } from "../database"

/** What somebody sends along with a request: who they are, and from where. */
export type Principal = { name: string; cookie: string; origin?: string | null }

const signed = (token: string, secret = process.env.BACKLINE_SECRET ?? "") =>
  encodeURIComponent(`${token}.${createHmac("sha256", secret).update(token).digest("base64")}`)

const cookieOf = (token: string, secret?: string) => `backline.session_token=${signed(token, secret)}`

/** Makes sure that a teammate of a test's world has an account; without a password, which no session needs. */
async function ensureUser({ workspaceId, id }: TeammateActor): Promise<void> {
  await owner()`
    insert into auth.users (id, workspace_id, name, email, email_verified)
    values (${id}, ${workspaceId}, 'Somebody', ${`${id}@example.com`}, true) on conflict do nothing`
  await owner()`update teammates set user_id = ${id} where workspace_id = ${workspaceId} and id = ${id}`
}

async function sessionToken(actor: TeammateActor, lasts = "1 day"): Promise<string> {
  await ensureUser(actor)
  const token = randomUUID()
  await owner()`
    insert into auth.sessions (id, user_id, token, expires_at)
    values (${randomUUID()}, ${actor.id}, ${token}, now() + ${lasts}::interval)`
  return token
}

/** Somebody with a session that holds. */
export async function signedIn(name: string, actor: TeammateActor): Promise<Principal> {
  return { name, cookie: cookieOf(await sessionToken(actor)) }
}

/** Somebody whose session ended a moment ago. */
export async function expired(name: string, actor: TeammateActor): Promise<Principal> {
  return { name, cookie: cookieOf(await sessionToken(actor, "-1 second")) }
}

/** Somebody who was removed and whose session is still stored. */
export async function removed(name: string, actor: TeammateActor): Promise<Principal> {
  const principal = await signedIn(name, actor)
  await owner()`update teammates set removed_at = now()
    where workspace_id = ${actor.workspaceId} and id = ${actor.id}`
  return principal
}

/** Somebody who knows a session's token and not the secret that signs it. */
export async function forged(name: string, actor: TeammateActor): Promise<Principal> {
  return { name, cookie: cookieOf(await sessionToken(actor), "another secret") }
}

/** A well-signed session that was never opened. */
export const unknown = (name: string): Principal => ({ name, cookie: cookieOf(randomUUID()) })

export const anonymous: Principal = { name: "nobody", cookie: "" }

/** A customer with a session of their own, as the portal's cookie carries it. */
export async function customer(name: string, { workspaceId, id }: CustomerActor): Promise<Principal> {
  const token = randomBytes(32).toString("base64url")
  const hash = createHash("sha256").update(token).digest()
  await owner()`
    insert into customer_sessions (workspace_id, token_hash, customer_id, by_link, expires_at)
    values (${workspaceId}, ${hash}, ${id}, true, now() + interval '1 day')`
  return { name, cookie: `backline_customer=${token}` }
}
