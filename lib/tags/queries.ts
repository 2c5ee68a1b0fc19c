import { sql } from "drizzle-orm"
import type { Reader, Tx } from "@/db/client"
import type { TagItem, TagView } from "./views"

/** All tags of a workspace, archived and merged ones included: old timelines still name them. */
export async function listTags(reader: Reader, workspaceId: string): Promise<TagView[]> {
  const rows = await reader.execute<TagView>(sql`
    select id, name, archived_at is not null as archived from tags
    where workspace_id = ${workspaceId} order by lower(name)`)
  return [...rows]
}

/** The tags to manage, with what carries each; those that were merged into another are gone. */
export async function listTagItems(reader: Reader, workspaceId: string): Promise<TagItem[]> {
  const rows = await reader.execute<TagItem>(sql`
    select t.id, t.name, t.archived_at is not null as archived, coalesce(c.n, 0) as conversations,
      coalesce(k.n, 0) as tickets,
      array(select w.name from workflows w
        join workflow_versions v on v.workspace_id = w.workspace_id and v.workflow_id = w.id and v.version = w.version
        where w.workspace_id = t.workspace_id and w.archived_at is null and v.definition::text like '%' || t.id || '%'
        order by w.name) as workflows
    from tags t
    left join (select tag_id, count(*)::int as n from conversation_tags where workspace_id = ${workspaceId}
      group by tag_id) c on c.tag_id = t.id
    left join (select tag_id, count(*)::int as n from ticket_tags where workspace_id = ${workspaceId}
      group by tag_id) k on k.tag_id = t.id
    where t.workspace_id = ${workspaceId} and t.merged_into is null order by lower(t.name)`)
  return [...rows]
}

/** One tag that can be given, by id, or null. */
export async function findTag(reader: Reader, workspaceId: string, id: string): Promise<TagView | null> {
  const rows = await reader.execute<TagView>(sql`
    select id, name, archived_at is not null as archived from tags
    where workspace_id = ${workspaceId} and id = ${id} and archived_at is null`)
  return rows[0] ?? null
}

/** The tag that has a name already, archived ones included. */
export async function tagNamed(
  reader: Reader,
  workspaceId: string,
  name: string,
): Promise<TagView | undefined> {
  const rows = await reader.execute<TagView>(sql`
    select id, name, archived_at is not null as archived from tags
    where workspace_id = ${workspaceId} and lower(name) = lower(${name}) and merged_into is null`)
  return rows[0]
}

/** Tags that are there still, by id, held until the transaction ends: nothing is given them meanwhile. */
export async function lockTags(tx: Tx, workspaceId: string, ids: string[]): Promise<TagView[]> {
  const rows = await tx.execute<TagView>(sql`
    select id, name, archived_at is not null as archived from tags
    where workspace_id = ${workspaceId} and merged_into is null
      and id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
    order by id for update`)
  return [...rows]
}
