import type { QueryClient } from "@tanstack/react-query"
import type { EventView } from "@/lib/events/event"
import { eventKey } from "@/lib/events/event"
import { applyEvent, dropGuesses, leavesStale } from "./apply"
import { keys } from "./keys"
import type { Told } from "./stream"

const remembered = 1000
const listsEveryMs = 1000

/** What one browser tab knows of the live events: where it stands in the order, and what came lately. */
export class Screen {
  /** The workspace's place that this screen has seen everything up to; null before the first read. */
  seq: number | null = null
  private recent: EventView[] = []
  private readonly applied = new Set<string>()
  private listsTimer: ReturnType<typeof setTimeout> | null = null
  private listsAt = 0
  private listsStale = false

  constructor(private readonly client: QueryClient) {}

  /** Starts where the page that the server made stands. */
  startAt(seq: number): void {
    this.seq ??= seq
  }

  /** A batch from the stream; false means that something between is missing. */
  fromStream(batch: Told[]): boolean {
    for (const told of batch) {
      const seq = typeof told === "number" ? told : told.seq
      if (seq === null || (this.seq !== null && seq <= this.seq)) continue
      if (this.seq !== null && seq !== this.seq + 1) return false
      this.seq = seq
      if (typeof told !== "number") this.take(told)
    }
    this.afterwards(batch.filter((told) => typeof told !== "number"))
    return true
  }

  /** A command's own events: as the stream's, but they say nothing of where this screen stands. */
  fromAnswer(events: EventView[]): void {
    for (const event of events) this.take(event)
    this.afterwards(events)
  }

  /** Shows at once what a command will do, until its answer replaces or drops it. */
  guess(events: EventView[]): void {
    for (const event of events) applyEvent(this.client, event)
  }

  /** The server said no: takes the guess back. */
  refused(commandId: string): void {
    dropGuesses(this.client, commandId)
  }

  /** Reads everything anew: what came between is too much or unknown, or what this person can open has changed. */
  resync(seq: number): void {
    this.seq = seq
    this.recent = []
    this.client.removeQueries({ type: "inactive" })
    void this.client.invalidateQueries()
  }

  /** What has come after a read's place in the order; to be put into what the read gave. */
  since(asOf: number): EventView[] {
    return this.recent.filter((event) => (event.seq ?? 0) > asOf)
  }

  /** A customer has looked at a conversation, or at any: how far is read anew where it is kept. */
  seen(conversationId: string | null): void {
    void this.client.invalidateQueries({
      queryKey: conversationId ? keys.conversation(conversationId) : ["conversation"],
    })
  }

  /** Lists left stale in a hidden tab are read when it is shown. */
  shown(): void {
    if (this.listsStale) this.readLists()
  }

  private take(event: EventView): void {
    const key = eventKey(event)
    if (this.applied.has(key)) return
    this.applied.add(key)
    // An answer can be here before what happened just before it: what is newer is put on top again.
    const newer = this.recent.filter((known) => (known.seq ?? 0) > (event.seq ?? 0))
    this.recent = [...this.recent.filter((known) => !newer.includes(known)), event, ...newer]
    if (this.recent.length > remembered) {
      const [oldest] = this.recent.splice(0, 1)
      if (oldest) this.applied.delete(eventKey(oldest))
    }
    for (const each of [event, ...newer]) applyEvent(this.client, each)
  }

  private afterwards(events: EventView[]): void {
    const { lists, directory } = leavesStale(events)
    if (directory) void this.client.invalidateQueries({ queryKey: keys.directory })
    if (!lists) return
    this.listsStale = true
    if (this.listsTimer || document.visibilityState === "hidden") return
    const wait = Math.max(0, this.listsAt + listsEveryMs - Date.now())
    this.listsTimer = setTimeout(() => this.readLists(), wait)
  }

  private readLists(): void {
    if (this.listsTimer) clearTimeout(this.listsTimer)
    this.listsTimer = null
    this.listsAt = Date.now()
    this.listsStale = false
    for (const kind of ["inbox", "tickets", "counts"])
      void this.client.invalidateQueries({ queryKey: [kind] })
  }
}
