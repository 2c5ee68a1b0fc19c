import { newId } from "@/lib/shared/ids"
import { addAttribute, addTicketType } from "@/lib/ticket-types/commands/add"
import { convertConversation } from "@/lib/tickets/commands/convert"
import { createTicket } from "@/lib/tickets/commands/create"
import { describeTicket, retitleTicket, setAttribute } from "@/lib/tickets/commands/fields"
import { sendTicketForm, submitTicketForm } from "@/lib/tickets/commands/forms"
import { linkTicket, unlinkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { closeAgain, openAnyway } from "@/lib/tickets/commands/openings"
import { shareTicket, stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { tagTicket, untagTicket } from "@/lib/tickets/commands/tags"
import { does } from "../commands"
import { conversation, form, ticket } from "../given"
import type { World } from "../world"
import { byAdmin, byCustomer, byTeammate, type Row } from "./case"

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

/** A ticket of a type that is limited to Finance, of which Ada is not. */
async function restricted(world: World): Promise<string> {
  const typeId = newId()
  const limits = { limited: true, teamIds: [world.teams.finance] }
  const type = { category: "back_office", name: `Chargeback ${typeId}`, ...limits }
  await does(addTicketType, world.ada, { commandId: typeId, ...type })
  const id = newId()
  const input = { conversationId: await conversation(world), typeId, title: "Chargeback" }
  await does(createTicket, world.ben, { commandId: id, ...input })
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
  [
    openAnyway,
    "openAnyway",
    { ...byAdmin, reaches: true },
    async (w) => ({ ticketId: await restricted(w), reason: "The bank called.", minutes: 60 }),
  ],
  [
    closeAgain,
    "closeAgain",
    { ...byAdmin, reaches: true },
    async (w) => {
      const ticketId = await restricted(w)
      await does(openAnyway, w.ada, { ticketId, reason: "The bank called.", minutes: 60 })
      return { ticketId }
    },
  ],
]
