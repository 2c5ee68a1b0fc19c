import { expect, test } from "vitest"
import { db } from "@/db/client"
import { sendReply } from "@/lib/conversations/commands/messages"
import { findConversation } from "@/lib/conversations/queries"
import { markSeen } from "@/lib/intake/writes"
import { readThread } from "@/lib/messenger/queries"
import { notThere } from "@/lib/shared/refusals"
import { does } from "@/testing/commands"
import { conversation } from "@/testing/given"
import { connected, until } from "@/testing/stream"
import { makeStranger, makeWorld, type World } from "@/testing/world"

async function seenIn(world: World, id: string) {
  const view = await findConversation(db(), world.maya, id)
  return { upTo: view?.seenUpTo && new Date(view.seenUpTo).toISOString(), at: view?.seenAt }
}

test("a conversation says up to what its customer has seen it: what they wrote, and what they looked at", async () => {
  const world = await makeWorld()
  const id = await conversation(world)
  const first = (await readThread(world.zoe, id))?.entries[0]
  await does(sendReply, world.maya, { conversationId: id, text: "It left today." })
  expect((await seenIn(world, id)).upTo).toBe(first?.at)

  const [reply, later] = [
    (await readThread(world.zoe, id))?.entries.at(-1),
    await does(sendReply, world.maya, { conversationId: id, text: "And arrives tomorrow." }),
  ]
  await markSeen(world.zoe, id, { n: reply?.n })
  const seen = await seenIn(world, id)
  expect(seen.upTo).toBe(reply?.at)
  expect(Date.parse(String(seen.upTo))).toBeLessThan(Date.parse(String(later[0]?.at)))
  expect(Math.abs(Date.now() - Date.parse(String(seen.at)))).toBeLessThan(60_000)
})

test("N5: that a customer has looked reaches open screens of their workspace, and no other, as the bare conversation", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeStranger()])
  const id = await conversation(world)
  await does(sendReply, world.maya, { conversationId: id, text: "It left today." })
  const [maya, stranger] = await Promise.all([connected(world.maya), connected(other)])
  expect(await markSeen(world.zoe, id, { n: 2 })).toEqual({ ok: true })
  await until(() => maya.frames.some((frame) => frame.event === "seen"))
  expect(maya.frames.filter((frame) => frame.event === "seen")).toEqual([
    { event: "seen", id: null, data: id },
  ])
  expect(stranger.frames.map((frame) => frame.event)).toEqual(["ready"])
  expect(await markSeen({ ...world.zoe, id: world.maya.id }, id, { n: 1 })).toEqual(notThere)
  maya.cut()
  stranger.cut()
})
