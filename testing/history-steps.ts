import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { closeConversation, reopenConversation } from "@/lib/conversations/commands/status"
import { tagConversation, untagConversation } from "@/lib/conversations/commands/tags"
import type { Actor, CustomerActor } from "@/lib/events/actor"
import { assignTeam, assignTeammate } from "@/lib/threads/commands/assign"
import { editNote, removeNote } from "@/lib/threads/commands/notes"
import { snoozeThread, wakeThread } from "@/lib/threads/commands/snooze"
import { convertConversation } from "@/lib/tickets/commands/convert"
import { createTicket } from "@/lib/tickets/commands/create"
import { describeTicket, retitleTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { sendTicketForm, submitTicketForm } from "@/lib/tickets/commands/forms"
import { linkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { shareTicket, stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { tagTicket } from "@/lib/tickets/commands/tags"
import type { Command } from "./commands"
import { owner } from "./database"
import type { World } from "./world"

/** A world whose refund type has one field that customers see and one that they don't, and a second state of one label. */
export type Stage = World & { shown: string; hidden: string; supplier: string }

export const seenByCustomer = [
  "write",
  "reply",
  "open",
  "share",
  "stop",
  "state",
  "title",
  "shown",
  "convert",
  "form",
  "submit",
] as const
export const internal = [
  "note",
  "ticketNote",
  "crossPost",
  "editNote",
  "removeNote",
  "assign",
  "team",
  "assignTicket",
  "snooze",
  "snoozeTicket",
  "wake",
  "tag",
  "untag",
  "tagTicket",
  "close",
  "reopen",
  "hidden",
  "describe",
  "sameLabel",
  "otherTicket",
  "tracker",
  "otherState",
  "otherNote",
  "fraud",
] as const

export type Seen = (typeof seenByCustomer)[number]
type Internal = (typeof internal)[number]
export type Step = { kind: Seen; pick: number }
/** An internal step, and before which of the seen steps it happens. */
export type Aside = { kind: Internal; pick: number; slot: number }

/** The ids that a history goes by, the same in whichever world it is told. */
export type Ids = {
  zoe: CustomerActor
  conversationId: string
  ticketId: string
  otherId: string
  trackerId: string
  formId: string
}
type Given = [Command, Actor, object, string?]

const stateNames = ["submitted", "inProgress", "waiting", "resolved"] as const

export const words = [
  "Hello, where is it?",
  "It left today.",
  "Thanks",
  "One more thing",
  "Sorry",
  "It is here",
]

const stateOf = ({ states }: Stage, pick: number) => states[stateNames[pick % 4] ?? "submitted"]

/** What a step that the customer may see is: a command, who gives it, its input, and its id where that matters. */
export function seenStep(ids: Ids, stage: Stage, { kind, pick }: Step): Given {
  const { zoe, conversationId, ticketId, formId } = ids
  const { maya, ben, types } = stage
  const text = words[pick]
  switch (kind) {
    case "write":
      return [receiveMessage, zoe, { conversationId, text }]
    case "reply":
      return [sendReply, pick % 2 ? maya : ben, { conversationId, text }]
    case "open":
      return [createTicket, ben, { conversationId, typeId: types.refund, title: "Refund" }, ticketId]
    case "share":
      return [shareTicket, maya, { ticketId }]
    case "stop":
      return [stopSharing, maya, { ticketId, knownTagIds: [stage.tags.vip] }]
    case "state":
      return [
        changeState,
        ben,
        { ticketId: pick > 3 ? conversationId : ticketId, stateId: stateOf(stage, pick) },
      ]
    case "title":
      return [retitleTicket, ben, { ticketId, title: `Refund ${pick}` }]
    case "shown":
      return [setAttribute, ben, { ticketId, attributeId: stage.shown, value: text }]
    case "convert":
      return [convertConversation, maya, { conversationId, typeId: types.orderProblem, title: "Lost" }]
    case "form":
      return [sendTicketForm, maya, { conversationId, typeId: types.refund }, formId]
    case "submit":
      return [submitTicketForm, zoe, { formId, title: "Torn" }, ticketId]
  }
}

/** The same of a step that only the team may see; `at` is its moment, `noteId` the note written last. */
export async function internalStep(
  ids: Ids,
  stage: Stage,
  { kind, pick }: Omit<Aside, "slot">,
  { at, noteId }: { at: Date; noteId: string },
): Promise<Given[]> {
  const { conversationId, ticketId, otherId, trackerId } = ids
  const { maya, ben, ada, tags, teams, states, types } = stage
  const text = `Internal ${words[pick]}`
  const until = new Date(at.getTime() + 86_400_000 * (pick + 1)).toISOString()
  const teammateId = [maya.id, ben.id, null][pick % 3]
  switch (kind) {
    case "note":
      return [[addConversationNote, maya, { conversationId, text }]]
    case "ticketNote":
      return [[addTicketNote, ben, { ticketId, text, crossPost: false }]]
    case "crossPost":
      return [[addTicketNote, ben, { ticketId, text, crossPost: true }]]
    case "editNote":
      return [[editNote, pick % 2 ? maya : ben, { noteId, version: 1, text }]]
    case "removeNote":
      return [[removeNote, ada, { noteId }]]
    case "assign":
      return [[assignTeammate, maya, { threadId: conversationId, teammateId }]]
    case "team":
      return [[assignTeam, maya, { threadId: conversationId, teamId: pick % 2 ? teams.finance : null }]]
    case "assignTicket":
      return [[assignTeammate, maya, { threadId: ticketId, teammateId }]]
    case "snooze":
      return [[snoozeThread, maya, { threadId: conversationId, until }]]
    case "snoozeTicket":
      return [[snoozeThread, ben, { threadId: ticketId, until }]]
    case "wake":
      return [[wakeThread, maya, { threadId: conversationId }]]
    case "tag":
      return [[tagConversation, maya, { conversationId, tagId: tags.urgent }]]
    case "untag":
      return [[untagConversation, maya, { conversationId, tagId: tags.urgent }]]
    case "tagTicket":
      return [[tagTicket, maya, { ticketId, tagId: tags.vip }]]
    case "close":
      return [[closeConversation, maya, { conversationId }]]
    case "reopen":
      return [[reopenConversation, maya, { conversationId }]]
    case "hidden":
      return [[setAttribute, ben, { ticketId, attributeId: stage.hidden, value: text }]]
    case "describe":
      return [[describeTicket, ben, { ticketId, description: text }]]
    case "sameLabel":
      return amongSameLabel(ids, stage, pick)
    case "otherTicket":
      return [[createTicket, ben, { conversationId, typeId: types.refund, title: text }, otherId]]
    case "tracker":
      return [
        [createTicket, ben, { conversationId, typeId: types.incident, title: text }, trackerId],
        [linkTicket, ben, { ticketId: trackerId, conversationId }],
      ]
    case "otherState":
      return [[changeState, ben, { ticketId: otherId, stateId: states[stateNames[pick % 4] ?? "submitted"] }]]
    case "otherNote":
      return [[addTicketNote, ben, { ticketId: otherId, text, crossPost: pick % 2 === 0 }]]
    case "fraud":
      return [[createTicket, ben, { conversationId, typeId: types.fraud, title: text }]]
  }
}

/** A move between the two states that look the same to customers; only a ticket that is in one of them can make it. */
async function amongSameLabel(ids: Ids, stage: Stage, pick: number): Promise<Given[]> {
  const rows = await owner()<{ id: string }[]>`
    select id from tickets where workspace_id = ${stage.workspaceId}
      and id in (${ids.ticketId}, ${ids.conversationId}) and state_category = 'in_progress'`
  const stateId = pick % 2 ? stage.supplier : stage.states.inProgress
  return rows.map(({ id }) => [changeState, stage.ben, { ticketId: id, stateId }])
}
