import { refuse } from "@/lib/shared/refusals"
import type { CommandResult } from "./event"

/** A command that found the world changed between its reads and its locks throws this and is run again. */
export class ChangedMeanwhile extends Error {}

const tries = 4

/** The SQLSTATE and constraint of a database error, looked for through the wrappers around it. */
export function databaseError(error: unknown): { code: string; constraint: string } | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string" && /^[0-9A-Z]{5}$/.test(at.code)) {
      const constraint = "constraint_name" in at ? String(at.constraint_name) : ""
      return { code: at.code, constraint }
    }
  }
  return null
}

// Serialization failure, deadlock, and constraints that a rival's commit made true: the next run sees the rival's
// work and refuses with the rule's own sentence.
const worthAnotherRun = new Set(["40001", "40P01", "23505", "23503", "23514"])
// Lock and statement time-outs.
const busy = new Set(["55P03", "57014"])

/** Runs a command again where a race, not the request, was at fault; safe, since commands are idempotent. */
export async function withRetries(run: () => Promise<CommandResult>): Promise<CommandResult> {
  for (let n = 1; ; n++) {
    try {
      return await run()
    } catch (error) {
      const code = databaseError(error)?.code ?? ""
      if (busy.has(code)) return refuse("busy", "This is busy right now. Please try again in a moment.")
      const again = error instanceof ChangedMeanwhile || worthAnotherRun.has(code)
      if (!again || n === tries) throw error
    }
  }
}
