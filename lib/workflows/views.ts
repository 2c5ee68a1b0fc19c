import type { z } from "zod"
import type { Action, Condition, Definition, Trigger } from "./inputs"

export type TriggerView = z.output<typeof Trigger>
export type ConditionView = z.output<typeof Condition>
export type ActionView = z.output<typeof Action>
export type DefinitionView = z.output<typeof Definition>

/** A workflow in the list, in the order in which they run. Times are ISO 8601. */
export type WorkflowItem = {
  id: string
  name: string
  trigger: TriggerView
  enabled: boolean
  archived: boolean
  /** The newest version's number; saving names the one that was shown. */
  version: number
  changedAt: string
  /** How often it ran in the last 30 days, skipped runs aside, and when last. */
  runs: number
  lastRunAt: string | null
}

export type WorkflowView = WorkflowItem & { definition: DefinitionView }

/** One saved definition of a workflow, by its number; `savedBy` is null where the product itself saved it. */
export type VersionItem = { version: number; savedAt: string; savedBy: string | null }

/** A workflow's versions, the newest first; `next` is the number to go on below. */
export type VersionPage = { rows: VersionItem[]; next: number | null }

/** What a version does, what the one before it did, and the workflow as it is now. */
export type VersionView = VersionItem & {
  definition: DefinitionView
  before: DefinitionView | null
  workflow: WorkflowView
}

/**
 * running: now, or as soon as a job is run · waiting: until its wait is over · done: all steps taken, refused ones included
 * · skipped: its conditions did not hold · stopped: not started, or not gone on with, for the reason given
 */
export type RunStatus = "running" | "waiting" | "done" | "skipped" | "stopped"

/** A run in the list of a workflow's runs, the newest first. */
export type RunItem = {
  id: string
  status: RunStatus
  /** Whether it is about a ticket that the reader can't open: then what it found and why it refused is left out. */
  restricted: boolean
  reason: string | null
  version: number
  conversationId: string | null
  subject: string | null
  customerName: string | null
  ticketNumber: number | null
  startedAt: string
  endedAt: string | null
  /** Steps that were refused. */
  refused: number
}

/** A condition as it was, or would be: whether it holds, what it asks and what is so now. */
export type ConditionOutcome = { condition: ConditionView; holds: boolean; sentence: string; present: string }

/** A step; `why` is the refusal's sentence, the same that a teammate would have read. */
export type StepView = {
  actionId: string
  sentence: string
  status: "running" | "waiting" | "done" | "refused"
  code: string | null
  why: string | null
  at: string
  waitsUntil: string | null
}

export type RunView = RunItem & {
  workflowId: string
  workflowName: string
  conditions: ConditionOutcome[]
  steps: StepView[]
}

export type RunPage = { rows: RunItem[]; next: string | null }

/** What a workflow would do for one conversation; `whyNot` is null where nothing speaks against an action now. */
export type PreviewView = {
  conditions: ConditionOutcome[]
  /** Whether all conditions hold, so that its actions would be taken. */
  runs: boolean
  actions: { action: ActionView; sentence: string; whyNot: string | null }[]
}
