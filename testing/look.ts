import { db } from "@/db/client"
import { findConversation, listConversations } from "@/lib/conversations/queries"
import type { TeammateActor } from "@/lib/events/actor"
import type { EventView } from "@/lib/events/event"
import { timelinePage } from "@/lib/events/feed"
import { findTicket, listTickets } from "@/lib/tickets/queries"
import { owner } from "./database"

/** A thread's timeline as a screen reads it, oldest first. */
export async function timelineOf(workspaceId: string, threadId: string): Promise<EventView[]> {
  const page = await timelinePage(db(), workspaceId, threadId, { limit: 1000 })
  return page.map(({ event }) => event).reverse()
}

/** The types of events in a thread's timeline, oldest first. */
export async function typesIn(workspaceId: string, threadId: string): Promise<string[]> {
  return (await timelineOf(workspaceId, threadId)).map((event) => event.type)
}

type ThreadRow = {
  status: string
  assigneeId: string | null
  teamId: string | null
  snoozedUntil: Date | null
  snoozeEpoch: number
}

/** A thread as it is stored. */
export async function thread(workspaceId: string, id: string): Promise<ThreadRow> {
  const [row] = await owner()<ThreadRow[]>`
    select status, assignee_id as "assigneeId", team_id as "teamId", snoozed_until as "snoozedUntil",
      snooze_epoch as "snoozeEpoch"
    from threads where workspace_id = ${workspaceId} and id = ${id}`
  if (!row) throw new Error("There is no such thread.")
  return row
}

/** Who sees everything of a workspace. */
const all = ({ workspaceId }: { workspaceId: string }) => ({ kind: "system", workspaceId, id: null }) as const

/** A conversation as its pane shows it. */
export async function conversationPane(actor: { workspaceId: string }, id: string) {
  const found = await findConversation(db(), all(actor), id)
  if (!found) throw new Error("There is no such conversation.")
  return found
}

/** A ticket as its pane shows it to those who can open it. */
export async function ticketPane(actor: { workspaceId: string }, number: number) {
  const found = await findTicket(db(), all(actor), number)
  if (!found || found.restricted) throw new Error("There is no such ticket.")
  return found
}

/** Which threads are unread for a teammate, of all conversations and tickets. */
export async function unreadFor(actor: TeammateActor): Promise<Set<string>> {
  const [inbox, tickets] = await Promise.all([
    listConversations(db(), actor, "all"),
    listTickets(db(), actor, "all"),
  ])
  return new Set([...inbox.rows, ...tickets.rows].filter((row) => row.unread).map((row) => row.id))
}
