import { randomUUID } from "node:crypto"
import { db } from "@/db/client"
import { startConversation } from "@/lib/conversations/commands/start"
import { addCustomer } from "@/lib/customers/commands/add"
import type { Actor, CustomerActor, SystemActor, TeammateActor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { listTags } from "@/lib/tags/queries"
import { listTeammates, listTeams } from "@/lib/team/queries"
import { assignTeammate } from "@/lib/threads/commands/assign"
import { addTicketType } from "@/lib/ticket-types/commands/add"
import { listStates, listTicketTypes } from "@/lib/ticket-types/queries"
import { createTicket } from "@/lib/tickets/commands/create"

// The commands below run in this process, on the database of the server under test.
process.env.BACKLINE_APP_URL ||= process.env.BACKLINE_E2E_OWNER_URL

/** The demo's teammates by the names their tests call them. */
export type Who = "maya" | "leo" | "ben" | "priya" | "ada"
export const fullNames: Record<Who, string> = {
  maya: "Maya Chen",
  leo: "Leo Brandt",
  ben: "Ben Okafor",
  priya: "Priya Nair",
  ada: "Ada Lind",
}

type Command = (actor: Actor, raw: unknown) => Promise<CommandResult>
type Named = { id: string; name: string }

function idOf(things: Named[], name: string): string {
  const found = things.find((thing) => thing.name === name)
  if (!found) throw new Error(`The demo has no “${name}”.`)
  return found.id
}

async function readDemo() {
  const [row] = await db().execute<{ id: string }>("select workspace_id as id from workspaces where demo")
  if (!row) throw new Error("The browser tests need the demo story in the database.")
  const system: SystemActor = { kind: "system", workspaceId: row.id, id: null }
  const [teammates, teams, types, tags, states] = await Promise.all([
    listTeammates(db(), row.id),
    listTeams(db(), row.id),
    listTicketTypes(db(), row.id),
    listTags(db(), row.id),
    listStates(db(), row.id),
  ])
  const labelled = states.map((state) => ({ id: state.id, name: state.internalLabel }))
  return { system, teammates, teams, types, tags, states: labelled }
}

let reading: ReturnType<typeof readDemo> | undefined

/** The demo's workspace as the product's own commands know it. */
export function demo() {
  reading ??= readDemo()
  return reading
}

/** Gives a command as a teammate or as the product itself; it has to succeed. */
export async function give(who: Who | "system", command: Command, input: object): Promise<void> {
  const { system, teammates } = await demo()
  const { workspaceId } = system
  const teammate: TeammateActor = {
    kind: "teammate",
    workspaceId,
    id: idOf(teammates, who === "system" ? fullNames.ada : fullNames[who]),
    role: "teammate",
    timeZone: "Europe/Berlin",
  }
  const result = await command(who === "system" ? system : teammate, { commandId: newId(), ...input })
  if (!result.ok) throw new Error(`${result.code}: ${result.sentence}`)
}

/** The customer of a conversation, as they are once they have proved who they are. */
export async function customerOf({ customerId }: { customerId: string }): Promise<CustomerActor> {
  const { system } = await demo()
  return { kind: "customer", workspaceId: system.workspaceId, id: customerId }
}

/** Gives a command as a customer; it has to succeed. */
export async function giveAs(customer: CustomerActor, command: Command, input: object): Promise<void> {
  const result = await command(customer, { commandId: newId(), ...input })
  if (!result.ok) throw new Error(`${result.code}: ${result.sentence}`)
}

/** Ids of what the demo names. */
export const ids = {
  teammate: async (who: Who) => idOf((await demo()).teammates, fullNames[who]),
  type: async (name: string) => idOf((await demo()).types, name),
  tag: async (name: string) => idOf((await demo()).tags, name),
  state: async (label: string) => idOf((await demo()).states, label),
}

/** A conversation of a test's own; nothing else has its subject or its customer. */
export type Conversation = { id: string; subject: string; customer: string; customerId: string }

type Start = {
  assignee?: Who
  subject?: string
  customer?: string
  text?: string
  /** The customer starts it themselves, which starts workflows too. */
  byCustomer?: boolean
}

/** Starts a conversation of a new customer. */
export async function newConversation(how: Start = {}): Promise<Conversation> {
  const mark = randomUUID().slice(0, 8)
  const subject = how.subject ?? `Tent poles ${mark}`
  const customer = how.customer ?? `Zoë Test-${mark}`
  const [id, customerId] = [newId(), newId()]
  await give("system", addCustomer, { commandId: customerId, name: customer, email: `${mark}@example.com` })
  const text = how.text ?? "Hello, one of the poles arrived broken. What now?"
  const start = { commandId: id, customerId, subject, messageId: newId(), text }
  if (how.byCustomer) await giveAs(await customerOf({ customerId }), startConversation, start)
  else await give("system", startConversation, start)
  if (how.assignee) await assign(id, how.assignee)
  return { id, subject, customer, customerId }
}

/** Assigns a conversation or ticket, whoever had it before. */
export async function assign(threadId: string, who: Who): Promise<void> {
  await give("system", assignTeammate, { threadId, teammateId: await ids.teammate(who) })
}

/** A Back-office or Tracker ticket of a test's own. */
export type Ticket = { id: string; number: number; title: string }

type Open = { type?: string; title?: string; by?: Who; assignee?: Who; share?: boolean; attributes?: object }

/** Opens a ticket from a conversation, by default a Refund that Maya opens. */
export async function newTicket(on: Conversation, how: Open = {}): Promise<Ticket> {
  const id = newId()
  const title = how.title ?? `Refund the poles ${id.slice(-6)}`
  const typeId = await ids.type(how.type ?? "Refund")
  const { by = "maya", share = false, attributes = {} } = how
  await give(by, createTicket, { commandId: id, conversationId: on.id, typeId, title, share, attributes })
  if (how.assignee) await assign(id, how.assignee)
  const [row] = await db().execute<{ number: number }>(`select number from tickets where id = '${id}'`)
  return { id, title, number: row?.number ?? 0 }
}

/** Opens a Fraud investigation, which is never shared, with the risk level that it requires. */
export async function newInvestigation(on: Conversation): Promise<Ticket> {
  const { types } = await demo()
  const risk = types
    .find((t) => t.name === "Fraud investigation")
    ?.attributes.find((a) => a.name === "Risk level")
  const attributes = { [risk?.id ?? ""]: risk?.items[0]?.id }
  return newTicket(on, { type: "Fraud investigation", by: "priya", attributes })
}

const filesType = "0190a000-0000-7000-8000-0000000f11e5"

/** A ticket type with an attribute for files, which the demo lacks; made once, however many tests ask. */
export async function typeWithFiles(): Promise<Named> {
  const type = { id: filesType, name: "Damage report" }
  const pictures = { id: "0190a000-0000-7000-8000-00000007c7e5", name: "Pictures", kind: "files" }
  const input = { commandId: type.id, name: type.name, category: "back_office", attributes: [pictures] }
  return newType(input)
}

/** Adds a ticket type; with the id of one that is there it does nothing. */
export async function newType<T extends { commandId: string; name: string }>(input: T): Promise<Named> {
  await give("system", addTicketType, input)
  reading = undefined
  return { id: input.commandId, name: input.name }
}
