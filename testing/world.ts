import { randomUUID } from "node:crypto"
import { addCustomer } from "@/lib/customers/commands/add"
import type { CustomerActor, SystemActor, TeammateActor } from "@/lib/events/actor"
import { newId } from "@/lib/shared/ids"
import { addTag } from "@/lib/tags/commands"
import { addTeam, addTeammate } from "@/lib/team/commands/people"
import { setUpWorkspace } from "@/lib/team/commands/set-up"
import { addTicketType } from "@/lib/ticket-types/commands/add"
import { does } from "./commands"
import { owner } from "./database"

export const timeZone = "Europe/Berlin"

export type World = Awaited<ReturnType<typeof makeWorld>>
export type StateName = "submitted" | "inProgress" | "waiting" | "resolved"

/** A new workspace with nobody in it, and the product itself as its actor. */
export async function makeWorkspace(about: { demo?: boolean } = {}): Promise<SystemActor> {
  const name = "Northwind Outdoor"
  const made = await setUpWorkspace({ commandId: newId(), workspace: name, timeZone, ...about })
  if (!made.ok) throw new Error(made.sentence)
  return { kind: "system", workspaceId: made.workspaceId, id: null }
}

async function person(
  system: SystemActor,
  name: string,
  role: TeammateActor["role"] = "teammate",
): Promise<TeammateActor> {
  const id = newId()
  await does(addTeammate, system, { commandId: id, name, role })
  return { kind: "teammate", workspaceId: system.workspaceId, id, role, timeZone }
}

/** A teammate of another workspace, an owner there, so that no right is missing but this one. */
export async function makeStranger(): Promise<TeammateActor> {
  return person(await makeWorkspace(), "Someone else", "owner")
}

/** A customer, as they are once they have proved who they are. */
export async function makeCustomer(system: SystemActor, name = "Zoë Park"): Promise<CustomerActor> {
  const id = newId()
  await does(addCustomer, system, { commandId: id, name, email: `${randomUUID()}@example.com` })
  return { kind: "customer", workspaceId: system.workspaceId, id }
}

async function makeType(system: SystemActor, type: object): Promise<string> {
  const id = newId()
  await does(addTicketType, system, { commandId: id, ...type })
  return id
}

async function makeTypes(system: SystemActor, financeId: string) {
  const [refund = "", fraud = "", orderProblem = "", incident = ""] = await Promise.all([
    makeType(system, {
      category: "back_office",
      name: "Refund",
      sharingAllowed: true,
      defaultTeamId: financeId,
    }),
    makeType(system, { category: "back_office", name: "Fraud investigation" }),
    makeType(system, { category: "customer", name: "Order problem" }),
    makeType(system, { category: "tracker", name: "Incident" }),
  ])
  return { refund, fraud, orderProblem, incident }
}

async function stateIds(workspaceId: string): Promise<Record<StateName, string>> {
  const rows = await owner()<{ name: StateName; id: string }[]>`
    select case category when 'in_progress' then 'inProgress' when 'waiting_on_customer' then 'waiting'
      else category end as name, id
    from ticket_states where workspace_id = ${workspaceId}`
  return Object.fromEntries(rows.map((row) => [row.name, row.id])) as Record<StateName, string>
}

/** A workspace with an owner, Maya of the front office, Ben of Finance, four ticket types, tags and a customer. */
export async function makeWorld(about: { demo?: boolean } = {}) {
  const system = await makeWorkspace(about)
  const [ada, maya, ben, zoe] = await Promise.all([
    person(system, "Ada Lind", "owner"),
    person(system, "Maya Chen"),
    person(system, "Ben Okafor"),
    makeCustomer(system),
  ])
  const teams = { front: newId(), finance: newId() }
  const tags = { vip: newId(), urgent: newId() }
  await Promise.all([
    does(addTeam, system, { commandId: teams.front, name: "Front office", memberIds: [maya.id] }),
    does(addTeam, system, { commandId: teams.finance, name: "Finance", memberIds: [ben.id] }),
    does(addTag, system, { commandId: tags.vip, name: "VIP" }),
    does(addTag, system, { commandId: tags.urgent, name: "Urgent" }),
  ])
  const types = await makeTypes(system, teams.finance)
  const { workspaceId } = system
  return { workspaceId, system, ada, maya, ben, zoe, teams, tags, types, states: await stateIds(workspaceId) }
}
