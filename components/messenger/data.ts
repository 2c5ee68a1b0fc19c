"use client"

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useSyncExternalStore } from "react"
import type { CustomerEntry, ThreadPage } from "@/lib/messenger/views"
import { keys, markSeen } from "./cache"
import { type Client, Refused } from "./client"
import { useCustomer } from "./context"
import type { Outgoing } from "./outbox"
import type { Place } from "./places"

/** All lists of the customer. Read by the server or before anything is drawn, so it is always there. */
export function useOverview() {
  const { client, owner } = useCustomer()
  const { data } = useQuery({ queryKey: keys.overview, queryFn: ({ signal }) => client.overview(signal) })
  if (!data) throw new Error("The overview is planted before anything asks for it.")
  // Another tab has signed in as somebody else: nothing of theirs may mix with what is here.
  const stranger = data.me.id !== owner
  useEffect(() => {
    if (stranger) window.location.reload()
  }, [stranger])
  return data
}

const threadQuery = (client: Client, id: string) => ({
  queryKey: keys.thread(id),
  queryFn: ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) =>
    client.thread(id, pageParam, signal),
  initialPageParam: null as number | null,
  getNextPageParam: (last: ThreadPage) => last.earlier,
})

const ticketQuery = (client: Client, number: number) => ({
  queryKey: keys.ticket(number),
  queryFn: ({ signal }: { signal: AbortSignal }) => client.ticket(number, signal),
})

/** One conversation with its earlier pages, and what the customer has sent that is still on its way. */
export function useThread(id: string) {
  const { client } = useCustomer()
  const outgoing = useOutgoing(id)
  const starting = outgoing.some((item) => item.starts)
  const query = useInfiniteQuery({ ...threadQuery(client, id), enabled: !starting })
  const pages = query.data?.pages
  const entries: CustomerEntry[] = pages ? pages.toReversed().flatMap((page) => page.entries) : []
  const arrived = new Set(entries.map((entry) => (entry.type === "message" ? entry.id : "")))
  return {
    query,
    newest: pages?.[0],
    starting,
    entries,
    outgoing: outgoing.filter((item) => !arrived.has(item.messageId)),
  }
}

/** One ticket as its customer sees it. */
export function useTicket(number: number) {
  const { client } = useCustomer()
  return useQuery(ticketQuery(client, number))
}

/** What a link carries to fetch its place's content when somebody comes near, so that it is there when they press. */
export function usePrefetch() {
  const { client } = useCustomer()
  const cache = useQueryClient()
  return (place: Place, conversationId: string) => {
    const fetch = () => {
      void cache.prefetchInfiniteQuery(threadQuery(client, conversationId))
      if (place.at === "ticket") void cache.prefetchQuery(ticketQuery(client, place.number))
    }
    return { onPointerEnter: fetch, onFocus: fetch }
  }
}

function useOutgoing(conversationId: string): Outgoing[] {
  const { outbox } = useCustomer()
  const all = useSyncExternalStore(outbox.subscribe, outbox.get, outbox.server)
  return all.filter((item) => item.conversationId === conversationId)
}

/** Tells that the customer has seen a conversation up to a place, as soon as they look at it (SPEC C5). */
export function useMarkSeen(page: ThreadPage | undefined, last: number): void {
  const { client, shown } = useCustomer()
  const cache = useQueryClient()
  const id = page?.id
  const unseen = page !== undefined && last > page.seen
  useEffect(() => {
    if (!id || !unseen || !shown) return
    let told = false
    const look = () => {
      if (told || document.visibilityState !== "visible" || !document.hasFocus()) return
      told = true
      markSeen(cache, id)
      client.seen(id, last).catch((failure) => {
        told = failure instanceof Refused
      })
    }
    look()
    window.addEventListener("focus", look)
    document.addEventListener("visibilitychange", look)
    return () => {
      window.removeEventListener("focus", look)
      document.removeEventListener("visibilitychange", look)
    }
  }, [id, unseen, last, shown, client, cache])
}
