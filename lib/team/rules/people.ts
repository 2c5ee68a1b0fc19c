import { type Refusal, refuse } from "@/lib/shared/refusals"
import type { Role } from "../rules"

/** Says why somebody can't give a teammate another role, or null: owners make owners, and one always stays (SPEC A1). */
export function whyNotSetRole(change: { by: Role; from: Role; to: Role; owners: number }): Refusal | null {
  const { by, from, to, owners } = change
  if (from === to) return refuse("unchanged", "They have this role already.")
  if (by !== "owner" && (from === "owner" || to === "owner"))
    return refuse("only_owners", "Only an owner makes somebody an owner, or changes an owner.")
  return from === "owner" ? whyNotWithoutThem(owners) : null
}

/** Says why somebody can't remove a teammate, or null. */
export function whyNotRemove(who: { by: Role; role: Role; owners: number }): Refusal | null {
  if (who.role !== "owner") return null
  if (who.by !== "owner") return refuse("only_owners", "Only an owner removes an owner.")
  return whyNotWithoutThem(who.owners)
}

function whyNotWithoutThem(owners: number): Refusal | null {
  if (owners > 1) return null
  return refuse("last_owner", "A workspace has at least one owner. Make somebody else an owner first.")
}

/** Says why somebody can't act on an account of that role, as if it were theirs, or null. */
export function whyNotOnOwner(by: Role, role: Role): Refusal | null {
  if (role !== "owner" || by === "owner") return null
  return refuse("only_owners", "Only an owner does this for an owner.")
}

type Needs = { name: string; onlyOneFor: string[]; defaultOf: string[] }

/** Says why a team can't be archived, or null: a limited type needs a team that opens it (SPEC A2), others send to it. */
export function whyNotArchiveTeam({ name, onlyOneFor, defaultOf }: Needs): Refusal | null {
  if (onlyOneFor.length > 0)
    return refuse(
      "team_needed",
      `Only “${name}” may open tickets of ${listed(onlyOneFor)}. Let another team open them first.`,
    )
  if (defaultOf.length > 0)
    return refuse(
      "team_needed",
      `New tickets of ${listed(defaultOf)} go to “${name}”. Let them go to another team first.`,
    )
  return null
}

const listed = (names: string[]) => names.map((name) => `“${name}”`).join(", ")

/** The invitation's link does not work; why, is the same sentence for all reasons (SPEC A3). */
export const invitationOver = refuse(
  "invitation_over",
  "This invitation does not work any more. It was used or taken back, or is older than 72 hours. Ask whoever invited you for another one.",
)

/** A mailed link that does not work; why, is the same sentence for all reasons (SPEC A3). */
export const linkOver = refuse(
  "link_over",
  "This link does not work any more. It was used already, or is too old. You can ask for another one.",
)
