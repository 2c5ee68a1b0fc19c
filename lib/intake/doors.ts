import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { canSend } from "@/lib/mail/queue"
import { isMessengerOff } from "@/lib/messenger/queries"

/** A workspace's messenger and portal, as an address names them. */
export type Door = {
  workspaceId: string
  slug: string
  name: string
  demo: boolean
  /** Whether mails to its customers are sent, or kept here. */
  mails: boolean
}

/** The workspace that an address means: the one of that slug, or by default the only one; else null (SPEC C2). */
export async function findDoor(slug: string | null): Promise<Door | null> {
  if (isMessengerOff()) return null
  const rows = await db().execute<Omit<Door, "mails">>(sql`
    select workspace_id as "workspaceId", slug, name, demo from workspaces
    where ${slug}::text is null or slug = ${slug} limit 2`)
  const [door] = rows
  return door && rows.length === 1 ? { ...door, mails: canSend() } : null
}

type Sites = { sites: string[]; until: number }
const known = new Map<string, Sites>()
const rememberedMs = 5_000

/** The sites that may show a workspace's messenger in a frame: its list, and the product's own pages (SPEC C2). */
export async function sitesOf(slug: string | null): Promise<string[]> {
  // No slug and an empty one are not the same door.
  const key = JSON.stringify(slug)
  const found = known.get(key)
  if (found && found.until > Date.now()) return found.sites
  const rows = await db().execute<{ sites: string[] }>(sql`
    select s.sites from workspaces w join messenger_settings s on s.workspace_id = w.workspace_id
    where ${slug}::text is null or w.slug = ${slug} limit 2`)
  const sites = rows.length === 1 ? (rows[0]?.sites ?? []) : []
  if (known.size > 1000) known.clear()
  known.set(key, { sites, until: Date.now() + rememberedMs })
  return sites
}
