import { notThere, type Refusal } from "@/lib/shared/refusals"

/** Who asks; everything an actor reaches lies in one workspace. */
export type TeammateActor = {
  kind: "teammate"
  workspaceId: string
  id: string
  role: "owner" | "admin" | "teammate"
  timeZone: string
  /** In which language they read dates; as the product does where nothing is said. */
  dateLocale?: string | null
}
export type CustomerActor = { kind: "customer"; workspaceId: string; id: string }
/** A workflow acts with a teammate's rights, in its own name; `id` is the workflow's. */
export type WorkflowActor = { kind: "workflow"; workspaceId: string; id: string }
export type SystemActor = { kind: "system"; workspaceId: string; id: null }
export type Actor = TeammateActor | CustomerActor | WorkflowActor | SystemActor

/** Who may give a command. A right that is not there gives the same answer as a thing that is not (SPEC A3). */
export type Right = "teammate" | "admin" | "customer" | "system"

/** Says no if this actor lacks the right; the product itself may do everything. */
export function whyNotAllowed(actor: Actor, right: Right): Refusal | null {
  if (actor.kind === "system") return null
  if (right === "teammate" && (actor.kind === "teammate" || actor.kind === "workflow")) return null
  if (right === "admin" && actor.kind === "teammate" && actor.role !== "teammate") return null
  if (right === "customer" && actor.kind === "customer") return null
  return notThere
}
