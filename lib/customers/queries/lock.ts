import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"

/** A customer as a command holds them, locked. */
export type LockedCustomer = {
  id: string
  name: string
  email: string | null
  company: string | null
  externalId: string | null
  mergedInto: string | null
  blocked: boolean
  spamDid: SpamDid | null
  erased: boolean
}

/** What marking somebody as spam did, so that exactly that is undone. */
export type SpamDid = { wasBlocked: boolean; conversationIds: string[] }

/** Locks customers by id, before any of their threads: what they do, and what is done with them, waits. */
export async function lockCustomers(tx: Tx, workspaceId: string, ids: string[]): Promise<LockedCustomer[]> {
  const rows = await tx.execute<LockedCustomer>(sql`
    select id, name, email, company, external_id as "externalId", merged_into as "mergedInto",
      blocked_at is not null as blocked, spam_did as "spamDid", erased_at is not null as erased
    from customers where workspace_id = ${workspaceId}
      and id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
    order by id for update`)
  return [...rows]
}
