import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import type { Actor } from "@/lib/events/actor"

/**
 * Holds a customer still while something is written for them; false where they are not there, were merged into another or
 * erased, and to a customer who is blocked. Taken before any thread's lock.
 */
export async function holdCustomer(
  tx: Tx,
  { workspaceId, kind }: Pick<Actor, "workspaceId" | "kind">,
  id: string,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from customers where workspace_id = ${workspaceId} and id = ${id} and merged_into is null
      and erased_at is null and (blocked_at is null or ${kind !== "customer"}) for share`)
  return rows.length > 0
}

/** Whether a customer can see a conversation of theirs: something in it was for them (SPEC C3). */
export async function isVisible(
  tx: Tx,
  { workspaceId, kind, id }: Pick<Actor, "workspaceId" | "kind" | "id">,
  conversationId: string,
): Promise<boolean> {
  if (kind !== "customer") return true
  const rows = await tx.execute(sql`
    select 1 from customer_feed where workspace_id = ${workspaceId} and customer_id = ${id}
      and conversation_id = ${conversationId} limit 1`)
  return rows.length > 0
}
