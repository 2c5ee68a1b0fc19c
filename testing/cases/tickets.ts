import { newId } from "@/lib/shared/ids"
import { addAttribute } from "@/lib/ticket-types/commands/add"
import { convertConversation } from "@/lib/tickets/commands/convert"
import { createTicket } from "@/lib/tickets/commands/create"
import { describeTicket, retitleTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { sendTicketForm, submitTicketForm } from "@/lib/tickets/commands/forms"
import { linkTicket, unlinkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { shareTicket, stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { tagTicket, untagTicket } from "@/lib/tickets/commands/tags"
import { does } from "../commands"
import { conversation, form, ticket } from "../given"
import type { World } from "../world"
import { byCustomer, byTeammate, type Row } from "./case"

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
    attribute: { id, name: `Amount ${newId()}`, kind: "decimal" },
  })
  return id
}

export const onTicket: Row[] = [
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
    sendTicketForm,
    "sendTicketForm",
    byTeammate,
    async (w) => ({ conversationId: await conversation(w), typeId: w.types.refund }),
  ],
  [
    submitTicketForm,
    "submitTicketForm",
    byCustomer,
    async (w) => ({ formId: await form(w), title: "My tent is torn" }),
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
