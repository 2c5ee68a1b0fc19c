import { sql } from "drizzle-orm"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { ChangedMeanwhile } from "@/lib/events/retries"
import { notThere } from "@/lib/shared/refusals"
import { EraseCustomer } from "../inputs"
import { countsOf } from "../queries/erasure"
import { lockCustomers } from "../queries/lock"
import { among, type Scope, scopeOf } from "../queries/scope"
import { whyNotErase } from "../rules"
import { endSessions } from "./block"
import { eraseFiles, eraseMails, eraseRuns } from "./erase-around"
import { eraseConversations, eraseIdentity, eraseTickets } from "./erase-texts"

/**
 * Erases a customer: all texts that are theirs or about them are blanked everywhere, and who they were is forgotten;
 * that something happened, numbers, states and times stay, and with them the chain of the record (SPEC A5). In a ticket
 * that isn't about them alone, the team's words stay.
 */
export const eraseCustomer = defineCommand({
  name: "eraseCustomer",
  right: "admin",
  input: EraseCustomer,
  run: async (context, { customerId, name }) => {
    const { tx, actor, workspaceId } = context
    const [customer] = await lockCustomers(tx, workspaceId, [customerId])
    const scope = customer && (await lockScope(context, customerId))
    if (!customer || !scope) return notThere
    const refusal = whyNotErase(customer, name)
    if (refusal) return refusal
    const { files: _, ...counts } = await countsOf(tx, actor, scope)
    const files = await eraseFiles(context, scope)
    await eraseMails(context, scope)
    await eraseRuns(context, scope)
    await eraseConversations(context, scope)
    await eraseTickets(context, scope)
    for (const id of scope.customerIds) await endSessions(context, id)
    await eraseIdentity(context, scope)
    return [{ type: "customer.erased", data: { customerId, ...counts, files }, places: [] }]
  },
})

/** Holds all that is a customer's, in the order in which everybody takes locks. A link made meanwhile begins it anew. */
async function lockScope({ tx, workspaceId }: CommandContext, customerId: string): Promise<Scope | null> {
  const scope = await scopeOf(tx, workspaceId, customerId)
  if (!scope) return null
  await lockCustomers(tx, workspaceId, scope.customerIds)
  const { conversationIds, ticketIds, shared, unlinked } = scope
  const others = [...shared, ...unlinked].map((ticket) => ticket.id)
  const all = [...conversationIds, ...ticketIds, ...others]
  await tx.execute(sql`
    select 1 from threads t where t.workspace_id = ${workspaceId} and t.id in ${among(all)}
    order by t.category in ('back_office', 'tracker'), t.id for no key update`)
  const now = await scopeOf(tx, workspaceId, customerId)
  if (JSON.stringify(now) !== JSON.stringify(scope)) throw new ChangedMeanwhile()
  return scope
}
