import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { blockedBy, ownerClient } from "@/testing/database"
import { conversation, hourMs, inAnHour, ticket } from "@/testing/given"
import { thread, ticketPane, timelineOf, typesIn } from "@/testing/look"
import { makeWorld, type World } from "@/testing/world"
import { snoozeThread, wakeThread, wakeWhatIsDue } from "./commands/snooze"

const agoMs = (ms: number) => new Date(Date.now() - ms)

/** Snoozed two hours ago until one hour ago, so that its time has come. */
async function dueSince(world: World, threadId: string, ms = hourMs): Promise<void> {
  const until = agoMs(ms).toISOString()
  await does(snoozeThread, world.maya, { threadId, until }, { at: agoMs(2 * hourMs) })
}

test.each(["conversation", "ticket"] as const)(
  "Z1: a %s is snoozed until a time, and woken",
  async (what) => {
    const world = await makeWorld()
    const made = await ticket(world)
    const threadId = { conversation: made.conversationId, ticket: made.id }[what]
    const until = inAnHour()
    const events = await does(snoozeThread, world.maya, { threadId, until })
    const number = { conversation: null, ticket: made.number }[what]
    expect(theOne(events, "thread.snoozed").data).toEqual({ number, until })
    expect(await thread(world.workspaceId, threadId)).toMatchObject({
      status: "snoozed",
      snoozedUntil: new Date(until),
    })
    await does(wakeThread, world.maya, { threadId })
    expect(await thread(world.workspaceId, threadId)).toMatchObject({ status: "open", snoozedUntil: null })
  },
)

test("O2: snoozing a conversation leaves its ticket alone, and the other way round", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await ticket(world)
  await does(snoozeThread, world.maya, { threadId: conversationId, until: inAnHour() })
  expect((await thread(world.workspaceId, id)).status).toBe("open")
  await does(wakeThread, world.maya, { threadId: conversationId })
  await does(snoozeThread, world.maya, { threadId: id, until: inAnHour() })
  expect((await thread(world.workspaceId, conversationId)).status).toBe("open")
})

test.each([
  ["a moment ago", () => agoMs(1000).toISOString()],
  ["a year ago", () => agoMs(365 * 24 * hourMs).toISOString()],
])("Z1: snoozing until %s is refused", async (_name, until) => {
  const world = await makeWorld()
  const input = { threadId: await conversation(world), until: until() }
  const sentence = "Please choose a time that is still to come."
  await refuses({ code: "snooze_in_the_past", sentence }, snoozeThread, world.maya, input)
})

test("Z1: what is no time is refused", async () => {
  const world = await makeWorld()
  const input = { threadId: await conversation(world), until: "tomorrow" }
  const sentence = "Please choose a date and time."
  await refuses({ code: "invalid", sentence }, snoozeThread, world.maya, input)
})

test("Z1: what isn't snoozed can't be woken", async () => {
  const world = await makeWorld()
  const input = { threadId: await conversation(world) }
  await refuses({ code: "not_snoozed", sentence: "It isn't snoozed." }, wakeThread, world.maya, input)
})

test("Z2, Z7: a conversation and a ticket wake when their time comes, and the timeline says so", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world)
  await dueSince(world, id)
  await dueSince(world, conversationId)
  await wakeWhatIsDue(new Date(), 1000)
  for (const threadId of [id, conversationId]) {
    expect((await thread(world.workspaceId, threadId)).status).toBe("open")
    const woken = theOne(await timelineOf(world.workspaceId, threadId), "thread.woken")
    expect(woken).toMatchObject({ data: { cause: "time" }, actor: { kind: "system", id: null } })
  }
  expect(await ticketPane(world, number)).toMatchObject({ status: "open", snoozedUntil: null })
})

test("Z2: what isn't due yet sleeps on", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world, { status: "snoozed" })
  await wakeWhatIsDue(new Date(), 1000)
  expect((await thread(world.workspaceId, threadId)).status).toBe("snoozed")
})

test("Z2: two sweeps at once wake it once", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world)
  await dueSince(world, threadId)
  await Promise.all([wakeWhatIsDue(new Date(), 1000), wakeWhatIsDue(new Date(), 1000)])
  const types = await typesIn(world.workspaceId, threadId)
  expect(types.filter((type) => type === "thread.woken")).toHaveLength(1)
})

test("Z2: a timer never wakes a later snooze: snoozed again, until later", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world)
  await dueSince(world, threadId)
  await does(snoozeThread, world.maya, { threadId, until: inAnHour() })
  await wakeWhatIsDue(new Date(), 1000)
  expect((await thread(world.workspaceId, threadId)).status).toBe("snoozed")
})

test("Z2: a timer never wakes a later snooze: snoozed again while the sweep waits for it", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world)
  await dueSince(world, threadId)
  const rival = ownerClient({ max: 1 })
  const { workspaceId } = world
  const sweep = await rival.begin(async (sql) => {
    // Woken and snoozed anew until a time that has come as well: only the epoch tells the two apart.
    await sql`update threads set snooze_epoch = snooze_epoch + 2
      where workspace_id = ${workspaceId} and id = ${threadId}`
    const [self] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
    const sweeping = wakeWhatIsDue(new Date(), 1000)
    await blockedBy(self?.pid ?? 0)
    return { sweeping }
  })
  await sweep.sweeping
  await rival.end()
  expect((await thread(workspaceId, threadId)).status).toBe("snoozed")
})

test("Z2: an end of the snooze counts as well: woken by hand, then snoozed again", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world)
  await dueSince(world, threadId)
  const before = await thread(world.workspaceId, threadId)
  await does(wakeThread, world.maya, { threadId })
  await does(snoozeThread, world.maya, { threadId, until: inAnHour() })
  const after = await thread(world.workspaceId, threadId)
  expect(after.snoozeEpoch).toBeGreaterThan(before.snoozeEpoch)
})

test("Z7: waking by hand says who", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world, { status: "snoozed" })
  await does(wakeThread, world.ben, { threadId })
  const woken = theOne(await timelineOf(world.workspaceId, threadId), "thread.woken")
  expect(woken).toMatchObject({ data: { cause: "teammate", byNumber: null }, actor: { id: world.ben.id } })
})

test("A3: a snooze is not reached from another workspace", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const threadId = await conversation(world)
  const input = { commandId: newId(), threadId, until: inAnHour() }
  expectRefusal(await snoozeThread(other.maya, input), "not_there")
})
