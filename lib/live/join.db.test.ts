import { expect, test, vi } from "vitest"
import { conversation } from "@/testing/given"
import { connect, connected, until } from "@/testing/stream"
import { makeWorld } from "@/testing/world"

const held = vi.hoisted(() => ({ after: async (_workspaceId: string) => {} }))

vi.mock("@/lib/events/feed", async (original) => {
  const real = await original<typeof import("@/lib/events/feed")>()
  const lastSeq: typeof real.lastSeq = async (reader, workspaceId) => {
    const seq = await real.lastSeq(reader, workspaceId)
    await held.after(workspaceId)
    return seq
  }
  return { ...real, lastSeq }
})

test("an event that is heard of while a screen joins reaches it without waiting for the next one", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const there = await connected(other.maya)
  // Between the join's read and its answer something happens, and its notification has been heard: notifications come
  // in the order of commits, so once the other workspace's is here, this one's was too.
  held.after = async (workspaceId) => {
    expect(workspaceId).toBe(world.workspaceId)
    await conversation(world)
    await conversation(other)
    await until(() => there.events().length === 2)
  }
  const maya = connect(world.maya)
  await until(() => maya.events().length === 2, 1500)
  maya.cut()
  there.cut()
})
