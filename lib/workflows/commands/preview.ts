import { db } from "@/db/client"
import { type TeammateActor, type WorkflowActor, whyNotAllowed } from "@/lib/events/actor"
import { newId } from "@/lib/shared/ids"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { PreviewWorkflow } from "../inputs"
import { listNames, readFacts } from "../queries"
import { outcomeOf } from "../rules/conditions"
import { whyNotDefinition } from "../rules/saving"
import type { Facts } from "../rules/texts"
import { sentenceOf } from "../rules/words"
import type { ActionView, PreviewView } from "../views"
import { giveAction } from "./steps"

/**
 * Says what a workflow would do for one conversation now: each condition with what is so, each action with why it would
 * be refused. It asks the commands themselves, which undo what they did; nothing changes (SPEC F4, A1).
 */
export async function previewWorkflow(
  actor: TeammateActor,
  raw: unknown,
): Promise<{ ok: true; preview: PreviewView } | Refusal> {
  if (whyNotAllowed(actor, "admin")) return notThere
  const parsed = PreviewWorkflow.safeParse(raw)
  if (!parsed.success) return refuse("invalid", parsed.error.issues[0]?.message ?? "This isn't understood.")
  const { workspaceId } = actor
  const { conversationId, definition } = parsed.data
  const facts = await readFacts(db(), actor, { conversationId, ticketId: null })
  if (!facts.conversation) return notThere
  const names = await listNames(db(), workspaceId)
  const refusal = whyNotDefinition(definition, names)
  if (refusal) return refusal
  const conditions = definition.conditions.map((condition) => outcomeOf(condition, facts, names))
  const actions: PreviewView["actions"] = []
  for (const [at, action] of definition.actions.entries()) {
    const made = definition.actions.slice(0, at).some((before) => before.do === "create_ticket")
    const whyNot = await whyNotNow(workspaceId, action, facts, made)
    actions.push({ action, sentence: sentenceOf(action, names), whyNot })
  }
  return { ok: true, preview: { conditions, runs: conditions.every((one) => one.holds), actions } }
}

async function whyNotNow(workspaceId: string, action: ActionView, facts: Facts, ticketMade: boolean) {
  if (action.do === "wait") return null
  // It is about a ticket that an earlier action makes, of which nothing can be said yet.
  if (ticketMade && (action.do === "change_state" || ("on" in action && action.on === "ticket"))) return null
  const workflow: WorkflowActor = { kind: "workflow", workspaceId, id: newId() }
  const step = { actor: workflow, commandId: newId(), at: new Date(), facts, preview: true }
  const result = await giveAction(action, step)
  return result.ok ? null : result.sentence
}
