import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { holdCustomer } from "@/lib/customers/queries/writer"
import type { Actor } from "@/lib/events/actor"

/** Holds a conversation's customer still while something is written of them; false where they were erased (SPEC A5). */
export async function holdTheirs(tx: Tx, actor: Actor, conversationId: string): Promise<boolean> {
  // Who was merged while this waited has given the conversation to another.
  for (let before: string | undefined; ; ) {
    const [row] = await tx.execute<{ id: string }>(sql`
      select customer_id as id from conversations
      where workspace_id = ${actor.workspaceId} and id = ${conversationId}`)
    if (!row || row.id === before) return false
    if (await holdCustomer(tx, actor, row.id)) return true
    before = row.id
  }
}
