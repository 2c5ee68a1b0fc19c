"use client"

import { type InfiniteData, type QueryClient, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import type { Page } from "@/lib/conversations/views"
import type { EventView } from "@/lib/events/event"

/** Marks a thread as read up to its newest entry while it is in front of the person: shown, and in focus. */
export function useMarkRead(threadId: string, entries: EventView[]): void {
  const client = useQueryClient()
  const seq = entries.findLast((e) => e.seq !== null)?.seq ?? 0
  useEffect(() => {
    if (seq === 0) return
    const mark = () => {
      if (document.visibilityState !== "visible" || !document.hasFocus()) return
      stop()
      showAsRead(client, threadId)
      void fetch(`/api/threads/${threadId}/read`, {
        method: "POST",
        keepalive: true,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ seq }),
      }).then(
        // A list that was read meanwhile may have come without the mark.
        (response) => {
          if (!response.ok) return
          showAsRead(client, threadId)
          for (const kind of ["inbox", "tickets"])
            if (client.isFetching({ queryKey: [kind] }) > 0)
              void client.invalidateQueries({ queryKey: [kind] })
        },
        // Offline: the next entry, or the next visit, marks it.
        () => {},
      )
    }
    const stop = () => {
      window.removeEventListener("focus", mark)
      document.removeEventListener("visibilitychange", mark)
    }
    window.addEventListener("focus", mark)
    document.addEventListener("visibilitychange", mark)
    mark()
    return stop
  }, [client, threadId, seq])
}

type Pages = InfiniteData<Page<{ id: string; unread: boolean }>>

function showAsRead(client: QueryClient, threadId: string): void {
  for (const kind of ["inbox", "tickets"])
    client.setQueriesData<Pages>(
      { queryKey: [kind] },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            rows: page.rows.map((row) =>
              row.id === threadId && row.unread ? { ...row, unread: false } : row,
            ),
          })),
        },
    )
}
