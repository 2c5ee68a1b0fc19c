import type { TriggerView } from "../views"

/** What started a workflow, as its trigger asks for it. */
export type Cause = { on: TriggerView["on"]; typeId: string | null; toStateId: string | null }

/** Whether what happened is what a trigger waits for. */
export function isTriggeredBy(trigger: TriggerView, cause: Cause): boolean {
  if (trigger.on !== cause.on) return false
  if ("typeId" in trigger && trigger.typeId !== null && trigger.typeId !== cause.typeId) return false
  return !("toStateId" in trigger) || trigger.toStateId === null || trigger.toStateId === cause.toStateId
}

const deepest = 5

/** Says why a workflow is not started by what other workflows did, or null; so no loop goes on for ever. */
export function whyNotStart(workflowId: string, chain: string[]): string | null {
  if (chain.includes(workflowId)) return "It had a part in what started it, so it would run in a circle."
  if (chain.length >= deepest) return `It would be the ${deepest + 1}th workflow of a chain.`
  return null
}

/** One of a few queues: the runs of one conversation follow each other, those of others need not wait for them. */
export function queueOf(run: { conversationId: string | null; ticketId: string | null }): string {
  const id = run.conversationId ?? run.ticketId ?? "0"
  return `runs-${Number.parseInt(id.slice(-2), 16) % 16}`
}
