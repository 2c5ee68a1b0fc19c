import { sql } from "drizzle-orm"
import { cookies, headers } from "next/headers"
import { db } from "@/db/client"
import { hashOf, newSecret } from "@/lib/auth/secrets"

/** A customer who proved who they are. */
export type KnownCustomer = { workspaceId: string; id: string }

const daySeconds = 86_400
/** How long a session lasts: by a mailed link, from its last use; by a host site's token, until that site gives another. */
const seconds = { link: 30 * daySeconds, token: daySeconds }

const secure = () => process.env.BACKLINE_URL?.startsWith("https://") ?? false
const cookieName = () => (secure() ? "__Host-backline_customer" : "backline_customer")

async function keepInCookie(token: string, maxAge: number): Promise<void> {
  const how = { httpOnly: true, sameSite: "lax", secure: secure(), path: "/", maxAge } as const
  ;(await cookies()).set(cookieName(), token, how)
}

/**
 * Opens a session for a customer, on our own pages in a cookie; gives the token that stands for it, which is not stored
 * (SPEC C2). What has ended long ago is forgotten on the way.
 */
export async function openSession(
  { workspaceId, id }: KnownCustomer,
  by: "link" | "token",
  { cookie }: { cookie: boolean },
): Promise<string> {
  const { token, hash } = newSecret()
  await db().execute(sql`
    with ended as (
      delete from customer_sessions where workspace_id = ${workspaceId} and expires_at < now() - interval '1 day'
    ), used as (
      delete from customer_links where workspace_id = ${workspaceId} and expires_at < now() - interval '1 day'
    )
    insert into customer_sessions (workspace_id, token_hash, customer_id, by_link, expires_at)
    select ${workspaceId}, decode(${hash}, 'hex'), coalesce(c.merged_into, c.id), ${by === "link"},
           now() + make_interval(secs => ${seconds[by]})
    from customers c where c.workspace_id = ${workspaceId} and c.id = ${id} and c.blocked_at is null for share`)
  if (cookie) await keepInCookie(token, seconds[by])
  return token
}

/** The token that a request carries: its header's, or else its cookie's. A header is never helped out by a cookie. */
export function tokenOf(request: Headers, cookie: (name: string) => string | undefined): string | null {
  const header = request.get("authorization")
  if (header !== null) return /^Bearer ([\w-]{43})$/.exec(header)?.[1] ?? null
  return cookie(cookieName()) ?? null
}

/** The customer whose session this token stands for, while it lasts and they are not blocked; asked anew each time. */
export async function findSession(token: string): Promise<KnownCustomer | null> {
  const rows = await db().execute<KnownCustomer>(sql`
    select s.workspace_id as "workspaceId", s.customer_id as id
    from customer_sessions s join customers c on c.workspace_id = s.workspace_id and c.id = s.customer_id
    where s.token_hash = decode(${hashOf(token)}, 'hex') and s.expires_at > now() and c.blocked_at is null`)
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

/** Makes a session by link last longer, and its cookie with it, once a day at most. */
export async function renewSession(token: string): Promise<void> {
  const renewed = await db().execute(sql`
    update customer_sessions set expires_at = now() + make_interval(secs => ${seconds.link})
    where token_hash = decode(${hashOf(token)}, 'hex') and by_link and expires_at > now()
      and expires_at < now() + make_interval(secs => ${seconds.link - daySeconds})
    returning 1`)
  if (renewed.length > 0) await keepInCookie(token, seconds.link)
}

/** Ends the session of the current request. */
export async function endSession(): Promise<void> {
  const token = await currentToken()
  if (token)
    await db().execute(sql`delete from customer_sessions where token_hash = decode(${hashOf(token)}, 'hex')`)
  await keepInCookie("", 0)
}
