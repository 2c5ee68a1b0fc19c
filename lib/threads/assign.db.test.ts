import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, customerTicket, ticket } from "@/testing/given"
import { conversationPane, thread, ticketPane } from "@/testing/look"
import { makeWorld } from "@/testing/world"
import { assignTeam, assignTeammate } from "./commands/assign"

test("O1: a conversation is assigned to a teammate and a team, and the record says from whom to whom", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world, { assignee: world.maya })
  const events = await does(assignTeammate, world.maya, { threadId, teammateId: world.ben.id })
  expect(theOne(events, "thread.assigned").data).toEqual({
    number: null,
    from: world.maya.id,
    to: world.ben.id,
  })
  await does(assignTeam, world.maya, { threadId, teamId: world.teams.front })
  expect(await thread(world.workspaceId, threadId)).toMatchObject({
    assigneeId: world.ben.id,
    teamId: world.teams.front,
  })
})

test("O2: assigning a ticket changes nothing on its conversation, and the other way round", async () => {
  const world = await makeWorld()
  const { id, number, conversationId } = await ticket(world)
  const before = await thread(world.workspaceId, conversationId)
  await does(assignTeammate, world.ada, { threadId: id, teammateId: world.ben.id })
  await does(assignTeam, world.ada, { threadId: id, teamId: null })
  expect(await thread(world.workspaceId, conversationId)).toEqual(before)
  await does(assignTeammate, world.ada, { threadId: conversationId, teammateId: world.maya.id })
  await does(assignTeam, world.ada, { threadId: conversationId, teamId: world.teams.front })
  expect(await ticketPane(world, number)).toMatchObject({ assigneeId: world.ben.id, teamId: null })
})

test("O3: a Customer ticket's assignee and team are its conversation's", async () => {
  const world = await makeWorld()
  const id = await customerTicket(world)
  await does(assignTeammate, world.ada, { threadId: id, teammateId: world.maya.id })
  expect((await conversationPane(world, id)).assigneeId).toBe(world.maya.id)
  expect((await ticketPane(world, 1)).assigneeId).toBe(world.maya.id)
})

test("O1: it can be nobody's again", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world, { assignee: world.maya })
  await does(assignTeammate, world.ben, { threadId, teammateId: null })
  expect((await thread(world.workspaceId, threadId)).assigneeId).toBeNull()
})

test("O1: assigning it as it is changes nothing", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world, { assignee: world.maya })
  const same = { threadId, teammateId: world.maya.id }
  const sentence = "It is assigned like that already."
  await refuses({ code: "unchanged", sentence }, assignTeammate, world.ben, same)
  const team = { code: "unchanged", sentence: "It is with that team already." } as const
  await refuses(team, assignTeam, world.ben, { threadId, teamId: null })
})

test("A4: a removed teammate can't be assigned, nor an archived team", async () => {
  const world = await makeWorld()
  const threadId = await conversation(world)
  await owner()`update teammates set removed_at = now() where workspace_id = ${world.workspaceId} and id = ${world.ben.id}`
  await owner()`update teams set archived_at = now() where workspace_id = ${world.workspaceId}`
  const person = { commandId: newId(), threadId, teammateId: world.ben.id }
  expectRefusal(await assignTeammate(world.maya, person), "not_there")
  const team = { commandId: newId(), threadId, teamId: world.teams.front }
  expectRefusal(await assignTeam(world.maya, team), "not_there")
})

test("O6: nobody of another workspace can be assigned, and no team of it", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const threadId = await conversation(world)
  const person = { commandId: newId(), threadId, teammateId: other.ben.id }
  expectRefusal(await assignTeammate(world.maya, person), "not_there")
  const team = { commandId: newId(), threadId, teamId: other.teams.front }
  expectRefusal(await assignTeam(world.maya, team), "not_there")
})
