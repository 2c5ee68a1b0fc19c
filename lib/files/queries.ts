import { type SQL, sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import type { Viewer } from "@/lib/events/access"

/** SQL for the files that a ticket's attributes (a jsonb expression) name, as a JSON list of FileView. */
export function filesNamedIn(workspaceId: SQL, attributes: SQL): SQL {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes)), '[]')
    from files f where f.workspace_id = ${workspaceId} and f.id in (
      select v.value::uuid from jsonb_each(${attributes}) a,
        jsonb_array_elements_text(case when jsonb_typeof(a.value) = 'array' then a.value else '[]' end) v))`
}

export type StoredFile = { id: string; name: string; mediaType: string; bytes: number }

/**
 * SQL that says whether somebody may open the file of a row "f": not one that only tickets have or had which they can't
 * open, unless they sent it themselves (SPEC A2, A3).
 */
export function mayOpenFile({ kind, workspaceId: w, id }: Viewer): SQL {
  if (kind !== "teammate") return sql`true`
  const closed = sql`
    from tickets k where k.workspace_id = ${w}
      and k.type_id = any ((select closed_types(${w}, ${id}))::uuid[])
      and k.id <> all ((select opened_tickets(${w}, ${id}))::uuid[])`
  const names = (value: SQL) =>
    sql`jsonb_path_exists(${value}, '$.** ? (@ == $id)', jsonb_build_object('id', f.id::text))`
  return sql`(coalesce(f.uploaded_by = ${id}, false)
    or exists (select 1 from message_files m where m.workspace_id = ${w} and m.file_id = f.id)
    or not exists (select 1 ${closed} and (${names(sql`k.attributes`)} or exists (
      select 1 from ticket_field_changes c where c.workspace_id = ${w} and c.ticket_id = k.id
        and (${names(sql`c.before`)} or ${names(sql`c.after`)})))))`
}

/** A file of this workspace by its id, or null; also null for one that they may not open (SPEC A2, A3). */
export async function findFile(reader: Reader, actor: Viewer, id: string): Promise<StoredFile | null> {
  const rows = await reader.execute<StoredFile>(sql`
    select f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes from files f
    where f.workspace_id = ${actor.workspaceId} and f.id = ${id} and ${mayOpenFile(actor)}`)
  return rows[0] ?? null
}
