"use client"

import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query"
import { useCallback } from "react"
import type { ConversationRow, ConversationView, Page } from "@/lib/conversations/views"
import { catchUp } from "@/lib/live/apply"
import type { Directory } from "@/lib/live/directory"
import { getJson } from "@/lib/live/fetching"
import { keys } from "@/lib/live/keys"
import type { Counts } from "@/lib/live/reads"
import type { Screen } from "@/lib/live/screen"
import type { TicketPage } from "@/lib/messenger/views"
import type { Hit } from "@/lib/search/views"
import type { AsOf, Timeline } from "@/lib/threads/views"
import type { AnyTicket, AnyTicketRow } from "@/lib/tickets/views"
import { useScreen } from "./screen-context"

/** People, teams, types, states and tags. The page that the server made always brings them. */
export function useDirectory(): Directory {
  const { data } = useQuery({
    queryKey: keys.directory,
    queryFn: ({ signal }) => getJson<Directory>("/api/directory", signal),
  })
  if (!data) throw new Error("The page came without its directory.")
  return data
}

/** The numbers beside the views' names. */
export function useCounts(): Counts | undefined {
  return useQuery({ queryKey: keys.counts, queryFn: ({ signal }) => getJson<Counts>("/api/counts", signal) })
    .data
}

/** A view of the inbox, page by page. */
export function useInbox(view: string) {
  return useInfiniteQuery({
    queryKey: keys.inbox(view),
    queryFn: ({ pageParam, signal }) => page<ConversationRow>(`/api/inbox/${view}`, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
}

/** A view of the tickets screen, page by page. */
export function useTickets(view: string) {
  return useInfiniteQuery({
    queryKey: keys.tickets(view),
    queryFn: ({ pageParam, signal }) => page<AnyTicketRow>(`/api/ticket-lists/${view}`, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
}

async function page<Row>(url: string, after: string | null, signal: AbortSignal): Promise<Page<Row>> {
  const from = after ? `?after=${encodeURIComponent(after)}` : ""
  return getJson<Page<Row>>(`${url}${from}`, signal)
}

const conversationOptions = (screen: Screen, id: string) => ({
  queryKey: keys.conversation(id),
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { asOf, data } = await getJson<AsOf<ConversationView>>(`/api/conversations/${id}`, signal)
    return catchUp.conversation(data, screen.since(asOf))
  },
})

const ticketOptions = (screen: Screen, client: QueryClient, number: number) => ({
  queryKey: keys.ticket(number),
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { asOf, data } = await getJson<AsOf<AnyTicket>>(`/api/tickets/${number}`, signal)
    return catchUp.ticket(data, screen.since(asOf), client.getQueryData<Directory>(keys.directory))
  },
})

const timelineOptions = (screen: Screen, threadId: string) => ({
  queryKey: keys.timeline(threadId),
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { asOf, data } = await getJson<AsOf<Timeline>>(`/api/threads/${threadId}/timeline`, signal)
    return catchUp.timeline(data, threadId, screen.since(asOf))
  },
})

/** A conversation, kept live. */
export function useConversation(id: string | null) {
  const screen = useScreen()
  return useQuery({ ...conversationOptions(screen, id ?? ""), enabled: id !== null })
}

/** A ticket by number, kept live. */
export function useTicket(number: number | null) {
  const screen = useScreen()
  const client = useQueryClient()
  return useQuery({ ...ticketOptions(screen, client, number ?? 0), enabled: number !== null })
}

/** A thread's newest entries, kept live, and a way to earlier ones. */
export function useTimeline(threadId: string) {
  const screen = useScreen()
  const client = useQueryClient()
  const query = useQuery(timelineOptions(screen, threadId))
  const earliest = query.data?.entries.find((e) => e.seq !== null)?.seq ?? null
  const loadEarlier = useCallback(
    async (beforePut: () => void) => {
      if (earliest === null) return
      const { data } = await getJson<AsOf<Timeline>>(`/api/threads/${threadId}/timeline?before=${earliest}`)
      beforePut()
      client.setQueryData<Timeline>(
        keys.timeline(threadId),
        (now) => now && { entries: [...data.entries, ...now.entries], more: data.more },
      )
    },
    [client, threadId, earliest],
  )
  return { ...query, loadEarlier }
}

/** Fetches what a row leads to before it is clicked, so that it opens within a frame. */
export function usePrefetch() {
  const screen = useScreen()
  const client = useQueryClient()
  return useCallback(
    (what: { conversationId?: string | null; number?: number | null; threadId?: string | null }) => {
      if (what.conversationId) {
        void client.prefetchQuery(conversationOptions(screen, what.conversationId))
        void client.prefetchQuery(timelineOptions(screen, what.conversationId))
      }
      if (what.number) void client.prefetchQuery(ticketOptions(screen, client, what.number))
      if (what.threadId) void client.prefetchQuery(timelineOptions(screen, what.threadId))
    },
    [client, screen],
  )
}

/** A ticket as its customer sees it, or would; read each time it is looked at. */
export function useCustomerView(number: number, asked: boolean) {
  return useQuery({
    enabled: asked,
    queryKey: keys.customerView(number),
    queryFn: ({ signal }) => getJson<TicketPage>(`/api/tickets/${number}/customer-view`, signal),
    staleTime: 0,
    gcTime: 0,
  })
}

/** What a typed word could be; nothing for none. */
export function useSearch(words: string) {
  return useQuery({
    queryKey: keys.search(words),
    queryFn: ({ signal }) => getJson<Hit[]>(`/api/search?q=${encodeURIComponent(words)}`, signal),
    enabled: words.trim() !== "",
    staleTime: 5_000,
    placeholderData: (before) => before,
  })
}
