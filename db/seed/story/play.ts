import { minutesAgo } from "./ago"
import type { Step, Story, Who } from "./format"
import { workspace } from "./workspace"

/** Where a ticket stands after the steps so far. */
type PlayedTicket = {
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

/** One step of one story, with its place in time. */
type Cue = { story: Story; step: Step; minutes: number }

/** The steps in the order given by the stories, or in time order across all of them. */
export function cues(stories: Story[], order: "story by story" | "in time order"): Cue[] {
  const all = stories.flatMap((story) =>
    story.steps.map((step) => ({ story, step, minutes: minutesAgo(step.ago) })),
  )
  return order === "story by story" ? all : all.sort((a, b) => b.minutes - a.minutes)
}

/** Plays the story without a database and throws at the first step that the product would refuse. */
export function play(order: Cue[]): Played {
  const played: Played = { conversations: [], tickets: new Map() }
  const byStory = new Map<Story, PlayedConversation>()
  for (const { story, step } of order) {
    let conversation = byStory.get(story)
    if (!conversation) {
      conversation = newConversation(story)
      byStory.set(story, conversation)
      played.conversations.push(conversation)
    }
    try {
      take(played, conversation, step)
    } catch (error) {
      throw new Error(`"${story.subject.slice(0, 60)}", ${step.ago} ago: ${(error as Error).message}`)
    }
  }
  return played
}

function newConversation(story: Story): PlayedConversation {
  const fresh = { assignee: null, team: null, status: "open" as const, customerTicket: null }
  return { story, ...fresh, tags: new Set(), linked: [], started: false }
}

function need(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence)
}

function take(played: Played, c: PlayedConversation, step: Step) {
  need(
    c.started || (step.by === "customer" && "write" in step),
    "A story starts with the customer's message.",
  )
  c.started = true
  need(step.by !== "customer" || "write" in step, "A customer only writes.")
  if ("write" in step) return write(c, step)
  if ("open" in step) return open(played, c, step)
  if ("link" in step) return link(c, ticketNamed(played, step.link))
  if ("convert" in step) return convert(played, c, step)
  const on = "on" in step && step.on !== undefined ? ticketOfTeammate(played, step.on, step.by) : null
  if ("note" in step) return note(played, c, on, step)
  if ("assign" in step) return assign(on ?? c, step.assign)
  if ("team" in step) return putInTeam(on ?? c, step.team)
  if ("tag" in step) return tag(c, on, step.tag)
  if ("snoozeHours" in step) return snooze(played, c, on, step)
  if ("wake" in step) return move(c, "snoozed", "open")
  if ("close" in step) return move(c, "open", "closed")
  if ("reopen" in step) return move(c, "closed", "open")
  need(on, "This step needs a ticket.")
  if ("state" in step) return setState(on, step.state)
  if ("share" in step) return share(on)
  return stopSharing(on)
}

function typeNamed(name: string) {
  const type = workspace.ticketTypes.find((t) => t.name === name)
  need(type, `There is no ticket type "${name}".`)
  return type
}

function ticketNamed(played: Played, ref: string): PlayedTicket {
  const ticket = played.tickets.get(ref)
  need(ticket, `There is no ticket "${ref}" yet.`)
  return ticket
}

/** A2: only the teams a type is limited to open its tickets. */
function ticketOfTeammate(played: Played, ref: string, who: Who): PlayedTicket {
  const ticket = ticketNamed(played, ref)
  const { limitedTo } = typeNamed(ticket.type)
  const teams = workspace.teammates.find((t) => t.who === who)?.teams ?? []
  need(!limitedTo || teams.some((t) => limitedTo.includes(t)), `${who} can't open "${ref}".`)
  return ticket
}

function write(c: PlayedConversation, step: Step) {
  if (step.by !== "customer") return need(c.status === "open", "A reply is written in an open conversation.")
  need(c.status !== "closed", "The story leaves it open what a message does to a closed conversation.")
  c.status = "open" // Z2
  for (const ticket of c.customerTicket ? [c.customerTicket] : c.linked.filter((t) => t.shared)) {
    if (categoryOfState(ticket.state) === "waiting_on_customer") ticket.state = ticket.lastInProgress // C4
  }
}

function categoryOfState(label: string) {
  const state = workspace.states.find((s) => s.label === label)
  need(state, `There is no state "${label}".`)
  return state.category
}

