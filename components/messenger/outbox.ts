import type { CustomerFile, ThreadPage } from "@/lib/messenger/views"
import { Refused, sentenceOf } from "./client"

/** A message on its way. Its ids are those that it takes effect under, so sending it again sends nothing twice. */
export type Outgoing = {
  id: string
  messageId: string
  conversationId: string
  /** The first of a conversation that begins with it. */
  starts: boolean
  text: string
  files: CustomerFile[]
  at: string
  /** "waiting": nobody could be reached, it is tried again. "refused": it needs a person. */
  state: "sending" | "waiting" | "refused"
  sentence: string | null
}

export type Post = (item: Outgoing) => Promise<ThreadPage>

const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000]
const none: readonly Outgoing[] = []

/**
 * What was sent and is not known to have arrived. It is kept in this browser until it is, through reload and lost
 * network, and goes out in the order it was written, conversation by conversation.
 */
export class Outbox {
  private items: readonly Outgoing[] = none
  private readonly listeners = new Set<() => void>()
  private readonly busy = new Set<string>()
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly prefix: string

  constructor(
    owner: string,
    private readonly post: Post,
    private readonly arrived: (page: ThreadPage, item: Outgoing) => Promise<void>,
  ) {
    this.prefix = `backline.outbox.${owner}.`
  }

  /** Takes up what an earlier visit left behind. */
  begin(): void {
    const found = stored(this.prefix).filter((item) => !this.items.some((known) => known.id === item.id))
    if (found.length > 0) this.set([...found, ...this.items])
    this.wake()
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }
  get = () => this.items
  server = () => none

  add(item: Omit<Outgoing, "state" | "sentence" | "at">): void {
    const whole: Outgoing = { ...item, at: new Date().toISOString(), state: "sending", sentence: null }
    this.keep(whole)
    this.set([...this.items, whole])
    void this.pump(whole.conversationId)
  }

  /** Tries all again: the connection is back. */
  wake(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    for (const id of new Set(this.items.map((item) => item.conversationId))) void this.pump(id)
  }

  /** Tries one again that was refused. */
  again(id: string): void {
    const item = this.items.find((each) => each.id === id)
    if (!item) return
    this.change(item, { state: "sending", sentence: null })
    void this.pump(item.conversationId)
  }

  /** Takes a message out. */
  remove(id: string): void {
    forget(this.prefix + id)
    this.set(this.items.filter((item) => item.id !== id))
  }

  end(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private async pump(conversationId: string): Promise<void> {
    if (this.busy.has(conversationId)) return
    this.busy.add(conversationId)
    try {
      for (let item = this.next(conversationId); item; item = this.next(conversationId))
        if (!(await this.send(item))) break
    } finally {
      this.busy.delete(conversationId)
    }
  }

  private next(conversationId: string): Outgoing | undefined {
    const own = this.items.filter((item) => item.conversationId === conversationId)
    // What follows the refused first message of a conversation has nowhere to go yet.
    if (own.some((item) => item.starts && item.state === "refused")) return undefined
    return own.find((item) => item.state !== "refused")
  }

  private async send(item: Outgoing): Promise<boolean> {
    try {
      const page = await this.post(item)
      this.failures = 0
      await this.arrived(page, item)
      this.remove(item.id)
      return true
    } catch (failure) {
      if (failure instanceof Refused && failure.final) {
        this.change(item, { state: "refused", sentence: sentenceOf(failure) })
        return !item.starts
      }
      this.change(item, { state: "waiting", sentence: null })
      this.timer ??= setTimeout(() => this.wake(), retryMs[Math.min(this.failures, retryMs.length - 1)])
      this.failures++
      return false
    }
  }

  private change(item: Outgoing, change: Partial<Outgoing>): void {
    const next = { ...item, ...change }
    this.keep(next)
    this.set(this.items.map((each) => (each.id === item.id ? next : each)))
  }

  private set(items: readonly Outgoing[]): void {
    this.items = items
    for (const listener of this.listeners) listener()
  }

  private keep(item: Outgoing): void {
    try {
      window.localStorage.setItem(this.prefix + item.id, JSON.stringify(item))
    } catch {
      // A full or forbidden store: the message still stands on the screen and is being sent.
    }
  }
}

function stored(prefix: string): Outgoing[] {
  try {
    const names = Object.keys(window.localStorage).filter((name) => name.startsWith(prefix))
    const items = names.map((name): Outgoing => JSON.parse(window.localStorage.getItem(name) ?? "null"))
    return items.filter((item) => item?.id !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1))
  } catch {
    return []
  }
}

function forget(name: string): void {
  try {
    window.localStorage.removeItem(name)
  } catch {
    // What can't be read can't be left behind either.
  }
}
