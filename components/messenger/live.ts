"use client"

import type { QueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import type { Changed } from "@/lib/messenger/views"
import { keys } from "./cache"
import type { Client } from "./client"
import { type Connection, Line } from "./line"
import type { Outbox } from "./outbox"

/**
 * Reads anew what the stream names, a burst of changes as one: while a reading is under way, what comes is collected
 * for the next.
 */
class Refresher {
  private readonly stale = new Map<string, readonly unknown[]>()
  private reading = false

  constructor(private readonly cache: QueryClient) {}

  changed({ conversationId, number, gone }: Changed): void {
    this.add(keys.overview)
    this.add(keys.thread(conversationId))
    if (number !== null) this.add(keys.ticket(number))
    if (gone) {
      this.add(keys.tickets)
      this.cache.removeQueries({ queryKey: keys.tickets, type: "inactive" })
    }
    void this.read()
  }

  all(): void {
    this.add(["customer"])
    void this.read()
  }

  private add(key: readonly unknown[]): void {
    this.stale.set(key.join(" "), key)
  }

  private async read(): Promise<void> {
    if (this.reading) return
    this.reading = true
    while (this.stale.size > 0) {
      const now = [...this.stale.values()]
      this.stale.clear()
      await Promise.all(now.map((queryKey) => this.cache.invalidateQueries({ queryKey })))
    }
    this.reading = false
  }
}

/** Keeps a customer's screens true, and says how the connection is. */
export function useLive(client: Client, cache: QueryClient, outbox: Outbox, from: number): Connection {
  const [connection, setConnection] = useState<Connection>("open")
  useEffect(() => {
    const refresher = new Refresher(cache)
    const line = new Line(client, from, {
      changed: (change) => refresher.changed(change),
      resync: () => refresher.all(),
      connection: (next) => {
        setConnection(next)
        if (next === "open") outbox.wake()
      },
    })
    line.open()
    outbox.begin()
    const changed = () => (document.visibilityState === "hidden" ? line.rest() : line.wake())
    const offline = () => line.cut()
    const online = () => {
      line.wake()
      outbox.wake()
    }
    document.addEventListener("visibilitychange", changed)
    window.addEventListener("offline", offline)
    window.addEventListener("online", online)
    return () => {
      document.removeEventListener("visibilitychange", changed)
      window.removeEventListener("offline", offline)
      window.removeEventListener("online", online)
      line.end()
      outbox.end()
    }
  }, [client, cache, outbox, from])
  return connection
}