function checkAttributes(typeName: string, values: Record<string, unknown> = {}) {
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

function newTicket(played: Played, ref: string, type: string): PlayedTicket {
  need(!played.tickets.has(ref), `"${ref}" is taken.`)
  const { category, defaultTeam: team } = typeNamed(type)
  const start = { state: "Submitted", lastInProgress: "In progress", shared: false, assignee: null, team }
  const ticket = { ref, type, category, ...start, snoozed: false, crossPosted: false }
  const made: PlayedTicket = { ...ticket, links: new Set<PlayedConversation>(), tags: new Set<string>() }
  played.tickets.set(ref, made)
  return made
}

function open(played: Played, c: PlayedConversation, { open }: Extract<Step, { open: unknown }>) {
  need(typeNamed(open.type).category !== "customer", "A customer ticket is made by converting.")
  need(open.title.trim() !== "", "A ticket has a title.")
  checkAttributes(open.type, open.attributes)
  const ticket = newTicket(played, open.ref, open.type)
  link(c, ticket)
  if (open.share) share(ticket)
  if (open.assignee) assign(ticket, open.assignee)
  if (open.team) putInTeam(ticket, open.team)
}

/** O5, S5. */
function link(c: PlayedConversation, ticket: PlayedTicket) {
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

function convert(played: Played, c: PlayedConversation, { convert }: Extract<Step, { convert: unknown }>) {
  need(!c.customerTicket, "It is a customer ticket already.")
  need(!c.linked.some((t) => t.shared), "A conversation with a shared ticket can't become a customer ticket.")
  need(typeNamed(convert.type).category === "customer", `"${convert.type}" is not a customer type.`)
  checkAttributes(convert.type, convert.attributes)
  c.customerTicket = newTicket(played, convert.ref, convert.type)
}

/** S2, S4, S5. */
function share(ticket: PlayedTicket) {
  need(typeNamed(ticket.type).sharingAllowed, `${ticket.type} tickets are never shared.`)
  need(!ticket.shared, "It is shared already.")
  need(ticket.links.size === 1, "A ticket linked to several conversations can't be shared.")
  for (const c of ticket.links) {
    need(!c.customerTicket, "A ticket linked to a customer ticket can't be shared.")
    need(!c.linked.some((t) => t.shared), "Another ticket is shared with this customer.")
  }
  ticket.shared = true
}

function stopSharing(ticket: PlayedTicket) {
  need(ticket.shared, "It is not shared.")
  ticket.shared = false
  ticket.tags.clear()
}

function note(
  played: Played,
  c: PlayedConversation,
  on: PlayedTicket | null,
  step: Extract<Step, { note: string }>,
) {
  if (step.answers !== undefined) {
    const answered = ticketNamed(played, step.answers)
    need(!on && answered.links.has(c) && answered.crossPosted, "There is no cross-posted note to answer.")
  }
  need(!step.crossPost || on, "Only a ticket's note is cross-posted.")
  if (!on) return
  need(on.category !== "customer", "A customer ticket's notes stand in its conversation.")
  need(on.links.has(c), `"${on.ref}" is not linked to this conversation.`)
  if (on.assignee !== step.by) on.snoozed = false // Z2
  if (!step.crossPost) return
  on.crossPosted = true
  wakeLinked(on)
}

/** Z3: same teammate on both sides, and it stays snoozed. */
function wakeLinked(ticket: PlayedTicket) {
  for (const c of ticket.links) {
    const sameTeammate = c.assignee !== null && c.assignee === ticket.assignee
    if (c.status === "snoozed" && !sameTeammate) c.status = "open"
  }
}

function assign(target: PlayedConversation | PlayedTicket, who: Who | null) {
  need(who !== "customer", "A customer is not assigned.")
  need(target.assignee !== who, "That changes nothing.")
  target.assignee = who
}

function putInTeam(target: PlayedConversation | PlayedTicket, team: string | null) {
  need(team === null || workspace.teams.some((t) => t.name === team), `There is no team "${team}".`)
  need(target.team !== team, "That changes nothing.")
  target.team = team
}

/** S6. */
function tag(c: PlayedConversation, on: PlayedTicket | null, name: string) {
  need(workspace.tags.includes(name), `There is no tag "${name}".`)
  need(!on || on.shared, "Only a shared ticket is tagged.")
  const { tags } = on ?? c
  need(!tags.has(name), "That tag is there already.")
  tags.add(name)
}

function snooze(
  played: Played,
  c: PlayedConversation,
  on: PlayedTicket | null,
  step: Extract<Step, { snoozeHours: number }>,
) {
  need(step.snoozeHours > 0, "A snooze ends in the future.")
  if (on) {
    need(!on.snoozed && categoryOfState(on.state) !== "resolved", "A resolved ticket is not snoozed.")
    on.snoozed = true
    return
  }
  if (step.untilResolved !== undefined) {
    const ticket = ticketNamed(played, step.untilResolved)
    need(
      ticket.links.has(c) && categoryOfState(ticket.state) !== "resolved",
      "It waits for a linked, open ticket.",
    )
  }
  move(c, "open", "snoozed")
}

function move(c: PlayedConversation, from: PlayedConversation["status"], to: PlayedConversation["status"]) {
  need(c.status === from, `The conversation is ${c.status}, not ${from}.`)
  c.status = to
}

function setState(ticket: PlayedTicket, label: string) {
  const category = categoryOfState(label)
  need(ticket.state !== label, `"${ticket.ref}" is in "${label}" already.`)
  ticket.state = label
  if (category === "in_progress") ticket.lastInProgress = label
  if (category === "resolved") {
    ticket.snoozed = false
    wakeLinked(ticket) // Z5, "when resolved"
  }
}
