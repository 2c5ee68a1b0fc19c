import { stories } from "@/db/seed/story/all"
import type { Who } from "@/db/seed/story/format"
import { workspace } from "@/db/seed/story/workspace"
import { addCustomer } from "@/lib/customers/commands/add"
import type { SystemActor, TeammateActor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import type { Refusal } from "@/lib/shared/refusals"
import { steadyId } from "@/lib/shared/steady-id"
import { addTag } from "@/lib/tags/commands"
import { addTeam, addTeammate } from "@/lib/team/commands/people"
import { setUpWorkspace } from "@/lib/team/commands/set-up"
import { addTicketType } from "@/lib/ticket-types/commands/add"

const { timeZone } = workspace

/** The id of a thing that the demo names. */
export const demoId = {
  teammate: (who: Who) => steadyId("teammate", who),
  team: (name: string) => steadyId("team", name),
  type: (name: string) => steadyId("type", name),
  attribute: (type: string, name: string) => steadyId("attribute", type, name),
  item: (type: string, attribute: string, name: string) => steadyId("item", type, attribute, name),
  tag: (name: string) => steadyId("tag", name),
  customer: (email: string) => steadyId("customer", email),
}

/** Stops the loading with a sentence where the product refused what the story does. */
export function must(result: CommandResult | { ok: true } | Refusal, what: string): void {
  if (!result.ok) throw new Error(`The demo story can't be loaded. ${what}: ${result.sentence}`)
}

function teammateNamed(who: Who) {
  const teammate = workspace.teammates.find((t) => t.who === who)
  if (!teammate) throw new Error(`The demo has no teammate "${who}".`)
  return teammate
}

/** A demo teammate as an actor. */
export function teammateActor(workspaceId: string, who: Who): TeammateActor {
  return { kind: "teammate", workspaceId, id: demoId.teammate(who), role: teammateNamed(who).role, timeZone }
}

/** Makes the demo's workspace with its owner, and gives its id. */
export async function setUpDemo(): Promise<string> {
  const owner = workspace.teammates.find((t) => t.role === "owner")
  if (!owner) throw new Error("The demo has no owner.")
  const { name, slug, demoPassword: password } = workspace
  const commandId = demoId.teammate(owner.who)
  const person = { name: owner.name, email: owner.email, password }
  const result = await setUpWorkspace({
    commandId,
    workspace: name,
    slug,
    timeZone,
    demo: true,
    owner: person,
  })
  if (result.ok) return result.workspaceId
  throw new Error(`The demo story can't be loaded. The workspace: ${result.sentence}`)
}

/** Adds all that stands before the first conversation: people, teams, types, tags, customers. */
export async function addDemoPeopleAndTypes(workspaceId: string, at: Date): Promise<void> {
  const actor: SystemActor = { kind: "system", workspaceId, id: null }
  // What does not lean on each other goes side by side; a password's hash has a thread of its own.
  const people = workspace.teammates.filter((t) => t.role !== "owner")
  await Promise.all(people.map((person) => addDemoTeammate(actor, person, at)))
  const teams = workspace.teams.map(async ({ name, office }) => {
    const members = workspace.teammates.filter((t) => t.teams.includes(name))
    const memberIds = members.map((t) => demoId.teammate(t.who))
    must(await addTeam(actor, { commandId: demoId.team(name), name, office, memberIds }, { at }), name)
  })
  const customers = new Map(stories.map(({ customer }) => [customer.email, customer]))
  const others = [...customers.values()].map(async (customer) => {
    const commandId = demoId.customer(customer.email)
    must(await addCustomer(actor, { commandId, ...customer }, { at }), customer.name)
  })
  const tags = workspace.tags.map(async (name) => {
    must(await addTag(actor, { commandId: demoId.tag(name), name }, { at }), name)
  })
  await Promise.all([...teams, ...others, ...tags])
  for (const type of workspace.ticketTypes)
    must(await addTicketType(actor, typeInput(type), { at }), type.name)
}

async function addDemoTeammate(actor: SystemActor, teammate: (typeof workspace.teammates)[number], at: Date) {
  const { who, name, email, role, teams } = teammate
  const office = workspace.teams.find((t) => teams.includes(t.name))?.office ?? "front"
  const person = { name, email, role, office, password: workspace.demoPassword }
  must(await addTeammate(actor, { commandId: demoId.teammate(who), ...person }, { at }), name)
}

function typeInput(type: (typeof workspace.ticketTypes)[number]) {
  const { name, category, icon, description, sharingAllowed } = type
  return {
    commandId: demoId.type(name),
    name,
    category,
    icon,
    description,
    sharingAllowed,
    limited: (type.limitedTo ?? []).length > 0,
    teamIds: (type.limitedTo ?? []).map(demoId.team),
    descriptionVisible: type.descriptionVisibleToCustomer,
    defaultTeamId: type.defaultTeam && demoId.team(type.defaultTeam),
    attributes: type.attributes.map((a) => ({
      id: demoId.attribute(name, a.name),
      name: a.name,
      kind: a.kind,
      items: (a.options ?? []).map((option) => ({ id: demoId.item(name, a.name, option), name: option })),
      requiredOnCreate: a.requiredAtCreation ?? false,
      requiredOnForm: a.requiredInForm ?? false,
      requiredToResolve: a.requiredToResolve ?? false,
      shownOnCreate: a.shownAtCreation,
      visibleToCustomer: a.visibleToCustomer,
    })),
  }
}

/** A ticket's attribute values by id, as the commands take them; a list's value is its choice's id. */
export function attributeValues(typeName: string, values: Record<string, string | number | boolean> = {}) {
  const type = workspace.ticketTypes.find((t) => t.name === typeName)
  const isList = (name: string) => type?.attributes.some((a) => a.name === name && a.kind === "list")
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      demoId.attribute(typeName, name),
      isList(name) ? demoId.item(typeName, name, String(value)) : value,
    ]),
  )
}
