import type { Step, Story } from "@/db/seed/story/format"
import { workspace } from "@/db/seed/story/workspace"
import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { startConversation } from "@/lib/conversations/commands/start"
import { closeConversation, reopenConversation } from "@/lib/conversations/commands/status"
import { tagConversation } from "@/lib/conversations/commands/tags"
import type { Actor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import { steadyId } from "@/lib/shared/steady-id"
import { assignTeam, assignTeammate } from "@/lib/threads/commands/assign"
import { snoozeThread, wakeThread } from "@/lib/threads/commands/snooze"
import { convertConversation } from "@/lib/tickets/commands/convert"
import { createTicket } from "@/lib/tickets/commands/create"
import { linkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { shareTicket, stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { tagTicket } from "@/lib/tickets/commands/tags"
import { attributeValues, demoId } from "./demo-workspace"

/** The demo as far as it is told: what later steps refer to. */
export type Telling = {
  workspaceId: string
  moment: Date
  stateIds: Map<string, string>
  /** Ids of the tickets, by their names in the story. */
  tickets: Map<string, string>
}

/** What was told long ago starts no workflow and no mail. */
const told = (at: Date) => ({ at, quiet: true })

/** One step, with the ids it works on and who takes it. */
export type Scene = { conversationId: string; story: Story; commandId: string; actor: Actor; at: Date }

/** A story's conversation. */
export const conversationIdOf = (story: Story) => steadyId("story", story.customer.email, story.subject)

const isFirst = (story: Story, step: Step) => story.steps[0] === step

/** Does one step of a story by the commands that a person's own doing would call. */
export async function takeStep(telling: Telling, scene: Scene, step: Step): Promise<CommandResult> {
  if ("write" in step) return write(scene, step)
  if ("open" in step) return open(telling, scene, step)
  if ("convert" in step) return convert(telling, scene, step)
  const { actor, at, commandId, conversationId } = scene
  if ("link" in step) {
    const ticketId = ticketNamed(telling, step.link)
    return linkTicket(actor, { commandId, ticketId, conversationId }, told(at))
  }
  const here = { commandId, conversationId }
  if ("close" in step) return closeConversation(actor, here, told(at))
  if ("reopen" in step) return reopenConversation(actor, here, told(at))
  if ("note" in step && step.on === undefined)
    return addConversationNote(actor, { ...here, text: step.note }, told(at))
  if ("tag" in step && step.on === undefined)
    return tagConversation(actor, { ...here, tagId: demoId.tag(step.tag) }, told(at))
  if ("assign" in step || "team" in step || "snoozeHours" in step || "wake" in step)
    return onThread(telling, scene, step)
  return onTicket(telling, scene, step)
}

type ThreadStep = Extract<
  Step,
  { assign: unknown } | { team: unknown } | { snoozeHours: unknown } | { wake: unknown }
>

function onThread(telling: Telling, scene: Scene, step: ThreadStep): Promise<CommandResult> {
  const { actor, at, commandId, conversationId } = scene
  const on = "on" in step ? step.on : undefined
  const threadId = on === undefined ? conversationId : ticketNamed(telling, on)
  const thread = { commandId, threadId }
  if ("assign" in step) {
    const teammateId = step.assign && demoId.teammate(step.assign)
    return assignTeammate(actor, { ...thread, teammateId }, told(at))
  }
  if ("team" in step)
    return assignTeam(actor, { ...thread, teamId: step.team && demoId.team(step.team) }, told(at))
  if ("wake" in step) return wakeThread(actor, thread, told(at))
  const until = new Date(telling.moment.getTime() + step.snoozeHours * 3_600_000).toISOString()
  return snoozeThread(actor, { ...thread, until }, told(at))
}

type TicketStep = Extract<
  Step,
  { note: unknown } | { tag: unknown } | { state: unknown } | { share: unknown } | { stopSharing: unknown }
>

function onTicket(telling: Telling, scene: Scene, step: TicketStep): Promise<CommandResult> {
  const { actor, at, commandId } = scene
  const here = { commandId, ticketId: ticketNamed(telling, step.on ?? "") }
  if ("note" in step)
    return addTicketNote(actor, { ...here, text: step.note, crossPost: step.crossPost ?? false }, told(at))
  if ("tag" in step) return tagTicket(actor, { ...here, tagId: demoId.tag(step.tag) }, told(at))
  if ("state" in step)
    return changeState(actor, { ...here, stateId: telling.stateIds.get(step.state) }, told(at))
  if ("share" in step) return shareTicket(actor, here, told(at))
  return stopSharing(actor, { ...here, knownTagIds: workspace.tags.map(demoId.tag) }, told(at))
}

async function write(
  { actor, at, commandId, conversationId, story }: Scene,
  step: Extract<Step, { write: unknown }>,
): Promise<CommandResult> {
  const text = step.write
  if (step.by !== "customer") return sendReply(actor, { commandId, conversationId, text }, told(at))
  if (isFirst(story, step)) {
    const customerId = demoId.customer(story.customer.email)
    const first = {
      commandId: conversationId,
      messageId: commandId,
      customerId,
      subject: story.subject,
      text,
    }
    return startConversation(actor, first, told(at))
  }
  return receiveMessage(actor, { commandId, conversationId, text }, told(at))
}

async function open(
  telling: Telling,
  { actor, at, commandId, conversationId }: Scene,
  { open: ticket }: Extract<Step, { open: unknown }>,
): Promise<CommandResult> {
  const { ref, type, title, description, share = false, assignee, team } = ticket
  telling.tickets.set(ref, commandId)
  const attributes = attributeValues(type, ticket.attributes)
  const input = {
    commandId,
    conversationId,
    typeId: demoId.type(type),
    title,
    description,
    attributes,
    share,
  }
  const created = await createTicket(actor, input, told(at))
  if (!created.ok) return created
  if (assignee) {
    const given = {
      commandId: steadyId(commandId, "assignee"),
      threadId: commandId,
      teammateId: demoId.teammate(assignee),
    }
    const result = await assignTeammate(actor, given, told(at))
    if (!result.ok) return result
  }
  if (!team) return created
  const given = { commandId: steadyId(commandId, "team"), threadId: commandId, teamId: demoId.team(team) }
  return assignTeam(actor, given, told(at))
}

function convert(
  telling: Telling,
  { actor, at, commandId, conversationId }: Scene,
  { convert: { ref, type, title, attributes } }: Extract<Step, { convert: unknown }>,
): Promise<CommandResult> {
  telling.tickets.set(ref, conversationId)
  const values = attributeValues(type, attributes)
  const input = { commandId, conversationId, typeId: demoId.type(type), title, attributes: values }
  return convertConversation(actor, input, told(at))
}

function ticketNamed(telling: Telling, ref: string): string {
  const ticket = telling.tickets.get(ref)
  if (!ticket) throw new Error(`The demo has no ticket "${ref}" yet.`)
  return ticket
}
