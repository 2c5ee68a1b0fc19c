import type { InfiniteData, QueryClient } from "@tanstack/react-query"
import type { Overview, ThreadPage, TicketPage } from "@/lib/messenger/views"

/** The names of what a customer's screens hold. */
export const keys = {
  overview: ["customer", "overview"] as const,
  thread: (id: string) => ["customer", "thread", id] as const,
  tickets: ["customer", "ticket"] as const,
  ticket: (number: number) => ["customer", "ticket", number] as const,
}

/** Pages of one conversation, the newest first; each is asked for by the place that it ends before. */
export type ThreadPages = InfiniteData<ThreadPage, number | null>

/** What the server read for a page, so that its first paint is whole. */
export type Seed = {
  overview: Overview
  thread: ThreadPage | null
  ticket: TicketPage | null
}

/** Puts what the server read where the screens look for it. */
export function plantSeed(cache: QueryClient, { overview, thread, ticket }: Seed): void {
  cache.setQueryData(keys.overview, overview)
  if (thread) cache.setQueryData(keys.thread(thread.id), { pages: [thread], pageParams: [null] })
  if (ticket) cache.setQueryData(keys.ticket(ticket.number), ticket)
}

/**
 * The pages with a newer first one. What that no longer holds of the older first page moves behind it; where the two
 * don't meet, what lies between is unknown, so the older ones are dropped.
 */
export function withNewest(known: ThreadPages | undefined, newest: ThreadPage): ThreadPages {
  const [first, ...older] = known?.pages ?? []
  const begin = newest.entries[0]?.n ?? 0
  const meets = newest.earlier !== null && first?.entries.some((entry) => entry.n >= begin)
  if (!known || !first || !meets) return { pages: [newest], pageParams: [null] }
  const kept = first.entries.filter((entry) => entry.n < begin)
  const joined = {
    ...newest,
    entries: [...kept, ...newest.entries],
    earlier: kept.length > 0 ? first.earlier : newest.earlier,
  }
  return { pages: [joined, ...older], pageParams: known.pageParams }
}

/** Puts the answer to something the customer did into their screens, ahead of the stream. */
export async function putThread(cache: QueryClient, page: ThreadPage): Promise<void> {
  const queryKey = keys.thread(page.id)
  await cache.cancelQueries({ queryKey })
  cache.setQueryData<ThreadPages>(queryKey, (known) => withNewest(known, page))
  const { ticket } = page
  if (ticket) void cache.invalidateQueries({ queryKey: keys.ticket(ticket.number) })
  void cache.invalidateQueries({ queryKey: keys.overview })
}

/** The conversation is seen: its count of unread goes at once. */
export function markSeen(cache: QueryClient, id: string): void {
  cache.setQueryData<Overview>(
    keys.overview,
    (known) =>
      known && {
        ...known,
        conversations: known.conversations.map((each) => (each.id === id ? { ...each, unread: 0 } : each)),
      },
  )
}
