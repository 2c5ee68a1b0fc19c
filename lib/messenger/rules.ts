import { type Refusal, refuse } from "@/lib/shared/refusals"

/** What submitting a ticket form depends on, as far as the customer can see it (SPEC F3). */
export type FormFacts = {
  typeName: string
  archived: boolean
  /** Whether the form's type is still offered to customers: a customer type, or one whose sharing is allowed. */
  offered: boolean
  /** The ticket that the conversation has for its customer already, of whatever category. */
  ticketNumber: number | null
}

/**
 * Says why a ticket form can't be submitted, or null. The same words whether the ticket that stands in the way is a
 * Customer ticket or a shared one (SPEC F3, S7).
 */
export function whyNotSubmit(form: FormFacts): Refusal | null {
  if (form.ticketNumber !== null)
    return refuse("already_shared", `This conversation has ticket #${form.ticketNumber} already.`)
  if (form.archived || !form.offered)
    return refuse(
      "type_archived",
      `“${form.typeName}” is no longer taken in. Please write a message instead.`,
    )
  return null
}

/** Says which fields are still missing from a form, or null (SPEC F3). */
export function whyNotFilled(missing: string[]): Refusal | null {
  if (missing.length === 0) return null
  const names = new Intl.ListFormat("en").format(missing.map((name) => `“${name}”`))
  return refuse("missing_attribute", `Please fill in ${names}.`)
}
