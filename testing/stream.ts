import { vi } from "vitest"
import type { TeammateActor } from "@/lib/events/actor"
import type { EventView } from "@/lib/events/event"
import { eventStream, type Told } from "@/lib/live/stream"

export type Frame = { event: string; id: string | null; data: string }

function frameOf(text: string): Frame {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text)?.[1] ?? null
  return { event: field("event") ?? "message", id: field("id"), data: field("data") ?? "" }
}

/** A screen that is connected to the live stream, with all that reached it. */
export type Screen = {
  frames: Frame[]
  /** The events that were told, and not what is no more than a place in the order. */
  events: () => EventView[]
  seqs: () => (number | null)[]
  ended: () => boolean
  cut: () => void
}

const stillSignedIn = async () => true

/** Opens a teammate's stream and reads it as a browser does; `after` is the last seq that the screen has seen. */
export function connect(actor: TeammateActor, after: number | null = null): Screen {
  const cutting = new AbortController()
  const frames: Frame[] = []
  let ended = false
  const read = async () => {
    const decoder = new TextDecoder()
    let rest = ""
    for await (const chunk of eventStream({ actor, after, stillSignedIn, signal: cutting.signal })) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n")
      rest = parts.pop() ?? ""
      frames.push(...parts.filter((part) => !part.startsWith(":")).map(frameOf))
    }
    ended = true
  }
  void read()
  const told = () =>
    frames.filter((frame) => frame.event === "message").flatMap((frame) => JSON.parse(frame.data) as Told[])
  return {
    frames,
    events: () => told().filter((each) => typeof each !== "number"),
    seqs: () => told().map((each) => (typeof each === "number" ? each : each.seq)),
    ended: () => ended,
    cut: () => cutting.abort(),
  }
}

/** Waits until something holds, for at most five seconds. */
export async function until(holds: () => boolean, timeout = 5000): Promise<void> {
  await vi.waitUntil(holds, { timeout, interval: 5 })
}

/** Opens a stream and waits until it says where it starts. */
export async function connected(actor: TeammateActor, after: number | null = null): Promise<Screen> {
  const screen = connect(actor, after)
  await until(() => screen.frames.length > 0)
  return screen
}
