import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { z } from "zod"
import { db } from "@/db/client"
import { hashOf, newSecret } from "@/lib/auth/secrets"
import { linkBase, queueMail } from "@/lib/mail/queue"
import { linkMail } from "@/lib/messenger/mails"
import { type Refusal, refuse } from "@/lib/shared/refusals"
import type { Door } from "./doors"
import { customerByEmail, findAddress } from "./identity"
import type { KnownCustomer } from "./session"

const lastsMinutes = 15
const perAddress = 5
const perClient = 20
/** Addresses that no customer has; those of customers are always let through here. */
const newcomersPerWorkspace = 500

const Asked = z.object({
  email: z.email("Please enter an e-mail address, like zoe@example.com.").max(254).toLowerCase(),
  next: z
    .string()
    .regex(/^\/(portal|messenger)(\/[\w-]+)*$/)
    .nullish()
    .catch(null),
})

/** Whether a key is full, without counting. */
async function isFull(key: string, most: number): Promise<boolean> {
  const rows = await db().execute(sql`
    select 1 from auth.rate_limits
    where key = ${key} and count >= ${most} and last_request > ${Date.now() - lastsMinutes * 60_000}`)
  return rows.length > 0
}

/** Whether a link may leave. Where newcomers have used up what there is for them, nothing is stored of more. */
async function mayAsk(workspaceId: string, email: string, client: string | null): Promise<boolean> {
  const address = { key: `link ${workspaceId} ${email}`, most: perAddress }
  const newcomers = { key: `links ${workspaceId}`, most: newcomersPerWorkspace }
  const from = client ? [{ key: `links ${workspaceId} from ${client}`, most: perClient }] : []
  const found = await findAddress(workspaceId, email)
  if (found === "blocked") return false
  const known = found === "known"
  if (!known && (await isFull(newcomers.key, newcomers.most))) return false
  for (const { key, most } of known ? [address, ...from] : [...from, newcomers, address])
    if (await isTooMany(key, most)) return false
  return true
}

/** Counts a try under a key within a quarter of an hour; says whether it was one too many. */
async function isTooMany(key: string, most: number): Promise<boolean> {
  const now = Date.now()
  const rows = await db().execute<{ count: number }>(sql`
    insert into auth.rate_limits as l (id, key, count, last_request) values (${randomUUID()}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when l.last_request > ${now - lastsMinutes * 60_000} then l.count + 1 else 1 end,
      last_request = case when l.last_request > ${now - lastsMinutes * 60_000} then l.last_request else ${now} end
    returning count`)
  return (rows[0]?.count ?? 0) > most
}

/**
 * Mails a link by which somebody can prove that an address is theirs; it works once, for 15 minutes (SPEC C2). Says the
 * same for every address, known or not; beyond five for it or twenty from one place within a quarter of an hour it sends no more.
 */
export async function askForLink(
  door: Door,
  raw: unknown,
  client: string | null = null,
): Promise<{ ok: true } | Refusal> {
  const asked = Asked.safeParse(raw)
  if (!asked.success) return refuse("invalid", asked.error.issues[0]?.message ?? "This isn't understood.")
  const { email, next = null } = asked.data
  const { workspaceId, slug, name: workspace } = door
  if (!(await mayAsk(workspaceId, email, client))) return { ok: true }
  const { token, hash } = newSecret()
  const url = `${linkBase()}/portal/enter?workspace=${encodeURIComponent(slug)}#token=${token}`
  await db().transaction(async (tx) => {
    await tx.execute(sql`
      insert into customer_links (workspace_id, token_hash, email, next, expires_at)
      values (${workspaceId}, decode(${hash}, 'hex'), ${email}, ${next},
              now() + make_interval(mins => ${lastsMinutes}))`)
    await queueMail(tx, { kind: "link", workspaceId, to: email, ...linkMail({ workspace, url }) })
  })
  return { ok: true }
}

/** Uses a link up: who it was for, and where they wanted to go. Null if it was used, has expired or never was. */
export async function spendLink(
  door: Door,
  token: string,
): Promise<{ customer: KnownCustomer; next: string } | null> {
  const rows = await db().execute<{ email: string; next: string | null }>(sql`
    update customer_links set used_at = now()
    where workspace_id = ${door.workspaceId} and token_hash = decode(${hashOf(token)}, 'hex')
      and used_at is null and expires_at > now()
    returning email, next`)
  const customer = rows[0] ? await customerByEmail(door.workspaceId, rows[0].email) : null
  return customer && { customer, next: rows[0]?.next ?? "/portal" }
}
