import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { customers } from "@/db/schema/customers"
import { defineCommand } from "@/lib/events/command"
import { ChangedMeanwhile } from "@/lib/events/retries"
import { newId } from "@/lib/shared/ids"
import { AddCustomer, IdentifyCustomer } from "./inputs"

/** Adds a customer; the command's id is the customer's. */
export const addCustomer = defineCommand({
  name: "addCustomer",
  right: "teammate",
  input: AddCustomer,
  run: async ({ tx, workspaceId }, { commandId: id, ...customer }) => {
    await tx.insert(customers).values({ workspaceId, id, ...customer })
    return [{ type: "customer.added", data: { customerId: id }, places: [] }]
  },
})

type Identity = { externalId: string | null; email: string | null; name: string | null }

/**
 * Makes somebody who proved who they are a customer, or brings a known one up to date: by the host site's own id for
 * them, else by their address (SPEC C2). An address that another customer has stays with that one. Gives their id.
 */
export async function identifyCustomer(workspaceId: string, identity: Identity): Promise<string> {
  const { externalId, email, name } = identity
  const [known] = await db().execute<{ id: string; same: boolean }>(sql`
    select id, (${name}::text is null or name = ${name})
      and (${email}::text is null or lower(email) is not distinct from lower(${email})) as same
    from customers where workspace_id = ${workspaceId} and external_id = ${externalId}`)
  if (known?.same) return known.id
  const system = { kind: "system", workspaceId, id: null } as const
  const result = await identify(system, { commandId: newId(), ...identity })
  if (!result.ok) throw new Error(result.sentence)
  const [event] = result.events
  if (!event || !("customerId" in event.data)) throw new Error("Nobody was identified.")
  return event.data.customerId
}

const identify = defineCommand({
  name: "identifyCustomer",
  right: "system",
  input: IdentifyCustomer,
  run: async ({ tx, workspaceId }, { commandId, externalId, email, name }) => {
    const [known] = await tx.execute<{ id: string }>(sql`
      select id from customers
      where workspace_id = ${workspaceId}
        and (external_id = ${externalId} or external_id is null and lower(email) = lower(${email}))
      order by external_id nulls last limit 1 for no key update`)
    const free = sql`not exists (select 1 from customers o where o.workspace_id = ${workspaceId}
      and lower(o.email) = lower(${email}) and o.id <> ${known?.id ?? commandId})`
    if (known) {
      await tx.execute(sql`
        update customers set name = coalesce(${name}, name), external_id = coalesce(${externalId}, external_id),
          email = case when ${email}::text is not null and ${free} then ${email} else email end
        where workspace_id = ${workspaceId} and id = ${known.id}`)
      return [{ type: "customer.identified", data: { customerId: known.id }, places: [] }]
    }
    const added = await tx.execute(sql`
      insert into customers (workspace_id, id, name, email, external_id)
      values (${workspaceId}, ${commandId}, ${name ?? email?.split("@")[0] ?? "Customer"}, case when ${free} then ${email} end, ${externalId})
      on conflict do nothing returning id`)
    // Somebody of that name came in by another door at the same moment.
    if (added.length === 0) throw new ChangedMeanwhile()
    return [{ type: "customer.added", data: { customerId: commandId }, places: [] }]
  },
})
