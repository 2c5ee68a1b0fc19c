import { sql } from "drizzle-orm"
import type { Reader } from "@/db/client"
import type { ErasureView } from "../views"
import { among, type Scope, scopeOf } from "./scope"

/** How much of each there is that would be erased with a customer. */
export async function countsOf(reader: Reader, workspaceId: string, scope: Scope) {
  const of = (table: string, column: string, ids: string[]) => sql`
    (select count(*)::int from ${sql.identifier(table)}
     where workspace_id = ${workspaceId} and ${sql.identifier(column)} in ${among(ids)})`
  const [row] = await reader.execute<{ messages: number; notes: number; files: number; mails: number }>(sql`
    select ${of("messages", "conversation_id", scope.conversationIds)} as messages,
      ${of("notes", "thread_id", [...scope.conversationIds, ...scope.ticketIds])} as notes,
      ${of("files", "customer_id", scope.customerIds)} as files,
      ${of("mails", "customer_id", scope.customerIds)} as mails`)
  const { conversationIds, ticketIds, shared } = scope
  return {
    conversations: conversationIds.length,
    messages: row?.messages ?? 0,
    notes: row?.notes ?? 0,
    tickets: ticketIds.length,
    files: row?.files ?? 0,
    mails: row?.mails ?? 0,
    kept: shared.map((ticket) => ticket.number),
  }
}

/** What erasing a customer would take and leave, for the question before it; null where there is none. */
export async function previewErasure(
  reader: Reader,
  workspaceId: string,
  id: string,
): Promise<ErasureView | null> {
  const scope = await scopeOf(reader, workspaceId, id)
  return scope && countsOf(reader, workspaceId, scope)
}
