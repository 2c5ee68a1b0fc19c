"use client"

import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { useState } from "react"
import { plantSeed, putThread, type Seed } from "./cache"
import { type Client, Refused } from "./client"
import { CustomerContext } from "./context"
import type { Host } from "./host"
import { useLive } from "./live"
import { Messenger } from "./messenger"
import { Outbox } from "./outbox"
import type { Surface } from "./places"
import { Portal } from "./portal"
import { useMemoryPlaces, usePagePlaces } from "./use-places"

type Props = {
  client: Client
  seed: Seed
  surface: Surface
  framed: boolean
  workspace: string | null
  timeZone: string
  shown: boolean
  host: Host | null
  signOut: (() => void) | null
}

// The stream says what has changed, so nothing goes stale by itself.
const makeCache = (seed: Seed) => {
  const cache = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, failure) => !(failure instanceof Refused && failure.final) && count < 2,
      },
    },
  })
  plantSeed(cache, seed)
  return cache
}

const makeOutbox = (owner: string, client: Client, cache: QueryClient) =>
  new Outbox(
    owner,
    ({ id, conversationId, starts, messageId, text, files }) => {
      const input = { commandId: id, text, fileIds: files.map((file) => file.id) }
      return starts
        ? client.start({ ...input, messageId, customerId: owner })
        : client.send(conversationId, input)
    },
    (page) => putThread(cache, page),
  )

/** Everything a signed-in customer's screens stand on: the cache, the line that keeps it true, and what is on its way. */
export function SignedIn(props: Props) {
  const { client, seed } = props
  const owner = seed.overview.me.id
  const [cache] = useState(() => makeCache(seed))
  const [outbox] = useState(() => makeOutbox(owner, client, cache))
  const connection = useLive(client, cache, outbox, seed.overview.n)
  const inherited = { ...props, outbox, owner, connection }
  return (
    <QueryClientProvider client={cache}>
      {props.framed ? <InFrame {...inherited} /> : <OnPage {...inherited} />}
    </QueryClientProvider>
  )
}

type Inherited = Props & { outbox: Outbox; owner: string; connection: ReturnType<typeof useLive> }

function InFrame({ host, ...rest }: Inherited) {
  const places = useMemoryPlaces()
  const close = () => host?.tell({ backline: "close" })
  return (
    <CustomerContext value={{ ...rest, ...places, close }}>
      <Messenger host={host} />
    </CustomerContext>
  )
}

function OnPage({ host: _, ...rest }: Inherited) {
  const places = usePagePlaces(rest.surface, rest.workspace)
  return (
    <CustomerContext value={{ ...rest, ...places, close: null }}>
      {rest.surface === "portal" ? <Portal /> : <Messenger host={null} />}
    </CustomerContext>
  )
}
