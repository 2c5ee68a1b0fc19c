import { describe, expect, test } from "vitest"
import { assignTeam, assignTeammate } from "@/lib/threads/commands/assign"
import { snoozeThread } from "@/lib/threads/commands/snooze"
import { does, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, inAnHour, ticket } from "@/testing/given"
import { thread, timelineOf, typesIn } from "@/testing/look"
import { makeWorld, type World } from "@/testing/world"
import { addTicketNote } from "./commands/notes"
import { changeState } from "./commands/state"

type Name = "maya" | "ben" | null

async function snoozed(world: World, ticketOf: Name, conversationOf: Name) {
  const on = await conversation(world, {
    ...(conversationOf ? { assignee: world[conversationOf] } : {}),
    status: "snoozed",
  })
  return ticket(world, { on, ...(ticketOf ? { assignee: world[ticketOf] } : {}) })
}

const statusOf = async (world: World, id: string) => (await thread(world.workspaceId, id)).status

describe("Z3: a cross-posted note", () => {
  test.each<[Name, Name, string]>([
    ["maya", "maya", "snoozed"],
    ["ben", "ben", "snoozed"],
    ["ben", "maya", "open"],
    ["maya", "ben", "open"],
    [null, "maya", "open"],
    ["ben", null, "open"],
    [null, null, "open"],
  ])("Z3: ticket %s's, conversation %s's: %s, whoever wrote it", async (ticketOf, conversationOf, after) => {
    const world = await makeWorld()
    const written = [world.maya, world.ben, world.ada].map(async (author) => {
      const { id, conversationId } = await snoozed(world, ticketOf, conversationOf)
      await does(addTicketNote, author, { ticketId: id, text: "Paid.", crossPost: true })
      return statusOf(world, conversationId)
    })
    expect(await Promise.all(written)).toEqual([after, after, after])
  })

  test("Z3: the same team doesn't count", async () => {
    const world = await makeWorld()
    const { id, conversationId } = await snoozed(world, "ben", "maya")
    for (const threadId of [id, conversationId])
      await does(assignTeam, world.ada, { threadId, teamId: world.teams.front })
    await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
    expect(await statusOf(world, conversationId)).toBe("open")
  })

  test("Z3: is decided for each linked conversation by itself, in the note's own command", async () => {
    const world = await makeWorld()
    const own = await conversation(world, { assignee: world.ben, status: "snoozed" })
    const others = [
      await conversation(world, { assignee: world.maya, status: "snoozed" }),
      await conversation(world, { assignee: world.ben, status: "snoozed" }),
      await conversation(world, { status: "snoozed" }),
      await conversation(world, { assignee: world.maya }),
    ]
    const linked = await ticket(world, { type: "incident", on: own, alsoOn: others, assignee: world.ben })
    const input = { ticketId: linked.id, text: "Fixed.", crossPost: true }
    const events = await does(addTicketNote, world.ben, input)
    const statuses = await Promise.all([own, ...others].map((one) => statusOf(world, one)))
    expect(statuses).toEqual(["snoozed", "open", "snoozed", "open", "open"])
    const woken = events.flatMap((event) => (event.type === "thread.woken" ? [event.threadId] : []))
    expect(woken.sort()).toEqual([others[0], others[2]].sort())
  })
})

test("Z7: the timeline says that a note woke it, and of which ticket", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await snoozed(world, "ben", "maya")
  await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  const woken = theOne(await timelineOf(world.workspaceId, conversationId), "thread.woken")
  expect(woken).toMatchObject({
    data: { number: null, cause: "note", byNumber: number },
    actor: { id: world.ben.id },
  })
})

test("Z4: Add note without cross-post wakes no conversation", async () => {
  const world = await makeWorld()
  const { id, conversationId } = await snoozed(world, "ben", "maya")
  await does(addTicketNote, world.ada, { ticketId: id, text: "Checking.", crossPost: false })
  expect(await statusOf(world, conversationId)).toBe("snoozed")
})

test("Z4: a cross-posted note doesn't reopen a closed conversation", async () => {
  const world = await makeWorld()
  const on = await conversation(world, { assignee: world.maya, status: "closed" })
  const { id } = await ticket(world, { on, assignee: world.ben })
  await does(addTicketNote, world.ben, { ticketId: id, text: "Paid.", crossPost: true })
  expect(await statusOf(world, on)).toBe("closed")
  expect(await typesIn(world.workspaceId, on)).not.toContain("thread.woken")
})

