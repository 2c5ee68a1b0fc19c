import { sql } from "drizzle-orm"
import type { CommandContext } from "@/lib/events/command"
import { type AttributeValues, isEmptyValue, whyNotValue } from "@/lib/shared/attributes"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import type { TypeView } from "@/lib/ticket-types/views"

/**
 * Says why values don't fit a type's attributes, or null; files have to be this workspace's, and those that a customer
 * gives have to be their own (SPEC T4, O6, C3).
 */
export async function whyNotAttributes(
  { tx, workspaceId }: CommandContext,
  type: TypeView,
  values: AttributeValues,
  ofCustomer: string | null = null,
): Promise<Refusal | null> {
  const fileIds: string[] = []
  for (const [id, value] of Object.entries(values)) {
    const attribute = type.attributes.find((a) => a.id === id)
    if (!attribute) return refuse("bad_attribute", `${type.name} tickets have no such attribute.`)
    if (isEmptyValue(value)) continue
    const refusal = whyNotValue(attribute, value)
    if (refusal) return refusal
    if (Array.isArray(value)) fileIds.push(...value)
  }
  if (fileIds.length === 0) return null
  const known = await tx.execute(sql`
    select 1 from files where workspace_id = ${workspaceId}
      and (${ofCustomer}::uuid is null or customer_id = ${ofCustomer})
      and id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(fileIds)}::text::jsonb))
      for key share`)
  return known.length === new Set(fileIds).size ? null : notThere
}

/** The values that were given: an empty one is stored as none, as when it is emptied later. */
export function givenValues(values: AttributeValues): AttributeValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmptyValue(value)))
}
