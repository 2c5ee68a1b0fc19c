"use client"

import {
  type DehydratedState,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { ReadRefused } from "@/lib/live/fetching"
import { LiveStream } from "./live-stream"
import { ScreenProvider } from "./screen-context"

// The stream keeps what is here true, so nothing goes stale by itself.
const makeClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => !(error instanceof ReadRefused && error.status < 500) && count < 2,
      },
    },
  })

type Props = { state: DehydratedState; seq: number; children: ReactNode }

/** What the team's screens need once: the cache, filled by the server, and the live stream that keeps it true. */
export function TeamProviders({ state, seq, children }: Props) {
  const [client] = useState(makeClient)
  return (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>
        <ScreenProvider seq={seq}>
          {children}
          <LiveStream />
        </ScreenProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  )
}
