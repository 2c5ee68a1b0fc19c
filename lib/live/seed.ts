import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query"
import { db } from "@/db/client"
import type { TeammateActor } from "@/lib/events/actor"
import { lastSeq } from "@/lib/events/feed"
import type { Place } from "@/lib/shared/addresses"
import type { AsOf } from "@/lib/threads/views"
import { getDirectory } from "./directory"
import { keys } from "./keys"
import { readConversation, readCounts, readInbox, readTicket, readTickets, readTimeline } from "./reads"

/** What a place's first paint needs, read on the server, with the place in the order that all of it has at least. */
export async function seedFor(
  actor: TeammateActor,
  place: Place,
): Promise<{ seq: number; state: DehydratedState }> {
  const seq = await lastSeq(db(), actor.workspaceId)
  const client = new QueryClient()
  await Promise.all([
    getDirectory(db(), actor).then((data) => client.setQueryData(keys.directory, data)),
    readCounts(actor).then((data) => client.setQueryData(keys.counts, data)),
    seedList(client, actor, place),
    place.screen === "inbox"
      ? seedConversation(client, actor, place.conversationId, place.ticket)
      : seedTicket(client, actor, place.number, place.conversationId),
  ])
  return { seq, state: dehydrate(client) }
}

async function seedList(client: QueryClient, actor: TeammateActor, place: Place): Promise<void> {
  const { screen, view } = place
  const page = screen === "inbox" ? await readInbox(actor, view, null) : await readTickets(actor, view, null)
  const key = screen === "inbox" ? keys.inbox(view) : keys.tickets(view)
  if (page) client.setQueryData(key, { pages: [page], pageParams: [null] })
}

async function put<T>(
  client: QueryClient,
  key: readonly unknown[],
  read: Promise<AsOf<T> | null>,
): Promise<T | null> {
  const found = await read
  if (found) client.setQueryData(key, found.data)
  return found?.data ?? null
}

async function seedConversation(
  client: QueryClient,
  actor: TeammateActor,
  id: string | null,
  ticket: number | null,
) {
  if (!id) return
  const [conversation] = await Promise.all([
    put(client, keys.conversation(id), readConversation(actor, id)),
    put(client, keys.timeline(id), readTimeline(actor, id, null)),
  ])
  const number = ticket ?? conversation?.tickets[0]?.number
  if (number) await seedTicketAlone(client, actor, number)
}

async function seedTicketAlone(client: QueryClient, actor: TeammateActor, number: number) {
  const ticket = await put(client, keys.ticket(number), readTicket(actor, String(number)))
  if (ticket?.restricted) return null
  if (ticket) await put(client, keys.timeline(ticket.id), readTimeline(actor, ticket.id, null))
  return ticket
}

async function seedTicket(
  client: QueryClient,
  actor: TeammateActor,
  number: number | null,
  beside: string | null,
) {
  if (number === null) return
  const ticket = await seedTicketAlone(client, actor, number)
  const linked = ticket?.conversations.find((c) => c.id === beside) ?? ticket?.conversations[0]
  const id = ticket?.category === "customer" ? ticket.id : linked?.id
  if (!id) return
  await Promise.all([
    put(client, keys.conversation(id), readConversation(actor, id)),
    put(client, keys.timeline(id), readTimeline(actor, id, null)),
  ])
}
