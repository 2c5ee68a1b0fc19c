import { db } from "@/db/client"
import { type Access, accessOf, asSeenBy, changesAccess, type FeedEvent } from "@/lib/events/access"
import type { TeammateActor } from "@/lib/events/actor"
import type { EventView } from "@/lib/events/event"
import { eventsAfter } from "@/lib/events/feed"
import { StreamWriter } from "@/lib/shared/stream-writer"
import { hub } from "./hub"

/** A screen further behind than this reads everything anew instead. */
const furthestBehind = 2000
const heartbeatMs = 20_000
/** Bytes that a slow reader may let pile up before its stream is ended; it resumes when it comes back. */
const patience = 4 * 1024 * 1024

type Options = {
  actor: TeammateActor
  /** The last seq this screen has seen, or null for "from now". */
  after: number | null
  /** Whether the session that opened it still holds; asked with each heartbeat. */
  stillSignedIn: () => Promise<boolean>
  signal: AbortSignal
}

/** What a batch says of one place in the order: an event, or only its number where it is not for this teammate. */
export type Told = EventView | number

/**
 * The live events of a workspace as server-sent events: first what came after `after`, then all that happens, in
 * order, each once. Of tickets that the teammate can't open it tells what stands in linked conversations (SPEC A2). Says
 * `resync` when the gap is too large, and when what they can open has changed. Knows no framework.
 */
export function eventStream({ actor, after, stillSignedIn, signal }: Options): ReadableStream<Uint8Array> {
  let stop = () => {}
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const out = new StreamWriter(controller)
        const beat = async () => ((await stillSignedIn()) ? out.write("event: beat\ndata:\n\n") : stop())
        // A database that does not answer ends the stream too: it is taken up again when it does.
        const heartbeat = setInterval(() => void beat().catch(() => stop()), heartbeatMs)
        let leave = () => {}
        stop = () => {
          clearInterval(heartbeat)
          leave()
          out.close()
        }
        out.onClosed = () => stop()
        signal.addEventListener("abort", stop, { once: true })
        const sender = new Sender(out, actor)
        // Batches that arrive while the gap is read wait in the sender.
        const joined = await hub().join(actor.workspaceId, {
          // A removed teammate gets nothing of what comes after (SPEC A4).
          happened: (events, accessNow) => {
            const access = accessNow(actor.id)
            // A screen whose session was not the one that ended takes the line up again where it was.
            if (access && !events.some((one) => endsSession(one, actor.id))) sender.send({ events, access })
            else stop()
          },
          // A mark that is read anew: it has no place in the order.
          seen: (conversationId) => out.write(`event: seen\ndata: ${conversationId ?? ""}\n\n`),
        })
        leave = joined.leave
        if (signal.aborted) return stop()
        await sender.catchUp(after, joined.from)
      },
      cancel() {
        stop()
      },
    },
    { highWaterMark: patience, size: (chunk) => chunk?.byteLength ?? 0 },
  )
}

const endsSession = ({ event }: FeedEvent, teammateId: string) =>
  event.type === "teammate.sessions_ended" && event.data.teammateId === teammateId

type Batch = { events: FeedEvent[]; access: Access }

/** Keeps one stream in order: nothing twice, nothing before the gap is filled. */
class Sender {
  private sent: number | null = null
  private waiting: Batch[] = []

  constructor(
    private readonly out: StreamWriter,
    private readonly actor: TeammateActor,
  ) {}

  async catchUp(after: number | null, from: number): Promise<void> {
    const start = after ?? from
    if (from - start > furthestBehind || start > from) {
      this.out.write(`event: resync\ndata: ${from}\n\n`)
      this.sent = from
    } else {
      this.out.write(`event: ready\ndata: ${start}\n\n`)
      const missed = start < from ? await this.missed(start) : null
      this.sent = start
      if (missed) this.deliver(missed)
    }
    for (const batch of this.waiting) this.deliver(batch)
    this.waiting = []
  }

  send(batch: Batch): void {
    if (this.sent === null) this.waiting.push(batch)
    else this.deliver(batch)
  }

  private async missed(start: number): Promise<Batch> {
    const events = await eventsAfter(db(), this.actor.workspaceId, start, furthestBehind)
    return { events, access: await accessOf(db(), this.actor) }
  }

  private deliver({ events, access }: Batch): void {
    const fresh = events.filter(({ event }) => (event.seq ?? 0) > (this.sent ?? 0))
    const last = fresh.at(-1)?.event.seq
    if (!last) return
    this.sent = last
    const told: Told[] = fresh.map((each) => asSeenBy(access, each) ?? (each.event.seq as number))
    this.out.write(`id: ${last}\ndata: ${JSON.stringify(told)}\n\n`)
    // What a screen keeps may be more than they can open now, or less.
    if (fresh.some(({ event }) => changesAccess(event, this.actor.id)))
      this.out.write(`event: resync\ndata: ${last}\n\n`)
  }
}
