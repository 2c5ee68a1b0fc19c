import { addConversationNote, receiveMessage, sendReply } from "@/lib/conversations/commands/messages"
import { startConversation } from "@/lib/conversations/commands/start"
import { closeConversation, reopenConversation } from "@/lib/conversations/commands/status"
import { tagConversation, untagConversation } from "@/lib/conversations/commands/tags"
import { addCustomer } from "@/lib/customers/commands"
import { newId } from "@/lib/shared/ids"
import { addTag } from "@/lib/tags/commands"
import { addTeam, addTeammate } from "@/lib/team/commands"
import { assignTeam, assignTeammate } from "@/lib/threads/commands/assign"
import { editNote, removeNote } from "@/lib/threads/commands/notes"
import { snoozeThread, wakeThread } from "@/lib/threads/commands/snooze"
import { addAttribute, addTicketType } from "@/lib/ticket-types/commands"
import { convertConversation } from "@/lib/tickets/commands/convert"
import { createTicket } from "@/lib/tickets/commands/create"
import { describeTicket, retitleTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { linkTicket, unlinkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { shareTicket, stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { tagTicket, untagTicket } from "@/lib/tickets/commands/tags"
import { type Command, does } from "./commands"
import { conversation, inAnHour, note, ticket } from "./given"
import type { World } from "./world"

/** Someone of a world who may give a command, and someone in reach who may not. */
type Who = "ada" | "maya" | "ben" | "zoe"

export type Case = {
  name: string
  command: Command
  by: Who
  /** Another who may give it too: the same id from them is not the same command. */
  alsoBy: Who | "system"
  /** Those of the same workspace who may not. */
  denied: Who[]
  /** Whether the input names things of the workspace, which nobody of another one may reach. */
  reaches: boolean
  input: (world: World) => Promise<object>
}

const text = "Please look at this."

async function tagged(world: World): Promise<string> {
  const { id } = await ticket(world, { share: true })
  await does(tagTicket, world.ben, { ticketId: id, tagId: world.tags.vip })
  return id
}

async function attribute(world: World): Promise<string> {
  const id = newId()
  await does(addAttribute, world.ada, {
    typeId: world.types.refund,
    attribute: { id, name: "Amount", kind: "decimal" },
  })
  return id
}

const byTeammate = { by: "maya", alsoBy: "ben", denied: ["zoe"], reaches: true } as const
const byAdmin = { by: "ada", alsoBy: "system", denied: ["maya", "zoe"], reaches: false } as const
const byCustomer = { by: "zoe", alsoBy: "system", denied: ["ada", "maya"], reaches: true } as const

const onWorkspace: [Command, string, object, (world: World) => Promise<object>][] = [
  [addTeammate, "addTeammate", byAdmin, async () => ({ name: "Leo Brandt", email: "leo@example.com" })],
  [addTeam, "addTeam", byAdmin, async (w) => ({ name: "Fraud", memberIds: [w.ben.id] })],
  [addTag, "addTag", { ...byTeammate, reaches: false }, async () => ({ name: "Late" })],
  [addCustomer, "addCustomer", { ...byTeammate, reaches: false }, async () => ({ name: "Noor" })],
  [addTicketType, "addTicketType", byAdmin, async () => ({ category: "tracker", name: "Outage" })],
  [
    addAttribute,
    "addAttribute",
    { ...byAdmin, reaches: true },
    async (w) => ({ typeId: w.types.refund, attribute: { id: newId(), name: "Amount", kind: "decimal" } }),
  ],
]

const onThread: typeof onWorkspace = [
  [
    startConversation,
    "startConversation",
    byCustomer,
    async (w) => ({ customerId: w.zoe.id, messageId: newId(), text }),
  ],
  [
    receiveMessage,
    "receiveMessage",
    byCustomer,
    async (w) => ({ conversationId: await conversation(w), text }),
  ],
  [sendReply, "sendReply", byTeammate, async (w) => ({ conversationId: await conversation(w), text })],
  [
    addConversationNote,
    "addConversationNote",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w), text }),
  ],
  [
    closeConversation,
    "closeConversation",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w) }),
  ],
  [
    reopenConversation,
    "reopenConversation",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w, { status: "closed" }) }),
  ],
  [
    tagConversation,
    "tagConversation",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w), tagId: w.tags.vip }),
  ],
  [
    untagConversation,
    "untagConversation",
    byTeammate,
    async (w) => {
      const on = { conversationId: await conversation(w), tagId: w.tags.vip }
      await does(tagConversation, w.maya, on)
      return on
    },
  ],
  [
    assignTeammate,
    "assignTeammate",
    byTeammate,
    async (w) => ({ threadId: await conversation(w), teammateId: w.ben.id }),
  ],
  [
    assignTeam,
    "assignTeam",
    byTeammate,
    async (w) => ({ threadId: await conversation(w), teamId: w.teams.front }),
  ],
  [
    snoozeThread,
    "snoozeThread",
    byTeammate,
    async (w) => ({ threadId: await conversation(w), until: inAnHour() }),
  ],
  [
    wakeThread,
    "wakeThread",
    byTeammate,
    async (w) => ({ threadId: await conversation(w, { status: "snoozed" }) }),
  ],
  [
    editNote,
    "editNote",
    { ...byTeammate, alsoBy: "ada" },
    async (w) => ({ noteId: await note(w, w.maya, text), version: 1, text: "Better words." }),
  ],
  [
    removeNote,
    "removeNote",
    { ...byTeammate, alsoBy: "ada" },
    async (w) => ({ noteId: await note(w, w.maya, text) }),
  ],
]

