import { randomUUID } from "node:crypto"
import { startConversation } from "@/lib/conversations/commands/start"
import { closeConversation } from "@/lib/conversations/commands/status"
import type { CustomerActor, TeammateActor } from "@/lib/events/actor"
import { newId } from "@/lib/shared/ids"
import { assignTeammate } from "@/lib/threads/commands/assign"
import { snoozeThread } from "@/lib/threads/commands/snooze"
import { convertConversation } from "@/lib/tickets/commands/convert"
import { createTicket } from "@/lib/tickets/commands/create"
import { sendTicketForm } from "@/lib/tickets/commands/forms"
import { linkTicket } from "@/lib/tickets/commands/links"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { changeState } from "@/lib/tickets/commands/state"
import { does, theOne } from "./commands"
import { owner } from "./database"
import type { StateName, World } from "./world"

export const hourMs = 3_600_000
export const inAnHour = () => new Date(Date.now() + hourMs).toISOString()

type Start = { assignee?: TeammateActor; customer?: CustomerActor; status?: "snoozed" | "closed" }

/** A conversation of Zoë's (or another customer's); gives its id. */
export async function conversation(world: World, how: Start = {}): Promise<string> {
  const id = newId()
  const words = { subject: "Where is my tent?", messageId: newId(), text: "Hello, where is my tent?" }
  const customer = how.customer ?? world.zoe
  await does(startConversation, customer, { commandId: id, customerId: customer.id, ...words })
  if (how.assignee) await does(assignTeammate, world.system, { threadId: id, teammateId: how.assignee.id })
  if (how.status === "snoozed") await does(snoozeThread, world.system, { threadId: id, until: inAnHour() })
  if (how.status === "closed") await does(closeConversation, world.system, { conversationId: id })
  return id
}

type Ticket = {
  on?: string
  type?: keyof World["types"]
  share?: boolean
  assignee?: TeammateActor
  alsoOn?: string[]
  state?: StateName
}

/** A ticket, by default of the type Refund and on a conversation of its own. */
export async function ticket(world: World, how: Ticket = {}) {
  const conversationId = how.on ?? (await conversation(world))
  const id = newId()
  const fields = {
    typeId: world.types[how.type ?? "refund"],
    title: "Refund 84 €",
    share: how.share ?? false,
  }
  const events = await does(createTicket, world.ben, { commandId: id, conversationId, ...fields })
  if (how.assignee) await does(assignTeammate, world.system, { threadId: id, teammateId: how.assignee.id })
  for (const more of how.alsoOn ?? [])
    await does(linkTicket, world.ben, { ticketId: id, conversationId: more })
  if (how.state) await does(changeState, world.ben, { ticketId: id, stateId: world.states[how.state] })
  return { id, number: theOne(events, "ticket.created").data.number, conversationId }
}

/** A conversation that was turned into a Customer ticket; gives its id, which is the ticket's too. */
export async function customerTicket(world: World): Promise<string> {
  const id = await conversation(world)
  const fields = { typeId: world.types.orderProblem, title: "Tent is missing" }
  await does(convertConversation, world.maya, { conversationId: id, ...fields })
  return id
}

/** A ticket form sent to Zoë, by default for a Refund; gives its id. */
export async function form(world: World, how: { on?: string; type?: keyof World["types"] } = {}) {
  const id = newId()
  const conversationId = how.on ?? (await conversation(world))
  const typeId = world.types[how.type ?? "refund"]
  await does(sendTicketForm, world.maya, { commandId: id, conversationId, typeId })
  return id
}

/** A file of this workspace; gives its id. */
export async function file(world: { workspaceId: string }): Promise<string> {
  const id = randomUUID()
  await owner()`insert into files (workspace_id, id, name, media_type, bytes)
    values (${world.workspaceId}, ${id}, 'receipt.pdf', 'application/pdf', 12)`
  return id
}

/** A note on a ticket of its own, cross-posted; gives its id. */
export async function note(world: World, author: TeammateActor, text: string): Promise<string> {
  const id = newId()
  const { id: ticketId } = await ticket(world)
  await does(addTicketNote, author, { commandId: id, ticketId, text, crossPost: true })
  return id
}
