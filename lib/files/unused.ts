import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { removeBytes } from "./store"

const perRound = 500

/**
 * Removes files that a customer sent more than a day ago and that were never put anywhere: into no message, and at no
 * time into a ticket's attribute. One that a form left unsent since yesterday still names goes as well.
 */
export async function removeUnusedFiles(): Promise<number> {
  const gone = await db().transaction(async (tx) => {
    // Locked first and looked at again after: what puts a file somewhere holds it meanwhile.
    const found = await tx.execute<{ id: string }>(sql`
      select f.id from files f where ${isUnused} limit ${perRound} for update of f skip locked`)
    const ids = JSON.stringify(found.map(({ id }) => id))
    return tx.execute<{ workspaceId: string; id: string }>(sql`
      delete from files f
      where f.id in (select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb)) and ${isUnused}
      returning f.workspace_id as "workspaceId", f.id`)
  })
  for (const { workspaceId, id } of gone) await removeBytes(workspaceId, id)
  return gone.length
}

const listed = (value: string) =>
  sql.raw(`jsonb_array_elements_text(case when jsonb_typeof(${value}) = 'array' then ${value} else '[]' end)`)

const isUnused = sql`f.customer_id is not null and f.created_at < now() - interval '1 day'
  and not exists (
    select 1 from message_files m where m.workspace_id = f.workspace_id and m.file_id = f.id)
  and (f.workspace_id, f.id::text) not in (
    select t.workspace_id, v.value from tickets t, jsonb_each(t.attributes) a, ${listed("a.value")} v
    union all
    select c.workspace_id, v.value from ticket_field_changes c, ${listed("c.before")} v)`
