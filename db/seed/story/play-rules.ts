import type { Story, Who } from "./format"
import { workspace } from "./workspace"

/** Where a ticket stands after the steps so far. */
export type PlayedTicket = {
  ref: string
  type: string
  category: string
  state: string
  lastInProgress: string
  shared: boolean
  links: Set<PlayedConversation>
  assignee: Who | null
  team: string | null
  tags: Set<string>
  snoozed: boolean
  crossPosted: boolean
}

/** Where a conversation stands after the steps so far. */
export type PlayedConversation = {
  story: Story
  assignee: Who | null
  team: string | null
  status: "open" | "snoozed" | "closed"
  tags: Set<string>
  customerTicket: PlayedTicket | null
  linked: PlayedTicket[]
  started: boolean
}

export type Played = { conversations: PlayedConversation[]; tickets: Map<string, PlayedTicket> }

export function need(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence)
}

export function typeNamed(name: string) {
  const type = workspace.ticketTypes.find((t) => t.name === name)
  need(type, `There is no ticket type "${name}".`)
  return type
}

export function ticketNamed(played: Played, ref: string): PlayedTicket {
  const ticket = played.tickets.get(ref)
  need(ticket, `There is no ticket "${ref}" yet.`)
  return ticket
}

/** A2: only the teams a type is limited to open its tickets. */
export function ticketOfTeammate(played: Played, ref: string, who: Who): PlayedTicket {
  const ticket = ticketNamed(played, ref)
  const { limitedTo } = typeNamed(ticket.type)
  const teams = workspace.teammates.find((t) => t.who === who)?.teams ?? []
  need(!limitedTo || teams.some((t) => limitedTo.includes(t)), `${who} can't open "${ref}".`)
  return ticket
}

export function categoryOfState(label: string) {
  const state = workspace.states.find((s) => s.label === label)
  need(state, `There is no state "${label}".`)
  return state.category
}

export function checkAttributes(typeName: string, values: Record<string, unknown> = {}) {
  const { attributes } = typeNamed(typeName)
  for (const { name, requiredAtCreation } of attributes)
    need(!requiredAtCreation || name in values, `"${typeName}" needs "${name}".`)
  for (const [name, value] of Object.entries(values)) {
    const attribute = attributes.find((a) => a.name === name)
    need(attribute, `"${typeName}" has no attribute "${name}".`)
    const { kind, options } = attribute
    const expected =
      kind === "number" || kind === "decimal" ? "number" : kind === "yes_no" ? "boolean" : "string"
    need(typeof value === expected, `"${name}" takes a ${expected}.`)
    need(
      kind !== "list" || options?.includes(String(value)),
      `"${String(value)}" is not a choice of "${name}".`,
    )
  }
}

export function newTicket(played: Played, ref: string, type: string): PlayedTicket {
  need(!played.tickets.has(ref), `"${ref}" is taken.`)
  const { category, defaultTeam: team } = typeNamed(type)
  const start = { state: "Submitted", lastInProgress: "In progress", shared: false, assignee: null, team }
  const ticket = { ref, type, category, ...start, snoozed: false, crossPosted: false }
  const made: PlayedTicket = { ...ticket, links: new Set<PlayedConversation>(), tags: new Set<string>() }
  played.tickets.set(ref, made)
  return made
}

/** O5, S5. */
export function link(c: PlayedConversation, ticket: PlayedTicket) {
  need(ticket.category !== "customer", "A customer ticket is its own conversation.")
  need(!ticket.links.has(c), `"${ticket.ref}" is linked already.`)
  need(!ticket.shared, "A shared ticket can't be linked to a second conversation.")
  need(
    ticket.category !== "tracker" || !c.linked.some((t) => t.category === "tracker"),
    "A conversation has one tracker at most.",
  )
  ticket.links.add(c)
  c.linked.push(ticket)
}

/** S2, S4, S5. */
export function share(ticket: PlayedTicket) {
  need(typeNamed(ticket.type).sharingAllowed, `${ticket.type} tickets are never shared.`)
  need(!ticket.shared, "It is shared already.")
  need(ticket.links.size === 1, "A ticket linked to several conversations can't be shared.")
  for (const c of ticket.links) {
    need(!c.customerTicket, "A ticket linked to a customer ticket can't be shared.")
    need(!c.linked.some((t) => t.shared), "Another ticket is shared with this customer.")
  }
  ticket.shared = true
}

export function stopSharing(ticket: PlayedTicket) {
  need(ticket.shared, "It is not shared.")
  ticket.shared = false
  ticket.tags.clear()
}

/** Z3: same teammate on both sides, and it stays snoozed. */
export function wakeLinked(ticket: PlayedTicket) {
  for (const c of ticket.links) {
    const sameTeammate = c.assignee !== null && c.assignee === ticket.assignee
    if (c.status === "snoozed" && !sameTeammate) c.status = "open"
  }
}

export function assign(target: PlayedConversation | PlayedTicket, who: Who | null) {
  need(who !== "customer", "A customer is not assigned.")
  need(target.assignee !== who, "That changes nothing.")
  target.assignee = who
}

export function putInTeam(target: PlayedConversation | PlayedTicket, team: string | null) {
  need(team === null || workspace.teams.some((t) => t.name === team), `There is no team "${team}".`)
  need(target.team !== team, "That changes nothing.")
  target.team = team
}

export function move(
  c: PlayedConversation,
  from: PlayedConversation["status"],
  to: PlayedConversation["status"],
) {
  need(c.status === from, `The conversation is ${c.status}, not ${from}.`)
  c.status = to
}

export function setState(ticket: PlayedTicket, label: string) {
  const category = categoryOfState(label)
  need(ticket.state !== label, `"${ticket.ref}" is in "${label}" already.`)
  ticket.state = label
  if (category === "in_progress") ticket.lastInProgress = label
  if (category === "resolved") {
    ticket.snoozed = false
    wakeLinked(ticket) // Z5, "when resolved"
  }
}
