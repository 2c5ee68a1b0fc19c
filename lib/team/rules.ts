import { type Refusal, refuse } from "@/lib/shared/refusals"

export type Role = "owner" | "admin" | "teammate"
export type Office = "front" | "back"

/** How a teammate is named on the screen; someone unknown to this screen still has a name. */
export function nameOf(people: { id: string; name: string }[], id: string | null): string {
  if (id === null) return "Nobody"
  return people.find((p) => p.id === id)?.name ?? "Someone"
}

/** The first name, for buttons that say to whom words go. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

/** A workspace's address word from its name: lower case, hyphens, at most 40 characters. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
  return slug || "workspace"
}

/** The states every new workspace has, with what customers read (SPEC T5). */
export const firstStates = [
  { category: "submitted", internalLabel: "Submitted", customerLabel: "Submitted" },
  { category: "in_progress", internalLabel: "In progress", customerLabel: "In progress" },
  { category: "waiting_on_customer", internalLabel: "Waiting on customer", customerLabel: "Waiting on you" },
  { category: "resolved", internalLabel: "Resolved", customerLabel: "Resolved" },
] as const

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