describe("Z2: a snoozed ticket", () => {
  const wakers = [
    [
      "a note",
      async (world: World, who: "ben" | "maya", ticketId: string) =>
        does(addTicketNote, world[who], { ticketId, text: "Any news?", crossPost: false }),
    ],
    [
      "a state change",
      async (world: World, who: "ben" | "maya", ticketId: string) =>
        does(changeState, world[who], { ticketId, stateId: world.states.waiting }),
    ],
  ] as const

  test.each(wakers)("Z2: wakes by %s of someone other than its assignee", async (_name, act) => {
    const world = await makeWorld()
    const { id } = await ticket(world, { assignee: world.ben })
    await does(snoozeThread, world.ben, { threadId: id, until: inAnHour() })
    const events = await act(world, "maya", id)
    expect(await statusOf(world, id)).toBe("open")
    expect(theOne(events, "thread.woken")).toMatchObject({ threadId: id, actor: { id: world.maya.id } })
  })

  test.each(wakers)("Z2: sleeps on through %s of its assignee", async (_name, act) => {
    const world = await makeWorld()
    const { id } = await ticket(world, { assignee: world.ben })
    await does(snoozeThread, world.ben, { threadId: id, until: inAnHour() })
    const before = await thread(world.workspaceId, id)
    await act(world, "ben", id)
    expect(await thread(world.workspaceId, id)).toEqual(before)
  })

  test.each(wakers)("Z2: wakes by %s while it is nobody's", async (_name, act) => {
    const world = await makeWorld()
    const { id } = await ticket(world)
    await does(snoozeThread, world.ben, { threadId: id, until: inAnHour() })
    await act(world, "ben", id)
    expect(await statusOf(world, id)).toBe("open")
  })
})

describe("Z5: a state change", () => {
  type Row = ["never" | "resolved" | "always", "inProgress" | "resolved", Name, string]
  test.each<Row>([
    ["never", "resolved", "ben", "snoozed"],
    ["never", "inProgress", "ben", "snoozed"],
    ["resolved", "resolved", "ben", "open"],
    ["resolved", "inProgress", "ben", "snoozed"],
    ["always", "resolved", "ben", "open"],
    ["always", "inProgress", "ben", "open"],
    ["resolved", "resolved", "maya", "snoozed"],
    ["always", "inProgress", "maya", "snoozed"],
    ["always", "resolved", "maya", "snoozed"],
    ["resolved", "resolved", null, "open"],
    ["always", "inProgress", null, "open"],
  ])("Z5: set to %s, to %s, the ticket %s's, the conversation maya's: %s", async (setting, to, of, after) => {
    const world = await makeWorld()
    await owner()`update workspaces set wakes_on_state_change = ${setting} where workspace_id = ${world.workspaceId}`
    const { id, conversationId } = await snoozed(world, of, "maya")
    await does(changeState, world.ada, { ticketId: id, stateId: world.states[to] })
    expect(await statusOf(world, conversationId)).toBe(after)
  })

  test("Z5: the default is when resolved, and the timeline says which ticket woke it (Z7)", async () => {
    const world = await makeWorld()
    const { id, number, conversationId } = await snoozed(world, "ben", "maya")
    await does(changeState, world.ben, { ticketId: id, stateId: world.states.inProgress })
    expect(await statusOf(world, conversationId)).toBe("snoozed")
    const events = await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
    expect(await statusOf(world, conversationId)).toBe("open")
    expect(theOne(events, "thread.woken")).toMatchObject({
      threadId: conversationId,
      data: { cause: "resolved", byNumber: number },
    })
  })

  test("Z5: both assigned anew to the same teammate: stays snoozed", async () => {
    const world = await makeWorld()
    const { id, conversationId } = await snoozed(world, "ben", "maya")
    await does(assignTeammate, world.ada, { threadId: id, teammateId: world.maya.id })
    await does(changeState, world.ben, { ticketId: id, stateId: world.states.resolved })
    expect(await statusOf(world, conversationId)).toBe("snoozed")
  })
})
