import { type SQL, sql } from "drizzle-orm"
import { mayOpen, type Viewer } from "@/lib/events/access"
import { mayOpenFile } from "@/lib/files/queries"
import { mayReadMail } from "@/lib/mail/queue"
import { among, type Scope } from "./scope"

/** The tickets that an export tells of. */
export const ticketIdsOf = ({ ticketIds, shared }: Scope) => [
  ...ticketIds,
  ...shared.map((ticket) => ticket.id),
]

/**
 * SQL for the files "f" of an export: those that the customer sent, and those of the team that their tickets name or
 * named, as far as this admin may open the tickets. `open` says whether they may open the file (SPEC A2).
 */
export function filesFor(actor: Viewer, scope: Scope): { from: SQL; open: SQL } {
  const w = actor.workspaceId
  const ids = (value: SQL) =>
    sql`jsonb_array_elements_text(case when jsonb_typeof(${value}) = 'array' then ${value} else '[]' end)`
  const tickets = sql`k.workspace_id = ${w} and k.id in ${among(ticketIdsOf(scope))}
    and ${mayOpen(actor, sql`k.type_id`, sql`k.id`)}`
  const from = sql`from files f where f.workspace_id = ${w} and (
    f.customer_id in ${among(scope.customerIds)}
    or f.customer_id is null and f.id::text in (
      select n.id from tickets k, jsonb_each(k.attributes) a, ${ids(sql`a.value`)} n (id) where ${tickets}
      union select n.id from tickets k
      join ticket_field_changes c on c.workspace_id = k.workspace_id and c.ticket_id = k.id,
        lateral (values (c.before), (c.after)) v (value), ${ids(sql`v.value`)} n (id) where ${tickets}))`
  return { from, open: mayOpenFile(actor) }
}

/** SQL for the mails "m" of an export; `open` says whether this admin may read what one says (SPEC A2). */
export function mailsFor(actor: Viewer, scope: Scope): { from: SQL; open: SQL } {
  const from = sql`from mails m
    where m.workspace_id = ${actor.workspaceId} and m.customer_id in ${among(scope.customerIds)}`
  return { from, open: mayReadMail(actor) }
}
