import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { assignTeammate } from "@/lib/threads/commands/assign"
import { does, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, form, ticket } from "@/testing/given"
import { thread } from "@/testing/look"
import { aType, settingsOf } from "@/testing/ticket-types"
import { makeWorld, type World } from "@/testing/world"
import { createTicket } from "./commands/create"
import { editTicketType } from "./commands/edit-type"
import { submitTicketForm } from "./commands/forms"

/** A type whose tickets the rule gives to Maya and Ben, who both are in Finance. */
async function ruled(world: World, assignment: "round_robin" | "least_loaded") {
  await owner()`insert into team_members values (${world.workspaceId}, ${world.teams.finance}, ${world.maya.id})`
  return aType(world, { assignment, defaultTeamId: world.teams.finance })
}

async function opened(world: World, typeId: string): Promise<string | null> {
  const id = newId()
  const conversationId = await conversation(world)
  await does(createTicket, world.ada, { commandId: id, conversationId, typeId, title: "A refund" })
  return (await thread(world.workspaceId, id)).assigneeId
}

const sorted = (world: World) => [world.maya.id, world.ben.id].sort()

test("T1: round robin gives each new ticket to the next one, and says so in the timeline", async () => {
  const world = await makeWorld()
  const typeId = await ruled(world, "round_robin")
  const turns = [await opened(world, typeId), await opened(world, typeId), await opened(world, typeId)]
  const [first, second] = sorted(world)
  expect(turns).toEqual([first, second, first])
  const conversationId = await conversation(world)
  const events = await does(createTicket, world.ada, { conversationId, typeId, title: "A refund" })
  expect(theOne(events, "thread.assigned").data).toMatchObject({ from: null, to: second, byRule: true })
})

test("T1: two tickets in the same instant go to two people", async () => {
  const world = await makeWorld()
  for (const rule of ["round_robin", "least_loaded"] as const) {
    const typeId =
      rule === "round_robin"
        ? await ruled(world, rule)
        : await aType(world, {
            assignment: rule,
            defaultTeamId: world.teams.finance,
          })
    const given = await Promise.all(Array.from({ length: 4 }, () => opened(world, typeId)))
    expect(given.sort(), rule).toEqual([...sorted(world), ...sorted(world)].sort())
  }
})

test("T1: the least loaded is who works on the fewest open tickets", async () => {
  const world = await makeWorld()
  const typeId = await ruled(world, "least_loaded")
  for (let n = 0; n < 3; n++) await ticket(world, { assignee: world.ben })
  expect([await opened(world, typeId), await opened(world, typeId)]).toEqual([world.maya.id, world.maya.id])
  await ticket(world, { assignee: world.maya })
  await ticket(world, { assignee: world.maya, state: "resolved" })
  // Both work on three: it is the turn of who did not have the last one.
  expect(await opened(world, typeId)).toBe(world.ben.id)
})

test("T1: who is away or was removed is passed over; if nobody is there, the ticket has its team alone", async () => {
  const world = await makeWorld()
  const typeId = await ruled(world, "round_robin")
  await owner()`update teammates set away = true where id = ${world.maya.id}`
  expect([await opened(world, typeId), await opened(world, typeId)]).toEqual([world.ben.id, world.ben.id])
  await owner()`update teammates set removed_at = now() where id = ${world.ben.id}`
  const id = newId()
  const conversationId = await conversation(world)
  const events = await does(createTicket, world.ada, {
    commandId: id,
    conversationId,
    typeId,
    title: "A refund",
  })
  expect(events.map((e) => e.type)).toEqual(["ticket.created"])
  expect(await thread(world.workspaceId, id)).toMatchObject({ assigneeId: null, teamId: world.teams.finance })
})

test("T1: a team that was archived takes nothing any more", async () => {
  const world = await makeWorld()
  const typeId = await ruled(world, "round_robin")
  await owner()`update teams set archived_at = now() where id = ${world.teams.finance}`
  const id = newId()
  const conversationId = await conversation(world)
  await does(createTicket, world.ada, { commandId: id, conversationId, typeId, title: "A refund" })
  expect(await thread(world.workspaceId, id)).toMatchObject({ assigneeId: null, teamId: null })
})

test("F3: a form that the customer sends in is given out by the type's rule", async () => {
  const world = await makeWorld()
  await owner()`insert into team_members values (${world.workspaceId}, ${world.teams.finance}, ${world.maya.id})`
  await does(editTicketType, world.ada, {
    ...(await settingsOf(world, world.types.refund)),
    assignment: "round_robin",
  })
  const events = await does(submitTicketForm, world.zoe, { formId: await form(world), title: "Torn" })
  expect(theOne(events, "thread.assigned").data).toMatchObject({ to: sorted(world)[0], byRule: true })
  expect(events[0]?.type).toBe("ticket.created")
})

test("O2: what the rule gave can be given to somebody else", async () => {
  const world = await makeWorld()
  const typeId = await ruled(world, "round_robin")
  const id = newId()
  const conversationId = await conversation(world)
  await does(createTicket, world.ada, { commandId: id, conversationId, typeId, title: "A refund" })
  await does(assignTeammate, world.ada, { threadId: id, teammateId: null })
  expect(await thread(world.workspaceId, id)).toMatchObject({ assigneeId: null, teamId: world.teams.finance })
})
