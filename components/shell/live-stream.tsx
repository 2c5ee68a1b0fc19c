"use client"

import { WifiOff } from "lucide-react"
import { useEffect, useState } from "react"
import type { Told } from "@/lib/live/stream"
import { useScreen } from "./screen-context"

const hiddenForMs = 60_000
const complainAfterMs = 3_000
/** The server says something at least every 20 s; one that does not has gone without a word. */
const silentForMs = 45_000
const retryMs = [500, 1_000, 2_000, 3_000, 5_000]

type Connection = "open" | "waiting" | "signed-out"

/**
 * Keeps this tab's stream of live events open. A lost one is taken up where it ended; a tab hidden for a minute closes
 * its stream and catches up when it is shown again.
 */
export function LiveStream() {
  const screen = useScreen()
  const [connection, setConnection] = useState<Connection>("open")
  useEffect(() => {
    const line = new Line(screen, setConnection)
    line.open()
    const changed = () => (document.visibilityState === "hidden" ? line.rest() : line.wake())
    // A connection that the network has dropped may look open for minutes.
    const offline = () => line.lost()
    const online = () => line.wake()
    document.addEventListener("visibilitychange", changed)
    window.addEventListener("offline", offline)
    window.addEventListener("online", online)
    return () => {
      document.removeEventListener("visibilitychange", changed)
      window.removeEventListener("offline", offline)
      window.removeEventListener("online", online)
      line.end()
    }
  }, [screen])
  return connection === "open" ? null : <ConnectionBar connection={connection} />
}

function ConnectionBar({ connection }: { connection: Connection }) {
  return (
    <p className="fixed top-2 left-1/2 z-60 flex -translate-x-1/2 items-center gap-2 rounded-full bg-warning-soft px-3 py-1 text-sm text-warning-text shadow-raised">
      <WifiOff aria-hidden className="size-4" />
      {connection === "waiting" ? (
        "Connection lost. What you write is kept; trying again…"
      ) : (
        <span>
          You are signed out.{" "}
          <a href="/sign-in" className="font-semibold underline">
            Sign in
          </a>
        </span>
      )}
    </p>
  )
}

/** One stream and its timers. */
class Line {
  private source: EventSource | null = null
  private failures = 0
  private complaint: ReturnType<typeof setTimeout> | null = null
  private retry: ReturnType<typeof setTimeout> | null = null
  private sleep: ReturnType<typeof setTimeout> | null = null
  private silence: ReturnType<typeof setTimeout> | null = null
  private heardAt = 0
  private connectedOnce = false

  constructor(
    private readonly screen: ReturnType<typeof useScreen>,
    private readonly say: (connection: Connection) => void,
  ) {}

  open(): void {
    if (this.source) return
    this.retry = clear(this.retry)
    const after = this.screen.seq === null ? "" : `?after=${this.screen.seq}`
    const source = new EventSource(`/api/stream${after}`)
    this.source = source
    this.heard()
    source.addEventListener("ready", (e) => this.connected(() => this.screen.startAt(Number(e.data))))
    source.addEventListener("resync", (e) => this.connected(() => this.screen.resync(Number(e.data))))
    source.addEventListener("beat", () => this.heard())
    source.addEventListener("seen", (e) => {
      this.heard()
      this.screen.seen(e.data || null)
    })
    source.onmessage = (e) => {
      this.heard()
      const batch: Told[] = JSON.parse(e.data)
      const place = batch.at(-1) ?? null
      const last = typeof place === "number" ? place : place?.seq
      if (!this.screen.fromStream(batch) && last) this.screen.resync(last)
    }
    source.onerror = () => this.lost()
  }

  /** A tab that stays hidden gives its connection back. */
  rest(): void {
    this.sleep = setTimeout(() => this.close(), hiddenForMs)
  }

  wake(): void {
    this.sleep = clear(this.sleep)
    this.screen.shown()
    if (this.source && Date.now() - this.heardAt > silentForMs) this.close()
    this.open()
  }

  end(): void {
    this.sleep = clear(this.sleep)
    this.retry = clear(this.retry)
    this.complaint = clear(this.complaint)
    this.close()
  }

  private connected(begin: () => void): void {
    this.failures = 0
    this.complaint = clear(this.complaint)
    this.heard()
    this.say("open")
    begin()
    // What was seen meanwhile has no place in the order by which the rest is taken up.
    if (this.connectedOnce) this.screen.seen(null)
    this.connectedOnce = true
  }

  /** A half-open connection looks open to the browser for minutes; its silence tells. */
  private heard(): void {
    this.heardAt = Date.now()
    this.silence = clear(this.silence)
    this.silence = setTimeout(() => {
      if (document.visibilityState === "hidden") return
      this.close()
      this.open()
    }, silentForMs)
  }

  lost(): void {
    this.close()
    this.complaint ??= setTimeout(() => void this.complain(), complainAfterMs)
    this.retry ??= setTimeout(() => this.open(), retryMs[Math.min(this.failures, retryMs.length - 1)])
    this.failures++
  }

  private async complain(): Promise<void> {
    const status = await fetch("/api/counts").then(
      (r) => r.status,
      () => 0,
    )
    this.complaint = null
    // Connected again while this was asked.
    if (this.failures === 0) return
    this.say(status === 401 ? "signed-out" : "waiting")
    if (status === 401) this.retry = clear(this.retry)
  }

  private close(): void {
    this.silence = clear(this.silence)
    this.source?.close()
    this.source = null
  }
}

function clear(timer: ReturnType<typeof setTimeout> | null): null {
  if (timer) clearTimeout(timer)
  return null
}
