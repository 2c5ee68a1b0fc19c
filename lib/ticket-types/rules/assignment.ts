import type { AssignmentRule } from "../views"

/** A member of the default team who is there: not away, not removed. `open` counts the tickets they work on. */
export type Candidate = { id: string; open: number }

/**
 * Whom a new ticket is given to, or nobody. Turns go by id, beginning after whoever had the last one; the least loaded is
 * who works on the fewest open tickets, and among equals whose turn comes first (SPEC T1).
 */
export function nextAssignee(
  rule: AssignmentRule,
  candidates: readonly Candidate[],
  lastId: string | null,
): string | null {
  if (rule === "none") return null
  const byId = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1))
  const after = byId.filter((c) => lastId !== null && c.id > lastId)
  const turns = [...after, ...byId.filter((c) => !after.includes(c))]
  if (rule === "round_robin") return turns[0]?.id ?? null
  const fewest = Math.min(...turns.map((c) => c.open))
  return turns.find((c) => c.open === fewest)?.id ?? null
}
