import { type Refusal, refuse } from "@/lib/shared/refusals"

type Facts = { name: string; mergedInto: string | null; blocked: boolean; erased: boolean }

/** Says why one customer can't be merged into another, or null. */
export function whyNotMerge(kept: Facts, gone: Facts): Refusal | null {
  for (const one of [kept, gone]) {
    if (one.mergedInto)
      return refuse("changed_meanwhile", `${one.name} was merged into another customer meanwhile.`)
    if (one.erased) return refuse("not_there", "An erased customer can’t be merged.")
    if (one.blocked)
      return refuse("customer_blocked", `${one.name} is blocked. Unblock them before the two are merged.`)
  }
  return null
}

/** The name that stays of an erased customer, and of what was theirs. */
export const erasedName = "Erased customer"
export const erasedTitle = "Erased ticket"

/** Says why a customer can't be erased, or null: their name has to be typed as it stands there. */
export function whyNotErase(customer: { name: string }, typed: string): Refusal | null {
  if (typed.trim() === customer.name.trim()) return null
  return refuse("wrong_name", `Type “${customer.name}” to erase this customer.`)
}
