import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import type { TagView } from "./views"

/** All tags of a workspace, archived ones included, by name. */
export async function listTags(reader: Reader, workspaceId: string): Promise<TagView[]> {
  const rows = await reader.execute<TagView>(sql`
    select id, name, archived_at is not null as archived from tags
    where workspace_id = ${workspaceId} order by lower(name)`)
  return [...rows]
}

/** One tag that can be given, by id, or null. */
export async function findTag(reader: Reader, workspaceId: string, id: string): Promise<TagView | null> {
  const rows = await reader.execute<TagView>(sql`
    select id, name, archived_at is not null as archived from tags
    where workspace_id = ${workspaceId} and id = ${id} and archived_at is null`)
  return rows[0] ?? null
}
