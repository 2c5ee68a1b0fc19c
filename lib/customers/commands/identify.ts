import { sql } from "drizzle-orm"
import { db, type Tx } from "@/db/client"
import { defineCommand } from "@/lib/events/command"
import { ChangedMeanwhile } from "@/lib/events/retries"
import { newId } from "@/lib/shared/ids"
import { notThere } from "@/lib/shared/refusals"
import { IdentifyCustomer } from "../inputs"

type Identity = { externalId: string | null; email: string | null; name: string | null }

/**
 * Makes somebody who proved who they are a customer, or brings a known one up to date: by the host site's own id for
 * them, else by their address (SPEC C2). An address that another customer has stays with that one; who was merged leads
 * to the one who was kept. Gives their id, or null for somebody who is blocked.
 */
export async function identifyCustomer(workspaceId: string, identity: Identity): Promise<string | null> {
  const { externalId, email, name } = identity
  const [known] = await db().execute<{ id: string; same: boolean; blocked: boolean }>(sql`
    select coalesce(c.merged_into, c.id) as id, k.blocked_at is not null as blocked,
      c.merged_into is not null or ((${name}::text is null or c.name = ${name} and c.name_by <> 'team')
        and (${email}::text is null or lower(c.email) is not distinct from lower(${email}) and c.email_by <> 'team')) as same
    from customers c
    join customers k on k.workspace_id = c.workspace_id and k.id = coalesce(c.merged_into, c.id)
    where c.workspace_id = ${workspaceId} and (c.external_id = ${externalId}
      or ${externalId}::text is null and lower(c.email) = lower(${email}))`)
  if (known?.blocked) return null
  if (known?.same) return known.id
  const system = { kind: "system", workspaceId, id: null } as const
  const result = await identify(system, { commandId: newId(), ...identity })
  if (!result.ok && result.code === "not_there") return null
  if (!result.ok) throw new Error(result.sentence)
  const [event] = result.events
  if (!event || !("customerId" in event.data)) throw new Error("Nobody was identified.")
  return event.data.customerId
}

type Known = { id: string; kept: string; email: string | null; blocked: boolean }

async function lockKnown(
  tx: Tx,
  workspaceId: string,
  { externalId, email }: Identity,
): Promise<Known | null> {
  const [known] = await tx.execute<Known>(sql`
    select c.id, coalesce(c.merged_into, c.id) as kept, c.email,
      exists (select 1 from customers k where k.workspace_id = c.workspace_id
        and k.id = coalesce(c.merged_into, c.id) and k.blocked_at is not null) as blocked
    from customers c
    where c.workspace_id = ${workspaceId}
      and (c.external_id = ${externalId} or lower(c.email) = lower(${email})
        and (c.external_id is null or ${externalId}::text is null))
    order by c.external_id = ${externalId} desc nulls last limit 1 for no key update`)
  return known ?? null
}

const identify = defineCommand({
  name: "identifyCustomer",
  right: "system",
  input: IdentifyCustomer,
  run: async ({ tx, workspaceId }, { commandId, externalId, email, name }) => {
    const by = externalId === null ? "link" : "site"
    const known = await lockKnown(tx, workspaceId, { externalId, email, name })
    if (known?.blocked) return notThere
    const free = sql`not exists (select 1 from customers o where o.workspace_id = ${workspaceId}
      and lower(o.email) = lower(${email}) and o.id <> ${known?.id ?? commandId})`
    if (known) {
      // One who was merged leads on, and is brought up to date no more but for the name that the site has for them.
      if (known.kept !== known.id)
        await tx.execute(sql`
          update customers set external_id = coalesce(external_id, ${externalId})
          where workspace_id = ${workspaceId} and id = ${known.id}`)
      else
        await tx.execute(sql`
          update customers set external_id = coalesce(external_id, ${externalId}),
            name = coalesce(${name}, name), name_by = case when ${name}::text is null then name_by else ${by} end,
            email = case when ${email}::text is not null and ${free} then ${email} else email end,
            email_by = case when ${email}::text is not null and ${free} then ${by} else email_by end
          where workspace_id = ${workspaceId} and id = ${known.id}`)
      return [{ type: "customer.identified", data: { customerId: known.kept }, places: [] }]
    }
    const added = await tx.execute(sql`
      insert into customers (workspace_id, id, name, name_by, email, email_by, external_id)
      values (${workspaceId}, ${commandId}, ${name ?? email?.split("@")[0] ?? "Customer"}, ${by},
        case when ${free} then ${email} end, ${by}, ${externalId})
      on conflict do nothing returning id`)
    // Somebody of that name came in by another door at the same moment.
    if (added.length === 0) throw new ChangedMeanwhile()
    return [{ type: "customer.added", data: { customerId: commandId }, places: [] }]
  },
})
