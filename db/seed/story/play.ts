import { minutesAgo } from "./ago"
import type { Step, Story } from "./format"
import {
  assign,
  categoryOfState,
  checkAttributes,
  link,
  move,
  need,
  newTicket,
  type Played,
  type PlayedConversation,
  type PlayedTicket,
  putInTeam,
  setState,
  share,
  stopSharing,
  ticketNamed,
  ticketOfTeammate,
  typeNamed,
  wakeLinked,
} from "./play-rules"
import { workspace } from "./workspace"

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

function write(c: PlayedConversation, step: Step) {
  if (step.by !== "customer") return need(c.status === "open", "A reply is written in an open conversation.")
  need(c.status !== "closed", "The story leaves it open what a message does to a closed conversation.")
  c.status = "open" // Z2
  for (const ticket of c.customerTicket ? [c.customerTicket] : c.linked.filter((t) => t.shared)) {
    if (categoryOfState(ticket.state) === "waiting_on_customer") ticket.state = ticket.lastInProgress // C4
  }
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

function convert(played: Played, c: PlayedConversation, { convert }: Extract<Step, { convert: unknown }>) {
  need(!c.customerTicket, "It is a customer ticket already.")
  need(!c.linked.some((t) => t.shared), "A conversation with a shared ticket can't become a customer ticket.")
  need(typeNamed(convert.type).category === "customer", `"${convert.type}" is not a customer type.`)
  checkAttributes(convert.type, convert.attributes)
  c.customerTicket = newTicket(played, convert.ref, convert.type)
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
