import postgres from "postgres"
import { db } from "@/db/client"
import { backoffSeconds, listenUrl } from "@/db/connection"
import { type Access, accessOfAll, type FeedEvent } from "@/lib/events/access"
import { eventsAfter, lastSeq } from "@/lib/events/feed"
import { log } from "@/lib/shared/log"

export type Listener = {
  /**
   * Gets each batch of new events of a workspace, in order, once, and what each teammate of now can't open of it: null
   * for somebody who is none any more (SPEC A2, A4).
   */
  happened: (events: FeedEvent[], accessOf: (teammateId: string) => Access | null) => void
  /** Hears which conversation its customer has looked at; null where any may have been, unheard. */
  seen: (conversationId: string | null) => void
}

const batchSize = 500

/**
 * One per process: hears of commits in every process through LISTEN, reads the new events of a workspace once, and
 * hands them to all that listen here. After a lost connection it reads on from where it was, so nothing is missed.
 */
class Hub {
  private readonly rooms = new Map<string, Room>()
  private listening: Promise<unknown> | null = null

  /** Starts listening to a workspace; gives the seq from which batches follow, and how to stop. */
  async join(workspaceId: string, listener: Listener): Promise<{ from: number; leave: () => void }> {
    await this.listen()
    const room = this.rooms.get(workspaceId) ?? new Room(workspaceId)
    this.rooms.set(workspaceId, room)
    room.listeners.add(listener)
    const leave = () => {
      room.listeners.delete(listener)
      if (room.listeners.size === 0 && this.rooms.get(workspaceId) === room) this.rooms.delete(workspaceId)
    }
    try {
      return { from: await room.position(), leave }
    } catch (error) {
      leave()
      throw error
    }
  }

  private listen(): Promise<unknown> {
    this.listening ??= this.open().catch((error: unknown) => {
      this.listening = null
      throw error
    })
    return this.listening
  }

  private async open(): Promise<void> {
    const sql = postgres(listenUrl(), {
      max: 1,
      backoff: backoffSeconds,
      onnotice: () => {},
      connection: { application_name: "backline hub" },
    })
    const listening = sql.listen(
      "backline",
      (payload) => this.heard(payload),
      // Called on the first connection and on every one after: what was said meanwhile is read now.
      () => {
        for (const room of this.rooms.values()) room.read()
      },
    )
    const seeing = sql.listen(
      "backline_seen",
      (payload) => {
        const [workspaceId = "", conversationId = null] = payload.split(" ")
        this.rooms.get(workspaceId)?.seen(conversationId)
      },
      () => {
        for (const room of this.rooms.values()) room.seen(null)
      },
    )
    // A connection that never came must not go on trying beside the next one.
    await Promise.all([listening, seeing]).catch(async (error: unknown) => {
      await sql.end({ timeout: 0 })
      throw error
    })
  }

  private heard(payload: string): void {
    const [workspaceId = ""] = payload.split(" ")
    this.rooms.get(workspaceId)?.read()
  }
}

/** One workspace's listeners and how far its events have been read. */
class Room {
  readonly listeners = new Set<Listener>()
  private seq: number | null = null
  private starting: Promise<number> | null = null
  private reading = false
  private again = false

  constructor(private readonly workspaceId: string) {}

  async position(): Promise<number> {
    this.starting ??= lastSeq(db(), this.workspaceId).then((seq) => {
      this.seq = seq
      // What was heard of while this was asked may have come after it.
      if (this.again) this.read()
      return seq
    })
    await this.starting
    return this.seq ?? 0
  }

  /** Reads what is new and hands it on; calls meanwhile make it read once more. */
  read(): void {
    this.again = true
    if (this.reading || this.seq === null) return
    this.reading = true
    this.drain()
      .catch((error: unknown) => {
        log.error({ err: error, workspaceId: this.workspaceId }, "new events could not be read; trying again")
        setTimeout(() => this.read(), 500).unref()
      })
      .finally(() => {
        this.reading = false
        if (this.again && this.listeners.size > 0) setTimeout(() => this.read(), 0)
      })
  }

  seen(conversationId: string | null): void {
    for (const listener of this.listeners) listener.seen(conversationId)
  }

  private async drain(): Promise<void> {
    while (this.again && this.listeners.size > 0) {
      this.again = false
      const events = await eventsAfter(db(), this.workspaceId, this.seq ?? 0, batchSize)
      // Asked after the events: who was removed before them, or can't open a ticket any more, gets none of them.
      const accessOf = await this.access(events)
      const last = events.at(-1)?.event.seq
      if (last === undefined || last === null) continue
      this.seq = last
      this.again ||= events.length === batchSize
      for (const listener of this.listeners) listener.happened(events, accessOf)
    }
  }

  /** Who the teammates are now and, only where a ticket of a limited type is met, what each of them can't open. */
  private async access(events: FeedEvent[]): Promise<(teammateId: string) => Access | null> {
    const limited = events.some((event) => event.limited)
    const all = await accessOfAll(db(), this.workspaceId, { limited })
    return (teammateId) => all.get(teammateId) ?? null
  }
}

const holder = globalThis as { backlineHub?: Hub }

/** This process's hub. */
export function hub(): Hub {
  holder.backlineHub ??= new Hub()
  return holder.backlineHub
}
