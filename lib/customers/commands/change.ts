import { sql } from "drizzle-orm"
import { customerAttributes, customerChanges } from "@/db/schema/customers"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { ChangeCustomer } from "../inputs"
import { lockCustomers } from "../queries/lock"

/** Attributes that one customer may have. */
const mostAttributes = 200

type Field = { field: "name" | "email" | "company" } | { field: "attribute"; attribute: string }

/**
 * Changes what the team knows of a customer: one field, or one attribute of theirs. What it was made from says whether
 * somebody else was faster (SPEC A5).
 */
export const changeCustomer = defineCommand({
  name: "changeCustomer",
  right: "teammate",
  input: ChangeCustomer,
  run: async (context, { commandId, customerId, before, after: typed, ...what }) => {
    const { tx, workspaceId } = context
    const [customer] = await lockCustomers(tx, workspaceId, [customerId])
    if (!customer || customer.mergedInto || customer.erased) return notThere
    const after = typed?.trim() || null
    const now = what.field === "attribute" ? await attributeNow(context, customerId, what.attribute) : null
    const present = what.field === "attribute" ? (now?.value ?? null) : customer[what.field]
    if (present !== before)
      return refuse("changed_meanwhile", `This was changed meanwhile: it says ${inWords(present)} now.`)
    if (present === after) return refuse("unchanged", "It says that already.")
    if (what.field === "attribute" && present === null && (now?.count ?? 0) >= mostAttributes)
      return refuse("invalid", `A customer has at most ${mostAttributes} attributes.`)
    await store(context, customerId, what, after)
    const field = what.field === "attribute" ? `attribute ${what.attribute}` : what.field
    const change = { workspaceId, commandId, ordinal: 0, customerId, field, before, after }
    await tx.insert(customerChanges).values(change)
    return [{ type: "customer.changed", data: { customerId }, places: [] }]
  },
})

const inWords = (value: string | null) => (value === null ? "nothing" : `“${value}”`)

async function attributeNow({ tx, workspaceId }: CommandContext, customerId: string, name: string) {
  const [row] = await tx.execute<{ value: string | null; count: number }>(sql`
    select max(value) filter (where name = ${name}) as value, count(*)::int as count from customer_attributes
    where workspace_id = ${workspaceId} and customer_id = ${customerId}`)
  return row
}

async function store(context: CommandContext, customerId: string, what: Field, after: string | null) {
  const { tx, workspaceId, actor, at } = context
  const here = sql`workspace_id = ${workspaceId} and customer_id = ${customerId}`
  if (what.field !== "attribute") {
    const by = { name: sql`, name_by = 'team'`, email: sql`, email_by = 'team'`, company: sql`` }[what.field]
    await tx.execute(sql`
      update customers set ${sql.identifier(what.field)} = ${after} ${by}
      where workspace_id = ${workspaceId} and id = ${customerId}`)
  } else if (after === null) {
    await tx.execute(sql`delete from customer_attributes where ${here} and name = ${what.attribute}`)
  } else {
    const set = { value: after, setBy: actor.kind === "teammate" ? actor.id : null, setAt: at }
    const { workspaceId: w, customerId: c, name } = customerAttributes
    await tx
      .insert(customerAttributes)
      .values({ workspaceId, customerId, name: what.attribute, ...set })
      .onConflictDoUpdate({ target: [w, c, name], set })
  }
}
