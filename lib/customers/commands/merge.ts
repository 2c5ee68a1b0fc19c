import { type SQL, sql } from "drizzle-orm"
import { customerAttributes } from "@/db/schema/customers"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { MergeCustomers } from "../inputs"
import { type LockedCustomer, lockCustomers } from "../queries/lock"
import { whyNotMerge } from "../rules"

/**
 * Merges one customer into another: all that was theirs goes over, and the host site's name for them, their address and
 * their sessions lead to the one who is kept. What happened to them follows what happened to the other, in its order and
 * without a gap (SPEC C3). The one who went stays as a sign that says where.
 */
export const mergeCustomers = defineCommand({
  name: "mergeCustomers",
  right: "teammate",
  input: MergeCustomers,
  run: async (context, { customerId: to, from, take, takeAttributes }) => {
    const { tx, workspaceId } = context
    if (to === from) return refuse("invalid", "Choose another customer to merge with.")
    const both = await lockCustomers(tx, workspaceId, [to, from])
    const kept = both.find((one) => one.id === to)
    const gone = both.find((one) => one.id === from)
    if (!kept || !gone) return notThere
    const refusal = whyNotMerge(kept, gone)
    if (refusal) return refusal
    const counts = await lockHistory(context, gone.id)
    await leadOn(context, kept, gone)
    await bringOver(context, kept.id, gone.id)
    await takeFields(context, { kept, gone, take })
    await takeOver(context, kept.id, { from: gone.id, names: takeAttributes })
    return [{ type: "customer.merged", data: { from, to, ...counts }, places: [] }]
  },
})

/** Holds all that is written with the one who goes, and the workspace's order, so that no place in it is given meanwhile. */
async function lockHistory({ tx, workspaceId }: CommandContext, id: string) {
  const theirs = sql`select c.id from conversations c where c.workspace_id = ${workspaceId} and c.customer_id = ${id}`
  const threads = await tx.execute(sql`
    select 1 from threads t where t.workspace_id = ${workspaceId} and t.id = any(array(${theirs}))
    order by t.id for no key update`)
  await tx.execute(sql`select 1 from counters where workspace_id = ${workspaceId} for no key update`)
  const [row] = await tx.execute<{ tickets: number }>(sql`
    select count(*)::int as tickets from (
      select k.id from tickets k where k.workspace_id = ${workspaceId} and k.id in (${theirs})
      union select l.ticket_id from ticket_links l
        where l.workspace_id = ${workspaceId} and l.conversation_id in (${theirs})) k`)
  return { conversations: threads.length, tickets: row?.tickets ?? 0 }
}

/** Has one lead to the other, and those who led to the first as well: nobody is asked twice. */
async function leadOn({ tx, workspaceId }: CommandContext, kept: LockedCustomer, gone: LockedCustomer) {
  await tx.execute(sql`
    update customers set merged_into = ${kept.id}
    where workspace_id = ${workspaceId} and (id = ${gone.id} or merged_into = ${gone.id})`)
}

/** Gives the one who is kept all that was the other's; places in the other's order come after their own. */
async function bringOver({ tx, workspaceId }: CommandContext, to: string, from: string): Promise<void> {
  const [last] = await tx.execute<{ n: string | null }>(sql`
    select max(n) as n from customer_feed where workspace_id = ${workspaceId} and customer_id = ${to}`)
  const after = Number(last?.n ?? 0)
  await tx.execute(sql`set constraints all deferred`)
  const give = (table: string, also: SQL = sql``) =>
    tx.execute(sql`
      update ${sql.identifier(table)} set customer_id = ${to} ${also}
      where workspace_id = ${workspaceId} and customer_id = ${from}`)
  await give("conversations")
  await give("messages")
  await give("message_files")
  await give("files")
  await give("ticket_forms")
  await give("customer_sessions")
  await give("customer_feed", sql`, n = n + ${after}`)
  await give("customer_reads", sql`, n = n + ${after}`)
  await give("mails", sql`, after_n = after_n + ${after}, upto_n = upto_n + ${after}`)
  for (const id of [to, from])
    await tx.execute(sql`select pg_notify('backline_customers', ${`${workspaceId} ${id} ${after}`})`)
}

type Taking = { kept: LockedCustomer; gone: LockedCustomer; take: ("name" | "email" | "company")[] }

/** Puts what was chosen of the other's into the one who is kept; an address changes places, so that both lead here. */
async function takeFields({ tx, workspaceId }: CommandContext, { kept, gone, take }: Taking): Promise<void> {
  const here = (id: string) => sql`workspace_id = ${workspaceId} and id = ${id}`
  if (take.includes("name"))
    await tx.execute(sql`
      update customers k set name = g.name, name_by = g.name_by from customers g
      where k.workspace_id = ${workspaceId} and k.id = ${kept.id}
        and g.workspace_id = ${workspaceId} and g.id = ${gone.id}`)
  if (take.includes("company") || kept.company === null)
    await tx.execute(sql`update customers set company = ${gone.company} where ${here(kept.id)}`)
  if (gone.email !== null && (take.includes("email") || kept.email === null)) {
    const [by] = await tx.execute<{ kept: string; gone: string }>(sql`
      select k.email_by as kept, g.email_by as gone from customers k, customers g
      where k.workspace_id = ${workspaceId} and k.id = ${kept.id}
        and g.workspace_id = ${workspaceId} and g.id = ${gone.id}`)
    await tx.execute(sql`update customers set email = null where ${here(gone.id)}`)
    await tx.execute(
      sql`update customers set email = ${gone.email}, email_by = ${by?.gone} where ${here(kept.id)}`,
    )
    await tx.execute(
      sql`update customers set email = ${kept.email}, email_by = ${by?.kept} where ${here(gone.id)}`,
    )
  }
}

/** Adds the other's attributes; one that both have says what was chosen. */
async function takeOver(context: CommandContext, to: string, of: { from: string; names: string[] }) {
  const { tx, workspaceId } = context
  const theirs = await tx.execute<{ name: string; value: string; setBy: string | null; setAt: string }>(sql`
    delete from customer_attributes where workspace_id = ${workspaceId} and customer_id = ${of.from}
    returning name, value, set_by as "setBy", set_at as "setAt"`)
  for (const { setAt, ...one } of theirs) {
    const { workspaceId: w, customerId: c, name } = customerAttributes
    const row = { workspaceId, customerId: to, ...one, setAt: new Date(setAt) }
    const insert = tx.insert(customerAttributes).values(row)
    await (of.names.includes(one.name)
      ? insert.onConflictDoUpdate({ target: [w, c, name], set: { value: one.value, setBy: row.setBy } })
      : insert.onConflictDoNothing())
  }
}
