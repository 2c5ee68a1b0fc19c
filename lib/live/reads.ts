import { z } from "zod"
import { db } from "@/db/client"
import { inboxViews } from "@/lib/conversations/inputs"
import { countInbox, findConversation, listConversations } from "@/lib/conversations/queries"
import { accessOf, asSeenBy, isClosed, openToAll } from "@/lib/events/access"
import type { TeammateActor } from "@/lib/events/actor"
import { lastSeq, timelinePage } from "@/lib/events/feed"
import { isId } from "@/lib/shared/addresses"
import { markRead } from "@/lib/threads/queries"
import type { AsOf, Timeline } from "@/lib/threads/views"
import { ticketViews } from "@/lib/tickets/inputs"
import { countTickets, customerViewOf, findTicket, listTickets } from "@/lib/tickets/queries"

/** Reads something together with the workspace's place in its order before it was read. */
export async function asOf<T>(actor: TeammateActor, read: () => Promise<T | null>): Promise<AsOf<T> | null> {
  const seq = await lastSeq(db(), actor.workspaceId)
  const data = await read()
  return data === null ? null : { asOf: seq, data }
}

/**
 * A page of an inbox view by its name in the address, or null for a view that does not exist. A list is read again
 * after whatever happens, so it needs no place in the order.
 */
export async function readInbox(actor: TeammateActor, view: string, after: string | null) {
  const known = inboxViews.find((v) => v === view)
  return known ? listConversations(db(), actor, known, { after }) : null
}

/** A page of a tickets view by its name in the address, or null for a view that does not exist. */
export async function readTickets(actor: TeammateActor, view: string, after: string | null) {
  const known = ticketViews.find((v) => v === view)
  return known ? listTickets(db(), actor, known, { after }) : null
}

/** A conversation by the id in the address. */
export async function readConversation(actor: TeammateActor, id: string) {
  return isId(id) ? asOf(actor, () => findConversation(db(), actor, id)) : null
}

/** A ticket by the number in the address. */
export async function readTicket(actor: TeammateActor, number: string) {
  return isNumber(number) ? asOf(actor, () => findTicket(db(), actor, Number(number))) : null
}

/** A ticket as its customer sees it, or would, by the number in the address (SPEC S2, S7). */
export async function readCustomerView(actor: TeammateActor, number: string) {
  return isNumber(number) ? customerViewOf(db(), actor, Number(number)) : null
}

const isNumber = (word: string) => /^[1-9]\d{0,8}$/.test(word)

/** How many entries a timeline shows at first, and how many more each time. */
const entriesPerPage = 50

/** The newest entries of a thread's timeline, or those before a seq, oldest first. */
export async function readTimeline(
  actor: TeammateActor,
  threadId: string,
  before: string | null,
): Promise<AsOf<Timeline> | null> {
  if (!isId(threadId)) return null
  const newestFirst = await timelinePage(db(), actor.workspaceId, threadId, {
    before: before && /^\d{1,15}$/.test(before) ? Number(before) : undefined,
    limit: entriesPerPage + 1,
  })
  const page = newestFirst.slice(0, entriesPerPage).reverse()
  // Only where a ticket of a limited type is met is it asked what this teammate can't open (SPEC A2).
  const access = page.some((entry) => entry.limited) ? await accessOf(db(), actor) : openToAll
  const isHidden = page.some((entry) => isClosed(access, threadId, entry))
  return {
    // What is newer than its newest entry is not in it; asking the workspace's own place would be one statement more.
    asOf: isHidden ? 0 : (newestFirst[0]?.event.seq ?? 0),
    data: {
      // A thread that can't be opened has none, as one that is not there (SPEC A3).
      entries: isHidden ? [] : page.flatMap((entry) => asSeenBy(access, entry) ?? []),
      more: !isHidden && newestFirst.length > entriesPerPage,
    },
  }
}

/** The numbers beside the views' names. */
export async function readCounts(actor: TeammateActor) {
  const [inbox, tickets] = await Promise.all([countInbox(db(), actor), countTickets(db(), actor)])
  return { inbox, tickets }
}
export type Counts = Awaited<ReturnType<typeof readCounts>>

const Mark = z.strictObject({ seq: z.int().min(0) })

/** Notes how far the teammate has read a thread; anything but a seq is ignored with false. */
export async function readUpTo(
  actor: TeammateActor,
  threadId: string,
  raw: unknown,
): Promise<{ ok: boolean }> {
  const mark = Mark.safeParse(raw)
  if (!mark.success || !isId(threadId)) return { ok: false }
  const { workspaceId, id: teammateId } = actor
  await markRead(db(), { workspaceId, teammateId, threadId, seq: mark.data.seq })
  return { ok: true }
}
