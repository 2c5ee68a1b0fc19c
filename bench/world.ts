import { startConversation } from "../lib/conversations/commands/start"
import { addCustomer } from "../lib/customers/commands/add"
import type { SystemActor, TeammateActor } from "../lib/events/actor"
import type { CommandResult } from "../lib/events/event"
import { newId } from "../lib/shared/ids"
import { addTeam, addTeammate } from "../lib/team/commands/people"
import { setUpWorkspace } from "../lib/team/commands/set-up"
import { addTicketType } from "../lib/ticket-types/commands/add"
import { createTicket } from "../lib/tickets/commands/create"

export const password = "only-for-the-bench"

/** A ticket with the conversation it is linked to. */
export type Desk = { ticketId: string; number: number; conversationId: string }

export type World = {
  workspaceId: string
  maya: TeammateActor
  ben: TeammateActor
  /** One for each writer, so that they meet in the workspace's order alone. */
  desks: Desk[]
  /** The ids of all cross-posts that were answered with their event. */
  acknowledged: string[]
}

function must(result: CommandResult): CommandResult & { ok: true } {
  if (!result.ok) throw new Error(`${result.code}: ${result.sentence}`)
  return result
}

async function addPerson(system: SystemActor, name: string): Promise<TeammateActor> {
  const id = newId()
  const email = `${name.toLowerCase()}@bench.example.com`
  must(await addTeammate(system, { commandId: id, name, email, password }))
  return { kind: "teammate", workspaceId: system.workspaceId, id, role: "teammate", timeZone: "UTC" }
}

async function addDesk(
  by: TeammateActor,
  system: SystemActor,
  customerId: string,
  typeId: string,
): Promise<Desk> {
  const [conversationId, ticketId] = [newId(), newId()]
  const opening = { subject: "Where is my tent?", messageId: newId(), text: "Hello, where is my tent?" }
  must(await startConversation(system, { commandId: conversationId, customerId, ...opening }))
  const { events } = must(
    await createTicket(by, { commandId: ticketId, conversationId, typeId, title: "Refund 84 €" }),
  )
  const created = events.find((event) => event.type === "ticket.created")
  return { ticketId, conversationId, number: created?.data.number ?? 0 }
}

/** A workspace with two teammates who can sign in, and as many tickets, each linked to a conversation, as asked for. */
export async function makeWorld(desks: number): Promise<World> {
  const made = await setUpWorkspace({ commandId: newId(), workspace: "Bench", timeZone: "UTC" })
  if (!made.ok) throw new Error(made.sentence)
  const system: SystemActor = { kind: "system", workspaceId: made.workspaceId, id: null }
  const [maya, ben] = [await addPerson(system, "Maya"), await addPerson(system, "Ben")]
  const [customerId, typeId] = [newId(), newId()]
  must(await addTeam(system, { commandId: newId(), name: "Finance", memberIds: [ben.id] }))
  must(await addCustomer(system, { commandId: customerId, name: "Zoë Park" }))
  must(await addTicketType(system, { commandId: typeId, category: "back_office", name: "Refund" }))
  const all: Desk[] = []
  while (all.length < desks) all.push(await addDesk(ben, system, customerId, typeId))
  return { workspaceId: made.workspaceId, maya, ben, desks: all, acknowledged: [] }
}