const onTicket: typeof onWorkspace = [
  [
    createTicket,
    "createTicket",
    byTeammate,
    async (w) => ({
      conversationId: await conversation(w),
      typeId: w.types.refund,
      title: "Refund",
      share: true,
    }),
  ],
  [
    convertConversation,
    "convertConversation",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w), typeId: w.types.orderProblem, title: "Lost" }),
  ],
  [
    changeState,
    "changeState",
    byTeammate,
    async (w) => ({ ticketId: (await ticket(w)).id, stateId: w.states.inProgress }),
  ],
  [
    retitleTicket,
    "retitleTicket",
    byTeammate,
    async (w) => ({ ticketId: (await ticket(w)).id, title: "New" }),
  ],
  [
    describeTicket,
    "describeTicket",
    byTeammate,
    async (w) => ({ ticketId: (await ticket(w)).id, description: "Bought twice." }),
  ],
  [
    setAttribute,
    "setAttribute",
    byTeammate,
    async (w) => ({ attributeId: await attribute(w), ticketId: (await ticket(w)).id, value: 84.5 }),
  ],
  [shareTicket, "shareTicket", byTeammate, async (w) => ({ ticketId: (await ticket(w)).id })],
  [
    stopSharing,
    "stopSharing",
    byTeammate,
    async (w) => ({ ticketId: await tagged(w), knownTagIds: [w.tags.vip] }),
  ],
  [
    linkTicket,
    "linkTicket",
    byTeammate,
    async (w) => ({ ticketId: (await ticket(w)).id, conversationId: await conversation(w) }),
  ],
  [
    unlinkTicket,
    "unlinkTicket",
    byTeammate,
    async (w) => {
      const conversationId = await conversation(w)
      return { ticketId: (await ticket(w, { alsoOn: [conversationId] })).id, conversationId }
    },
  ],
  [
    tagTicket,
    "tagTicket",
    byTeammate,
    async (w) => ({ ticketId: (await ticket(w, { share: true })).id, tagId: w.tags.vip }),
  ],
  [untagTicket, "untagTicket", byTeammate, async (w) => ({ ticketId: await tagged(w), tagId: w.tags.vip })],
  [
    addTicketNote,
    "addTicketNote",
    byTeammate,
    async (w) => ({ ticketId: (await ticket(w)).id, text, crossPost: true }),
  ],
]

/** Every command that a person can give, with an input that succeeds in a new world. */
export const everyCommand: Case[] = [...onWorkspace, ...onThread, ...onTicket].map(
  ([command, name, who, input]) => ({
    command,
    name,
    input,
    ...(who as Omit<Case, "command" | "name" | "input">),
  }),
)
