import { signedOut } from "@/lib/shared/door-refusals"
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

// Who gave it was removed, or is no admin any more, since the door let them in (SPEC A4).
const noLongerMay = "BL001"

// Names that only one thing may have; the first to take one has it.
const taken: Record<string, string> = {
  teammate_email_once: "There is a teammate with that e-mail address already.",
  users_email_key: "Somebody signs in with that e-mail address already.",
  invitation_once: "That address is invited already.",
  team_name_once: "There is a team of that name already.",
  customer_email_once: "There is a customer with that e-mail address already.",
  tag_name_once: "There is a tag of that name already.",
  state_label_once: "There is a state with that label already.",
  type_name_once: "There is a ticket type of that name already.",
  attribute_name_once: "This ticket type has an attribute of that name already.",
}

// Ids that the sender makes: one that another thing has already can't be had again, however often it is tried.
const usedIds = new Set(["messages_pkey", "notes_pkey", "threads_pkey"])

/** Runs a command again where a race, not the request, was at fault; safe, since commands are idempotent. */
export async function withRetries(run: () => Promise<CommandResult>): Promise<CommandResult> {
  for (let n = 1; ; n++) {
    try {
      return await run()
    } catch (error) {
      const { code, constraint } = databaseError(error) ?? { code: "", constraint: "" }
      if (taken[constraint]) return refuse("name_taken", taken[constraint])
      if (code === noLongerMay) return signedOut
      if (busy.has(code)) return refuse("busy", "This is busy right now. Please try again in a moment.")
      if (usedIds.has(constraint))
        return refuse("command_reused", "This was sent before. Please reload and try again.")
      const again = error instanceof ChangedMeanwhile || worthAnotherRun.has(code)
      if (!again || n === tries) throw error
    }
  }
}
