import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import { mayOpen, type Viewer } from "@/lib/events/access"
import type { ErasureView } from "../views"
import { among, type Scope, scopeOf } from "./scope"

/**
 * How much of each there is that would be erased with a customer. Of tickets that this admin can't open it says how many
 * there are, and nothing of what stands in them (SPEC A2).
 */
export async function countsOf(reader: Reader, actor: Viewer, scope: Scope) {
  const { workspaceId } = actor
  const isOpen = mayOpen(actor, sql`k.type_id`, sql`k.id`)
  const of = (table: string, column: string, ids: string[]) => sql`
    (select count(*)::int from ${sql.identifier(table)}
     where workspace_id = ${workspaceId} and ${sql.identifier(column)} in ${among(ids)})`
  const theirs = sql`k.workspace_id = ${workspaceId} and k.id in ${among(scope.ticketIds)}`
  const [row] = await reader.execute<
    Record<"messages" | "notes" | "restricted" | "files" | "mails", number>
  >(sql`
    select ${of("messages", "conversation_id", scope.conversationIds)} as messages,
      (select count(*)::int from notes n where n.workspace_id = ${workspaceId}
        and (n.thread_id in ${among(scope.conversationIds)}
          or n.thread_id in (select k.id from tickets k where ${theirs} and ${isOpen}))) as notes,
      (select count(*)::int from tickets k where ${theirs} and not ${isOpen}) as restricted,
      ${of("files", "customer_id", scope.customerIds)} as files,
      ${of("mails", "customer_id", scope.customerIds)} as mails`)
  const { conversationIds, ticketIds, shared, unlinked } = scope
  return {
    conversations: conversationIds.length,
    messages: row?.messages ?? 0,
    notes: row?.notes ?? 0,
    tickets: ticketIds.length,
    restricted: row?.restricted ?? 0,
    files: row?.files ?? 0,
    mails: row?.mails ?? 0,
    kept: [...shared, ...unlinked].map((ticket) => ticket.number).sort((a, b) => a - b),
  }
}

/** What erasing a customer would take and leave, for the question before it; null where there is none. */
export async function previewErasure(reader: Reader, actor: Viewer, id: string): Promise<ErasureView | null> {
  const scope = await scopeOf(reader, actor.workspaceId, id)
  return scope && countsOf(reader, actor, scope)
}
