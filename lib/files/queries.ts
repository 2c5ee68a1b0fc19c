import { type SQL, sql } from "drizzle-orm"
import type { Reader } from "@/db/client"

/** SQL for the files that a ticket's attributes (a jsonb expression) name, as a JSON list of FileView. */
export function filesNamedIn(workspaceId: SQL, attributes: SQL): SQL {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes)), '[]')
    from files f where f.workspace_id = ${workspaceId} and f.id in (
      select v.value::uuid from jsonb_each(${attributes}) a,
        jsonb_array_elements_text(case when jsonb_typeof(a.value) = 'array' then a.value else '[]' end) v))`
}

export type StoredFile = { id: string; name: string; mediaType: string; bytes: number }

/** A file of this workspace by its id, or null. */
export async function findFile(reader: Reader, workspaceId: string, id: string): Promise<StoredFile | null> {
  const rows = await reader.execute<StoredFile>(sql`
    select id, name, media_type as "mediaType", bytes::float8 as bytes from files
    where workspace_id = ${workspaceId} and id = ${id}`)
  return rows[0] ?? null
}
