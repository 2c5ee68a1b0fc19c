import type { Step, Story } from "@/db/seed/story/format"
import { workspace } from "@/db/seed/story/workspace"
import { addConversationNote, receiveMessage, sendReply } from "@/lib/conversations/commands/messages"
import { startConversation } from "@/lib/conversations/commands/start"
import { closeConversation, reopenConversation } from "@/lib/conversations/commands/status"
import { tagConversation } from "@/lib/conversations/commands/tags"
import type { Actor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import { assignTeam, assignTeammate } from "@/lib/threads/commands/assign"
import { snoozeThread, wakeThread } from "@/lib/threads/commands/snooze"
import { convertConversation } from "@/lib/tickets/commands/convert"
import { createTicket } from "@/lib/tickets/commands/create"
import { linkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { shareTicket, stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { tagTicket } from "@/lib/tickets/commands/tags"
import { attributeValues, demoId } from "./demo-workspace"
import { steadyId } from "./steady-id"

type PlayedTicket = { id: string; type: string; state: string; seenByCustomer: boolean }

/** The demo as far as it is told: what later steps refer to. */
export type Telling = {
  workspaceId: string
  moment: Date
  stateIds: Map<string, string>
  tickets: Map<string, PlayedTicket>
  /** The tickets of each conversation, by their names in the story. */
  refs: Map<string, Set<string>>
}

/** One step, with the ids it works on and who takes it. */
export type Scene = { conversationId: string; story: Story; commandId: string; actor: Actor; at: Date }

/** A story's conversation. */
export const conversationIdOf = (story: Story) => steadyId("story", story.customer.email, story.subject)

const isFirst = (story: Story, step: Step) => story.steps[0] === step

/** Does one step of a story by the commands that a person's own doing would call. */
export async function takeStep(telling: Telling, scene: Scene, step: Step): Promise<CommandResult> {
  if ("write" in step) return write(telling, scene, step)
  if ("open" in step) return open(telling, scene, step)
  if ("convert" in step) return convert(telling, scene, step)
  const { actor, at, commandId, conversationId } = scene
  if ("link" in step) {
    refsOf(telling, scene).add(step.link)
    const ticketId = ticketNamed(telling, step.link).id
    return linkTicket(actor, { commandId, ticketId, conversationId }, { at })
  }
  const here = { commandId, conversationId }
  if ("close" in step) return closeConversation(actor, here, { at })
  if ("reopen" in step) return reopenConversation(actor, here, { at })
  if ("note" in step && step.on === undefined)
    return addConversationNote(actor, { ...here, text: step.note }, { at })
  if ("tag" in step && step.on === undefined)
    return tagConversation(actor, { ...here, tagId: demoId.tag(step.tag) }, { at })
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
  const threadId = on === undefined ? conversationId : ticketNamed(telling, on).id
  const thread = { commandId, threadId }
  if ("assign" in step) {
    const teammateId = step.assign && demoId.teammate(step.assign)
    return assignTeammate(actor, { ...thread, teammateId }, { at })
  }
  if ("team" in step)
    return assignTeam(actor, { ...thread, teamId: step.team && demoId.team(step.team) }, { at })
  if ("wake" in step) return wakeThread(actor, thread, { at })
  const until = new Date(telling.moment.getTime() + step.snoozeHours * 3_600_000).toISOString()
  return snoozeThread(actor, { ...thread, until }, { at })
}

type TicketStep = Extract<
  Step,
  { note: unknown } | { tag: unknown } | { state: unknown } | { share: unknown } | { stopSharing: unknown }
>

function onTicket(telling: Telling, scene: Scene, step: TicketStep): Promise<CommandResult> {
  const { actor, at, commandId } = scene
  const ticket = ticketNamed(telling, step.on ?? "")
  const here = { commandId, ticketId: ticket.id }
  if ("note" in step)
    return addTicketNote(actor, { ...here, text: step.note, crossPost: step.crossPost ?? false }, { at })
  if ("tag" in step) return tagTicket(actor, { ...here, tagId: demoId.tag(step.tag) }, { at })
  if ("state" in step) {
    ticket.state = step.state
    return changeState(actor, { ...here, stateId: telling.stateIds.get(step.state) }, { at })
  }
  ticket.seenByCustomer = "share" in step
  if ("share" in step) return shareTicket(actor, here, { at })
  return stopSharing(actor, { ...here, knownTagIds: workspace.tags.map(demoId.tag) }, { at })
}

async function write(
  telling: Telling,
  { actor, at, commandId, conversationId, story }: Scene,
  step: Extract<Step, { write: unknown }>,
): Promise<CommandResult> {
  const text = step.write
  if (step.by !== "customer") return sendReply(actor, { commandId, conversationId, text }, { at })
  if (isFirst(story, step)) {
    const customerId = demoId.customer(story.customer.email)
    const first = {
      commandId: conversationId,
      messageId: commandId,
      customerId,
      subject: story.subject,
      text,
    }
    return startConversation(actor, first, { at })
  }
  const received = await receiveMessage(actor, { commandId, conversationId, text }, { at })
  for (const ref of telling.refs.get(conversationId) ?? []) {
    const ticket = ticketNamed(telling, ref)
    if (!received.ok || !ticket.seenByCustomer || ticket.state !== "Waiting on customer") continue
    ticket.state = "In progress"
    // SPEC C4, said by hand: nothing to do where the message itself moved the ticket on.
    const again = {
      commandId: steadyId(commandId, ref),
      ticketId: ticket.id,
      stateId: telling.stateIds.get(ticket.state),
    }
    const moved = await changeState({ kind: "system", workspaceId: telling.workspaceId, id: null }, again, {
      at,
    })
    if (!moved.ok && moved.code !== "unchanged") return moved
  }
  return received
}

async function open(
  telling: Telling,
  { actor, at, commandId, conversationId }: Scene,
  { open: ticket }: Extract<Step, { open: unknown }>,
): Promise<CommandResult> {
  const { ref, type, title, description, share = false, assignee, team } = ticket
  telling.tickets.set(ref, { id: commandId, type, state: "Submitted", seenByCustomer: share })
  refsOf(telling, { conversationId }).add(ref)
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
  const created = await createTicket(actor, input, { at })
  if (!created.ok) return created
  if (assignee) {
    const given = {
      commandId: steadyId(commandId, "assignee"),
      threadId: commandId,
      teammateId: demoId.teammate(assignee),
    }
    const result = await assignTeammate(actor, given, { at })
    if (!result.ok) return result
  }
  if (!team) return created
  const given = { commandId: steadyId(commandId, "team"), threadId: commandId, teamId: demoId.team(team) }
  return assignTeam(actor, given, { at })
}

function convert(
  telling: Telling,
  { actor, at, commandId, conversationId }: Scene,
  { convert: { ref, type, title, attributes } }: Extract<Step, { convert: unknown }>,
): Promise<CommandResult> {
  telling.tickets.set(ref, { id: conversationId, type, state: "Submitted", seenByCustomer: true })
  refsOf(telling, { conversationId }).add(ref)
  const values = attributeValues(type, attributes)
  const input = { commandId, conversationId, typeId: demoId.type(type), title, attributes: values }
  return convertConversation(actor, input, { at })
}

function refsOf(telling: Telling, { conversationId }: { conversationId: string }): Set<string> {
  const refs = telling.refs.get(conversationId) ?? new Set()
  telling.refs.set(conversationId, refs)
  return refs
}

function ticketNamed(telling: Telling, ref: string): PlayedTicket {
  const ticket = telling.tickets.get(ref)
  if (!ticket) throw new Error(`The demo has no ticket "${ref}" yet.`)
  return ticket
}
