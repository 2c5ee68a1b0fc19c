import { type SQL, sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { mayOpen } from "@/lib/events/access"
import type { TeammateActor } from "@/lib/events/actor"
import { isId } from "@/lib/shared/addresses"
import type { Names, Thing, ThingKind } from "../views"

/** Where the things that entries name stand, and what they are called there. */
const tables: { kind: ThingKind; table: string; name: string }[] = [
  { kind: "ticket type", table: "ticket_types", name: "name" },
  { kind: "state", table: "ticket_states", name: "internal_label" },
  { kind: "team", table: "teams", name: "name" },
  { kind: "teammate", table: "teammates", name: "name" },
  { kind: "tag", table: "tags", name: "name" },
  { kind: "workflow", table: "workflows", name: "name" },
  { kind: "customer", table: "customers", name: "name" },
  { kind: "conversation", table: "conversations", name: "subject" },
]
/** Those that only other things' entries name. */
const parts: typeof tables = [
  { kind: "attribute", table: "ticket_type_attributes", name: "name" },
  { kind: "invitation", table: "invitations", name: "email" },
]

const selectFrom = ({ kind, table, name }: (typeof tables)[number], workspaceId: string, where: SQL) =>
  sql`select ${kind}::text as kind, t.id, t.${sql.raw(name)} as name from ${sql.raw(table)} t
    where t.workspace_id = ${workspaceId} and ${where}`

/** What these ids stand for. A Customer ticket has its conversation's id, and goes by its number. */
export async function namesOf(reader: Reader, workspaceId: string, ids: string[]): Promise<Names> {
  if (ids.length === 0) return new Map()
  const list = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`
  const queries = [...tables, ...parts].map((one) => selectFrom(one, workspaceId, sql`t.id in ${list}`))
  const rows = await reader.execute<Thing>(sql`${sql.join(queries, sql` union all `)}
    union all select 'form', f.id, y.name from ticket_forms f
    join ticket_types y on y.workspace_id = f.workspace_id and y.id = f.type_id
    where f.workspace_id = ${workspaceId} and f.id in ${list}
    union all select 'ticket', t.id, '#' || t.number from tickets t
    where t.workspace_id = ${workspaceId} and t.id in ${list}`)
  return new Map(rows.map((thing) => [thing.id, thing]))
}

const mostThings = 12

/**
 * What a typed word can mean: a ticket by its number, anything by its id, or whatever is called so. A ticket that this
 * person can't open has no title here (SPEC A2).
 */
export async function findThings(reader: Reader, actor: TeammateActor, words: string): Promise<Thing[]> {
  const { workspaceId } = actor
  if (isId(words as string | null)) {
    const found = await namesOf(reader, workspaceId, [words.toLowerCase()])
    return [...found.values()]
  }
  const number = /^#?([1-9]\d{0,8})$/.exec(words)?.[1]
  if (number) {
    const rows = await reader.execute<Thing>(sql`
      select 'ticket' as kind, id, '#' || number as name from tickets
      where workspace_id = ${workspaceId} and number = ${number}::integer`)
    return [...rows]
  }
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`
  const named = tables.map((one) => selectFrom(one, workspaceId, sql`t.${sql.raw(one.name)} ilike ${like}`))
  const rows = await reader.execute<Thing>(sql`
    select * from (${sql.join(named, sql` union all `)}
      union all select 'ticket', k.id, '#' || k.number || ' ' || k.title from tickets k
      where k.workspace_id = ${workspaceId} and k.title ilike ${like}
        and ${mayOpen(actor, sql`k.type_id`, sql`k.id`)}) x
    order by lower(name) = lower(${words}) desc, kind in ('conversation', 'ticket'), length(name), name, id
    limit ${sql.raw(String(mostThings))}`)
  return [...rows]
}
