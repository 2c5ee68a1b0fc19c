import type { Changed } from "@/lib/messenger/views"
import { type Client, Refused } from "./client"
import { EventStream, type StreamEvent } from "./event-stream"

export type Connection = "open" | "waiting" | "ended"

type Listener = {
  changed: (change: Changed) => void
  resync: (n: number) => void
  connection: (connection: Connection) => void
}

const retryMs = [500, 1_000, 2_000, 4_000, 8_000]
const complainAfterMs = 3_000
// The server's heart beats every 20 seconds; a line without it looks open and is not.
const silentForMs = 45_000
const hiddenForMs = 5 * 60_000

/**
 * One stream of what changed for a customer, read by fetch, since only that can carry a session from memory. A lost one
 * is taken up where it ended; one that is not looked at for long is given back until it is.
 */
export class Line {
  private stop: AbortController | null = null
  private failures = 0
  private retry: Timer = null
  private silence: Timer = null
  private complaint: Timer = null
  private sleep: Timer = null

  constructor(
    private readonly client: Client,
    private after: number,
    private readonly listener: Listener,
  ) {}

  open(): void {
    if (this.stop) return
    this.retry = clear(this.retry)
    const stop = new AbortController()
    this.stop = stop
    void this.read(stop).then(
      () => this.lost(stop),
      (failure: unknown) => {
        if (failure instanceof Refused && failure.final) this.end()
        if (failure instanceof Refused && (failure.final || failure.status === 401))
          return this.listener.connection("ended")
        this.lost(stop)
      },
    )
  }

  /** The tab is hidden: after a while the stream is given back. */
  rest(): void {
    this.sleep ??= setTimeout(() => this.close(), hiddenForMs)
  }

  /** The tab is shown, or the network is back. */
  wake(): void {
    this.sleep = clear(this.sleep)
    this.open()
  }

  /** The network says that it is gone, though the connection may still look open. */
  cut(): void {
    if (this.stop) this.lost(this.stop)
  }

  end(): void {
    this.retry = clear(this.retry)
    this.sleep = clear(this.sleep)
    this.complaint = clear(this.complaint)
    this.close()
  }

  private async read(stop: AbortController): Promise<void> {
    this.listen(stop)
    const response = await this.client.stream(this.after, stop.signal)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const events = new EventStream()
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done || stop.signal.aborted) return
      this.listen(stop)
      for (const event of events.push(value)) this.take(event)
    }
  }

  private take({ event, data }: StreamEvent): void {
    if (event === "ready" || event === "resync") {
      this.failures = 0
      this.complaint = clear(this.complaint)
      this.listener.connection("open")
    }
    if (event === "resync") {
      this.after = Math.max(this.after, Number(data) || 0)
      this.listener.resync(this.after)
    }
    if (event !== "message") return
    const change: Changed = JSON.parse(data)
    this.after = Math.max(this.after, change.n)
    this.listener.changed(change)
  }

  private listen(stop: AbortController): void {
    clear(this.silence)
    this.silence = setTimeout(() => this.lost(stop), silentForMs)
  }

  private lost(stop: AbortController): void {
    if (stop !== this.stop) return
    this.close()
    this.complaint ??= setTimeout(() => this.listener.connection("waiting"), complainAfterMs)
    this.retry ??= setTimeout(() => this.open(), retryMs[Math.min(this.failures, retryMs.length - 1)])
    this.failures++
  }

  private close(): void {
    this.silence = clear(this.silence)
    const { stop } = this
    this.stop = null
    stop?.abort()
  }
}

type Timer = ReturnType<typeof setTimeout> | null

function clear(timer: Timer): null {
  if (timer) clearTimeout(timer)
  return null
}
