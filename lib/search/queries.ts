import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { mayOpen } from "@/lib/events/access"
import type { TeammateActor } from "@/lib/events/actor"
import type { Hit } from "./views"

/**
 * What a typed word could be: the ticket of that number first, then tickets and conversations by their words. A ticket
 * that can't be opened is found by its number alone, and says nothing else (SPEC A2).
 */
export async function searchEverything(reader: Reader, actor: TeammateActor, typed: string): Promise<Hit[]> {
  const words = typed.trim().slice(0, 200)
  if (words === "") return []
  const number = /^#?(\d{1,9})$/.exec(words)?.[1] ?? null
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`
  const open = mayOpen(actor, sql`k.type_id`, sql`k.id`)
  const tickets = await reader.execute<{ hit: Hit }>(sql`
    select jsonb_build_object('kind', 'ticket', 'id', k.id, 'number', k.number, 'stateId', k.state_id,
      'category', k.category, 'title', case when ${open} then k.title end) as hit
    from tickets k where k.workspace_id = ${actor.workspaceId}
      and (k.number = ${number}::integer or (k.title ilike ${like} and ${open}))
    order by k.number = ${number ?? 0}::integer desc, k.number desc limit 10`)
  const conversations = await reader.execute<{ hit: Hit }>(sql`
    select jsonb_build_object('kind', 'conversation', 'id', c.id, 'customerName', cu.name, 'subject', c.subject) as hit
    from conversations c
    join customers cu on cu.workspace_id = c.workspace_id and cu.id = c.customer_id
    join threads t on t.workspace_id = c.workspace_id and t.id = c.id
    where c.workspace_id = ${actor.workspaceId}
      and (c.subject ilike ${like} or cu.name ilike ${like} or cu.email ilike ${like})
    order by t.last_at desc limit 10`)
  return [...tickets, ...conversations].map((row) => row.hit)
}
