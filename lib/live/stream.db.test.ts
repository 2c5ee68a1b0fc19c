import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { db } from "@/db/client"
import { addConversationNote } from "@/lib/conversations/commands/messages"
import { eventsAfter, lastSeq } from "@/lib/events/feed"
import { newId } from "@/lib/shared/ids"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation } from "@/testing/given"
import { pick, seeded } from "@/testing/random"
import { connect, connected, until } from "@/testing/stream"
import { makeWorld, type World } from "@/testing/world"

const seqNow = (world: World) => lastSeq(db(), world.workspaceId)

async function notes(world: World, conversationId: string, count: number): Promise<void> {
  for (let n = 1; n <= count; n++)
    await does(addConversationNote, world.ben, { conversationId, text: `Note ${n}` })
}

/** Many events in one go, as a large import leaves them. */
async function flood(world: World, count: number): Promise<void> {
  const commandId = newId()
  const batch = Array.from({ length: count }, () => ({
    type: "tag.added",
    data: { tagId: commandId },
    places: [],
  }))
  await owner().begin(async (tx) => {
    await tx`insert into commands (workspace_id, id, name, body_hash) values (${world.workspaceId}, ${commandId}, 'flood', '')`
    await tx`select from append_events(${world.workspaceId}, ${commandId}, 'system', null, now(), ${JSON.stringify(batch)}::text::jsonb)`
  })
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i + 1)

test("N5: what happens reaches a connected screen, as the command answered it", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const maya = await connected(world.maya)
  const answered = await does(addConversationNote, world.ben, { conversationId, text: "Hello." })
  await until(() => maya.events().length === 1, 1000)
  expect(maya.events()).toEqual(answered)
  maya.cut()
})

test("a screen hears from now on, not what was before", async () => {
  const world = await makeWorld()
  await conversation(world)
  const maya = await connected(world.maya)
  expect(maya.frames).toEqual([{ event: "ready", id: null, data: String(await seqNow(world)) }])
  maya.cut()
})

test("O6: a screen hears of its own workspace alone", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const [here, there] = [await connected(world.maya), await connected(other.maya)]
  await conversation(other)
  await conversation(world)
  await until(() => here.events().length === 2 && there.events().length === 2)
  expect(new Set(here.events().map((e) => e.data))).toEqual(
    new Set([{ customerId: world.zoe.id, subject: "Where is my tent?" }, { customerId: world.zoe.id }]),
  )
  here.cut()
  there.cut()
})

test("a cut stream misses nothing: 50 events while away come on return, in order, once", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const before = await connected(world.maya)
  await notes(world, conversationId, 1)
  await until(() => before.events().length === 1)
  const seen = Number(before.frames.at(-1)?.id)
  before.cut()
  await until(before.ended)

  await notes(world, conversationId, 50)
  const after = connect(world.maya, seen)
  await until(() => after.events().length >= 50)
  await notes(world, conversationId, 1)
  await until(() => after.events().length >= 51)
  expect(after.seqs()).toEqual(range(seen, seen + 51))
  expect(before.seqs()).toEqual([seen])
  after.cut()
})

test.each([1, 2, 3])(
  "random cuts while others write miss nothing and repeat nothing (seed %i)",
  async (seed) => {
    const random = seeded(seed)
    const world = await makeWorld()
    const conversationId = await conversation(world)
    const start = await seqNow(world)
    const writing = Promise.all([1, 2].map(() => notes(world, conversationId, 40)))
    const heard: (number | null)[] = []
    while (heard.length < 80) {
      const screen = connect(world.maya, start + heard.length)
      const enough = pick(random, [0, 1, 3, 10])
      await until(() => screen.events().length >= Math.min(enough, 80 - heard.length))
      screen.cut()
      await until(screen.ended)
      heard.push(...screen.seqs())
    }
    await writing
    expect(heard).toEqual(range(start, start + 80))
  },
)

test("exactly 2000 behind is caught up; 2001 is told to read anew, and follows from there", async () => {
  const world = await makeWorld()
  const start = await seqNow(world)
  await flood(world, 2001)
  const far = await connected(world.maya, start)
  expect(far.frames).toEqual([{ event: "resync", id: null, data: String(start + 2001) }])
  const near = connect(world.maya, start + 1)
  await until(() => near.events().length >= 2000)
  expect(near.seqs()).toEqual(range(start + 1, start + 2001))
  await conversation(world)
  await until(() => far.events().length === 2 && near.events().length === 2002)
  expect(far.seqs()).toEqual([start + 2002, start + 2003])
  far.cut()
  near.cut()
})

test("a screen that is ahead of the database, as after a restored backup, is told to read anew", async () => {
  const world = await makeWorld()
  const maya = await connected(world.maya, (await seqNow(world)) + 5)
  expect(maya.frames.map((frame) => frame.event)).toEqual(["resync"])
  maya.cut()
})

test("a listening connection that is killed costs nothing: what is said meanwhile and later arrives", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const start = await seqNow(world)
  const maya = await connected(world.maya)
  for (let round = 1; round <= 12; round++) {
    await db().execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'backline hub' and datname = current_database()`)
    await notes(world, conversationId, 1)
    // Nothing else happens that could bring it along.
    await until(() => maya.events().length >= round, 10_000)
  }
  expect(maya.seqs()).toEqual(range(start, start + 12))
  expect((await eventsAfter(db(), world.workspaceId, start, 100)).map((e) => e.event.seq)).toEqual(
    maya.seqs(),
  )
  maya.cut()
})

test("A4: a removed teammate's stream gives nothing of what comes after, and ends", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const [maya, ben] = [await connected(world.maya), await connected(world.ben)]
  await notes(world, conversationId, 1)
  await until(() => maya.events().length === 1)
  await owner()`update teammates set removed_at = now()
    where workspace_id = ${world.workspaceId} and id = ${world.maya.id}`
  await notes(world, conversationId, 2)
  await until(maya.ended)
  expect(maya.events()).toHaveLength(1)
  await until(() => ben.events().length === 3)
  ben.cut()
})
