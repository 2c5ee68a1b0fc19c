import { log } from "@/lib/shared/log"
import { StreamWriter } from "@/lib/shared/stream-writer"
import { customersHub } from "./hub"
import { changesAfter, lastPlace } from "./queries"

/** A screen further behind than this reads everything anew instead. */
const furthestBehind = 500
const heartbeatMs = 20_000
const patience = 256 * 1024

/** Streams that one customer may have open in a process: many tabs, and no more than that. */
const mostStreams = 20

/** Whether a customer has as many streams open as they may have. */
export const hasManyStreams = (customer: Options["customer"]) => customersHub().count(customer) >= mostStreams

type Options = {
  customer: { workspaceId: string; id: string }
  /** The last place in their own order that this screen has seen, or null for "from now". */
  after: number | null
  /** Whose the session is that opened it, or null once it has ended; asked with each heartbeat and at each look. */
  whose: () => Promise<string | null>
  signal: AbortSignal
}

/**
 * What changed for one customer, as server-sent events: that it did and where, in order, each once (SPEC C1, C3). Says
 * `resync` when the gap is too large. Knows no framework.
 */
export function customerStream({ customer, after, whose, signal }: Options): ReadableStream<Uint8Array> {
  let stop = () => {}
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const out = new StreamWriter(controller)
        const reader = new Reader(customer, out, whose, () => stop())
        const beat = async () => ((await reader.isTheirs()) ? out.write("event: beat\ndata:\n\n") : stop())
        const heartbeat = setInterval(() => void beat().catch(() => stop()), heartbeatMs)
        let leave = () => {}
        stop = () => {
          clearInterval(heartbeat)
          leave()
          out.close()
        }
        out.onClosed = () => stop()
        signal.addEventListener("abort", stop, { once: true })
        leave = await customersHub().join(customer, () => reader.look())
        if (signal.aborted) return stop()
        await reader.begin(after)
      },
      cancel() {
        stop()
      },
    },
    { highWaterMark: patience, size: (chunk) => chunk?.byteLength ?? 0 },
  )
}

/** Reads what is new for one stream, in order; being told to look again meanwhile makes it look once more. */
class Reader {
  private n: number | null = null
  private looking = false
  private again = false

  constructor(
    private readonly customer: Options["customer"],
    private readonly out: StreamWriter,
    private readonly whose: Options["whose"],
    private readonly stop: () => void,
  ) {}

  async begin(after: number | null): Promise<void> {
    const last = await lastPlace(this.customer)
    const start = after ?? last
    const lost = start > last || last - start > furthestBehind
    this.n = lost ? last : start
    this.out.write(`event: ${lost ? "resync" : "ready"}\ndata: ${this.n}\n\n`)
    this.look()
  }

  /** Whether this customer is the one who looks. Where they were merged into another, the screen is told to read anew. */
  async isTheirs(): Promise<boolean> {
    const now = await this.whose()
    if (now !== null && now !== this.customer.id) this.out.write(`event: resync\ndata: ${this.n ?? 0}\n\n`)
    return now === this.customer.id
  }

  look(): void {
    this.again = true
    if (this.looking || this.n === null) return
    this.looking = true
    this.drain()
      .catch((error: unknown) => {
        // The browser takes the stream up again where it was.
        log.error({ err: error }, "a customer's news could not be read")
        this.stop()
      })
      .finally(() => {
        this.looking = false
      })
  }

  private async drain(): Promise<void> {
    while (this.again) {
      this.again = false
      const changes = await changesAfter(this.customer, this.n ?? 0, furthestBehind)
      if (!(await this.isTheirs())) return this.stop()
      for (const change of changes) {
        this.n = change.n
        this.out.write(`id: ${change.n}\ndata: ${JSON.stringify(change)}\n\n`)
      }
      this.again ||= changes.length === furthestBehind
    }
  }
}
