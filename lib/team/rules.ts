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
