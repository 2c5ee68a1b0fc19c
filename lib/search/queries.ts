import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import type { TeammateActor } from "@/lib/events/actor"
import type { Hit } from "./views"

/** What a typed word could be: the ticket of that number first, then tickets and conversations by their words. */
export async function searchEverything(reader: Reader, actor: TeammateActor, typed: string): Promise<Hit[]> {
  const words = typed.trim().slice(0, 200)
  if (words === "") return []
  const number = /^#?(\d{1,9})$/.exec(words)?.[1] ?? null
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`
  const tickets = await reader.execute<{ hit: Hit }>(sql`
    select jsonb_build_object('kind', 'ticket', 'id', id, 'number', number, 'title', title, 'typeId', type_id,
      'stateId', state_id, 'category', category) as hit
    from tickets where workspace_id = ${actor.workspaceId}
      and (number = ${number}::integer or title ilike ${like})
    order by number = ${number ?? 0}::integer desc, number desc limit 10`)
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
