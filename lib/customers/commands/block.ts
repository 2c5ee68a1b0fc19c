import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { notThere, refuse } from "@/lib/shared/refusals"
import { BlockCustomer, MarkSpam, UnblockCustomer, UnmarkSpam } from "../inputs"
import { lockCustomers } from "../queries/lock"

/** Ends a customer's sessions; their open screens hear of it now (SPEC A4, for customers). */
export async function endSessions({ tx, workspaceId }: CommandContext, customerId: string): Promise<void> {
  await tx.execute(
    sql`delete from customer_sessions where workspace_id = ${workspaceId} and customer_id = ${customerId}`,
  )
  await tx.execute(sql`select pg_notify('backline_customers', ${`${workspaceId} ${customerId} 0`})`)
}

async function findPresent(tx: Tx, workspaceId: string, id: string) {
  const [customer] = await lockCustomers(tx, workspaceId, [id])
  return customer && !customer.mergedInto && !customer.erased ? customer : null
}

/** Blocks a customer: their sessions end, none is opened any more, and nothing is taken in from them (SPEC C2, A3). */
export const blockCustomer = defineCommand({
  name: "blockCustomer",
  right: "teammate",
  input: BlockCustomer,
  run: async (context, { customerId }) => {
    const { tx, workspaceId, at } = context
    const customer = await findPresent(tx, workspaceId, customerId)
    if (!customer) return notThere
    if (customer.blocked) return refuse("unchanged", `${customer.name} is blocked already.`)
    await tx.execute(sql`
      update customers set blocked_at = ${at.toISOString()}
      where workspace_id = ${workspaceId} and id = ${customerId}`)
    await endSessions(context, customerId)
    return [{ type: "customer.blocked", data: { customerId }, places: [] }]
  },
})

/** Lets a blocked customer in again; what is marked as spam is unmarked by its own command. */
export const unblockCustomer = defineCommand({
  name: "unblockCustomer",
  right: "teammate",
  input: UnblockCustomer,
  run: async ({ tx, workspaceId }, { customerId }) => {
    const customer = await findPresent(tx, workspaceId, customerId)
    if (!customer) return notThere
    if (!customer.blocked) return refuse("unchanged", `${customer.name} isn’t blocked.`)
    if (customer.spamDid)
      return refuse("customer_blocked", `${customer.name} is marked as spam. Unmark that instead.`)
    await tx.execute(sql`
      update customers set blocked_at = null where workspace_id = ${workspaceId} and id = ${customerId}`)
    return [{ type: "customer.unblocked", data: { customerId }, places: [] }]
  },
})

/** Marks a customer as spam: blocks them and closes their open conversations, in one step that can be undone. */
export const markSpam = defineCommand({
  name: "markSpam",
  right: "teammate",
  input: MarkSpam,
  run: async (context, { customerId }) => {
    const { tx, workspaceId, at } = context
    const customer = await findPresent(tx, workspaceId, customerId)
    if (!customer) return notThere
    if (customer.spamDid) return refuse("unchanged", `${customer.name} is marked as spam already.`)
    const conversationIds = await lockOf(tx, workspaceId, customerId, "open")
    await move(tx, workspaceId, conversationIds, "closed")
    const did = { wasBlocked: customer.blocked, conversationIds }
    await tx.execute(sql`
      update customers set blocked_at = coalesce(blocked_at, ${at.toISOString()}), spam_at = ${at.toISOString()},
        spam_did = ${JSON.stringify(did)}::text::jsonb
      where workspace_id = ${workspaceId} and id = ${customerId}`)
    await endSessions(context, customerId)
    const closed = conversationIds.map(
      (id): NewEvent => ({
        type: "conversation.closed",
        thread: id,
        data: { from: "open" },
        places: [{ id }],
      }),
    )
    return [{ type: "customer.marked_spam", data: { customerId, ...did }, places: [] }, ...closed]
  },
})

/** Undoes what marking somebody as spam did: reopens what it closed and is closed still, and lets them in again. */
export const unmarkSpam = defineCommand({
  name: "unmarkSpam",
  right: "teammate",
  input: UnmarkSpam,
  run: async ({ tx, workspaceId }, { customerId }) => {
    const customer = await findPresent(tx, workspaceId, customerId)
    if (!customer) return notThere
    if (!customer.spamDid) return refuse("unchanged", `${customer.name} isn’t marked as spam.`)
    const { wasBlocked: blocked, conversationIds: closed } = customer.spamDid
    const still = await lockOf(tx, workspaceId, customerId, "closed")
    const conversationIds = still.filter((id) => closed.includes(id))
    await move(tx, workspaceId, conversationIds, "open")
    await tx.execute(sql`
      update customers set spam_at = null, spam_did = null, blocked_at = case when ${blocked} then blocked_at end
      where workspace_id = ${workspaceId} and id = ${customerId}`)
    const reopened = conversationIds.map(
      (id): NewEvent => ({
        type: "conversation.reopened",
        thread: id,
        data: { from: "closed", cause: "teammate" },
        places: [{ id }],
      }),
    )
    return [
      { type: "customer.unmarked_spam", data: { customerId, blocked, conversationIds }, places: [] },
      ...reopened,
    ]
  },
})

/** Locks a customer's conversations and gives those of one status, by id. */
async function lockOf(tx: Tx, workspaceId: string, customerId: string, status: "open" | "closed") {
  const rows = await tx.execute<{ id: string; status: string }>(sql`
    select t.id, t.status from threads t where t.workspace_id = ${workspaceId} and t.id = any(array(
      select c.id from conversations c where c.workspace_id = ${workspaceId} and c.customer_id = ${customerId}))
    order by t.id for no key update`)
  return rows.filter((row) => row.status === status).map((row) => row.id)
}

async function move(tx: Tx, workspaceId: string, ids: string[], to: "open" | "closed"): Promise<void> {
  await tx.execute(sql`
    update threads set status = ${to}, snoozed_until = null, snooze_ticket_id = null, snooze_epoch = snooze_epoch + 1
    where workspace_id = ${workspaceId}
      and id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`)
}
