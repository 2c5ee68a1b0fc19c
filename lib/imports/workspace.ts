import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import type { Refusal } from "@/lib/shared/refusals"
import { setUpWorkspace } from "@/lib/team/commands/set-up"

type Chosen = { ok: true; workspaceId: string; made: boolean } | { ok: false; sentence: string }

/**
 * The workspace to import into: the one of that slug, or the only one. Into an empty database it makes one, with the
 * states that every new workspace has (SPEC X3, T5).
 */
export async function workspaceFor(slug: string | null): Promise<Chosen> {
  const rows = await db().execute<{ id: string; slug: string }>(
    sql`select workspace_id as id, slug from workspaces order by slug`,
  )
  if (rows.length === 0) return makeWorkspace(slug)
  const slugs = rows.map((row) => row.slug).join(", ")
  const matching = slug === null ? [...rows] : rows.filter((row) => row.slug === slug)
  const [only] = matching
  if (only && matching.length === 1) return { ok: true, workspaceId: only.id, made: false }
  if (only)
    return {
      ok: false,
      sentence: `There are several workspaces (${slugs}): choose one with --workspace SLUG.`,
    }
  return { ok: false, sentence: `There is no workspace “${slug}”, only ${slugs}.` }
}

async function makeWorkspace(slug: string | null): Promise<Chosen> {
  const name = "Imported workspace"
  const input = { commandId: newId(), workspace: name, onlyFirst: true, ...(slug === null ? {} : { slug }) }
  const made: { ok: true; workspaceId: string } | Refusal = await setUpWorkspace(input)
  if (made.ok) return { ...made, made: true }
  // Somebody else set one up in the same moment.
  if (made.code === "already_set_up") return workspaceFor(slug)
  return { ok: false, sentence: `A workspace can't have the slug “${slug}”: lower case, digits and hyphens.` }
}
