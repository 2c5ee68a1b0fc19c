import { createHash, randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import { cookies, headers } from "next/headers"
import { db } from "@/db/client"

/** A customer who proved who they are. */
export type KnownCustomer = { workspaceId: string; id: string }

/** A secret that only its holder knows: what they get, and what is stored of it. */
export function newSecret(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url")
  return { token, hash: hashOf(token) }
}

/** What is stored of a secret, in hexadecimal. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}

const daySeconds = 86_400
/** How long a session lasts: on our own pages renewed by use, in a frame until the host's next token. */
const seconds = { page: 30 * daySeconds, frame: daySeconds }

const secure = () => process.env.BACKLINE_URL?.startsWith("https://") ?? false
const cookieName = () => (secure() ? "__Host-backline_customer" : "backline_customer")

/** Opens a session for a customer; gives the token that stands for it, which is not stored (SPEC C2). */
export async function openSession(customer: KnownCustomer, kind: "page" | "frame"): Promise<string> {
  const { token, hash } = newSecret()
  await db().execute(sql`
    insert into customer_sessions (workspace_id, token_hash, customer_id, expires_at)
    values (${customer.workspaceId}, decode(${hash}, 'hex'), ${customer.id},
            now() + make_interval(secs => ${seconds[kind]}))`)
  if (kind === "page")
    (await cookies()).set(cookieName(), token, {
      httpOnly: true,
      sameSite: "lax",
      secure: secure(),
      path: "/",
      maxAge: seconds.page,
    })
  return token
}

/** The token that a request carries: its header's, or else its cookie's. A header is never helped out by a cookie. */
export function tokenOf(request: Headers, cookie: (name: string) => string | undefined): string | null {
  const header = request.get("authorization")
  if (header !== null) return /^Bearer ([\w-]{43})$/.exec(header)?.[1] ?? null
  return cookie(cookieName()) ?? null
}

/** The customer whose session this token stands for, while it lasts; asked anew each time. */
export async function findSession(token: string): Promise<KnownCustomer | null> {
  const rows = await db().execute<KnownCustomer>(sql`
    select workspace_id as "workspaceId", customer_id as id from customer_sessions
    where token_hash = decode(${hashOf(token)}, 'hex') and expires_at > now()`)
  return rows[0] ?? null
}

/** Who sends the current request, by its header or cookie, or null. */
export async function currentCustomer(): Promise<KnownCustomer | null> {
  const token = await currentToken()
  return token ? findSession(token) : null
}

/** The token of the current request. */
export async function currentToken(): Promise<string | null> {
  const jar = await cookies()
  return tokenOf(await headers(), (name) => jar.get(name)?.value)
}

/** Makes a session on our own pages last longer, once a day at most. */
export async function renewSession(token: string): Promise<void> {
  await db().execute(sql`
    update customer_sessions set expires_at = now() + make_interval(secs => ${seconds.page})
    where token_hash = decode(${hashOf(token)}, 'hex') and expires_at > now()
      and expires_at < now() + make_interval(secs => ${seconds.page - daySeconds})
      and expires_at - created_at > make_interval(secs => ${seconds.frame})`)
}

/** Ends the session of the current request. */
export async function endSession(): Promise<void> {
  const token = await currentToken()
  if (token)
    await db().execute(sql`delete from customer_sessions where token_hash = decode(${hashOf(token)}, 'hex')`)
  ;(await cookies()).delete(cookieName())
}
