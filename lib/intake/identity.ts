import { sql } from "drizzle-orm"
import { jwtVerify, SignJWT } from "jose"
import { z } from "zod"
import { db } from "@/db/client"
import { identifyCustomer } from "@/lib/customers/commands/identify"
import type { KnownCustomer } from "./session"

const longestSeconds = 3600
/** How far the clocks of a host site and ours may differ. */
const leewaySeconds = 60

const Claims = z.object({
  sub: z.string().min(1).max(300),
  email: z.email().max(254).toLowerCase().nullish(),
  name: z.string().trim().max(300).nullish(),
  exp: z.number(),
})

async function keyOf(workspaceId: string): Promise<Uint8Array | null> {
  const rows = await db().execute<{ key: string }>(
    sql`select key from messenger_settings where workspace_id = ${workspaceId}`,
  )
  return rows[0] ? new TextEncoder().encode(rows[0].key) : null
}

/**
 * The customer that a host site's signed token names: HS256 with the workspace's key, `sub`, and `exp` within the hour
 * (SPEC C2). Unsigned, signed otherwise, expired, too long, without a name for them, or for one who is blocked: null, the
 * same for each.
 */
export async function customerByToken(workspaceId: string, token: string): Promise<KnownCustomer | null> {
  const key = await keyOf(workspaceId)
  if (!key) return null
  const verified = await jwtVerify(token, key, {
    algorithms: ["HS256"],
    requiredClaims: ["sub", "exp"],
    clockTolerance: leewaySeconds,
  }).catch(() => null)
  const claims = verified && Claims.safeParse(verified.payload)
  if (!claims?.success) return null
  if (claims.data.exp - Date.now() / 1000 > longestSeconds + leewaySeconds) return null
  const { sub: externalId, email = null, name } = claims.data
  const id = await identifyCustomer(workspaceId, { externalId, email, name: name || null })
  return id === null ? null : { workspaceId, id }
}

/** Whether a customer has this address, and whether that one is blocked. */
export async function findAddress(workspaceId: string, email: string): Promise<"free" | "known" | "blocked"> {
  const rows = await db().execute<{ blocked: boolean }>(sql`
    select k.blocked_at is not null as blocked from customers c
    join customers k on k.workspace_id = c.workspace_id and k.id = coalesce(c.merged_into, c.id)
    where c.workspace_id = ${workspaceId} and lower(c.email) = lower(${email})`)
  if (!rows[0]) return "free"
  return rows[0].blocked ? "blocked" : "known"
}

/** The customer of an address that somebody proved to be theirs; a new one where nobody has it, null for one who is blocked. */
export async function customerByEmail(workspaceId: string, email: string): Promise<KnownCustomer | null> {
  const id = await identifyCustomer(workspaceId, { externalId: null, email, name: null })
  return id === null ? null : { workspaceId, id }
}

/** A token as a host site would sign it, for one of the demo's customers; null outside the demo. */
export async function demoToken(customerId: string): Promise<string | null> {
  const rows = await db().execute<{ key: string; sub: string; email: string | null; name: string }>(sql`
    select s.key, coalesce(c.external_id, 'demo-' || c.id) as sub, c.email, c.name
    from customers c
    join workspaces w on w.workspace_id = c.workspace_id and w.demo
    join messenger_settings s on s.workspace_id = c.workspace_id
    where c.id = ${customerId}`)
  const [row] = rows
  if (!row) return null
  const { key, sub, email, name } = row
  return new SignJWT({ email, name })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(sub)
    .setExpirationTime("15m")
    .sign(new TextEncoder().encode(key))
}

/** A few of the demo's customers with something to show, whom a visitor of the demo can be. */
export async function demoDoors(workspaceId: string): Promise<{ id: string; name: string; about: string }[]> {
  const rows = await db().execute<{ id: string; name: string; about: string }>(sql`
    select c.id, c.name, k.title as about
    from workspaces w
    join customers c on c.workspace_id = w.workspace_id
    join lateral (
      select t.title, t.created_at from conversations v
      join tickets t on t.workspace_id = v.workspace_id
        and (t.id = v.id or t.shared and t.home_conversation_id = v.id)
      where v.workspace_id = c.workspace_id and v.customer_id = c.id
      order by t.created_at desc limit 1
    ) k on true
    where w.workspace_id = ${workspaceId} and w.demo
    order by k.created_at desc, c.id limit 4`)
  return [...rows]
}
