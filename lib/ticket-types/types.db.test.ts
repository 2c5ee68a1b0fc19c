import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { addTeam, addTeammate } from "@/lib/team/commands/people"
import { does, expectRefusal, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { makeWorkspace, makeWorld } from "@/testing/world"
import { addAttribute, addTicketType } from "./commands/add"
import { findTicketType, listStates, listTicketTypes } from "./queries"

test("T5: every new workspace has the four states with their customer labels", async () => {
  const { workspaceId } = await makeWorkspace()
  const states = await listStates(db(), workspaceId)
  expect(states.map((s) => [s.category, s.internalLabel, s.customerLabel])).toEqual([
    ["submitted", "Submitted", "Submitted"],
    ["in_progress", "In progress", "In progress"],
    ["waiting_on_customer", "Waiting on customer", "Waiting on you"],
    ["resolved", "Resolved", "Resolved"],
  ])
})

test("T2: a new type doesn't allow sharing unless that is said", async () => {
  const world = await makeWorld()
  const id = newId()
  await does(addTicketType, world.ada, { commandId: id, category: "back_office", name: "Bug report" })
  expect(await findTicketType(db(), world.workspaceId, id)).toMatchObject({
    sharingAllowed: false,
    descriptionVisible: false,
    defaultTeamId: null,
    archived: false,
    icon: "🎫",
  })
})

test("T1, T4: a type keeps its attributes in order, and all states of the workspace", async () => {
  const world = await makeWorld()
  const id = newId()
  const kinds = ["text", "long_text", "number", "decimal", "yes_no", "date_time", "list", "files"]
  const attributes = kinds.map((kind) => {
    const items = kind === "list" ? [{ id: newId(), name: "High" }] : []
    return { id: newId(), name: `A ${kind}`, kind, items }
  })
  const type = { commandId: id, category: "back_office", name: "All kinds", attributes }
  const events = await does(addTicketType, world.ada, type)
  expect(theOne(events, "ticket_type.added").data).toEqual({
    typeId: id,
    name: "All kinds",
    category: "back_office",
  })
  await does(addAttribute, world.ada, { typeId: id, attribute: { id: newId(), name: "Last", kind: "text" } })
  const found = await findTicketType(db(), world.workspaceId, id)
  expect(found?.attributes.map((a) => a.name)).toEqual([...attributes.map((a) => a.name), "Last"])
  expect(found?.stateIds).toEqual([
    world.states.submitted,
    world.states.inProgress,
    world.states.waiting,
    world.states.resolved,
  ])
})

test("T3: allowing sharing shares nothing", async () => {
  const world = await makeWorld()
  const types = await listTicketTypes(db(), world.workspaceId)
  expect(types.filter((type) => type.sharingAllowed).map((type) => type.name)).toEqual(["Refund"])
  const shared = await owner()`select 1 from tickets where workspace_id = ${world.workspaceId} and shared`
  expect(shared).toHaveLength(0)
})

test("O6: types, states, teams and teammates are listed for one workspace alone", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const ids = (await listTicketTypes(db(), world.workspaceId)).map((type) => type.id)
  expect(ids.sort()).toEqual(Object.values(world.types).sort())
  expect(await findTicketType(db(), world.workspaceId, other.types.refund)).toBeNull()
})

test("O6: a teammate belongs to one workspace, and a team to its members", async () => {
  const world = await makeWorld()
  const [person, team] = [newId(), newId()]
  await does(addTeammate, world.ada, { commandId: person, name: "Leo Brandt", role: "admin" })
  await does(addTeam, world.ada, { commandId: team, name: "Engineering", memberIds: [person] })
  const [row] = await owner()`select m.teammate_id as id, t.role from team_members m join teammates t
    on t.workspace_id = m.workspace_id and t.id = m.teammate_id
    where m.workspace_id = ${world.workspaceId} and m.team_id = ${team}`
  expect(row).toEqual({ id: person, role: "admin" })
})

test("O6: a team takes nobody of another workspace and nobody who was removed", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  await owner()`update teammates set removed_at = now() where workspace_id = ${world.workspaceId} and id = ${world.ben.id}`
  for (const memberIds of [[other.maya.id], [newId()], [world.maya.id, world.ben.id]])
    expectRefusal(await addTeam(world.ada, { commandId: newId(), name: "New", memberIds }), "not_there")
  await does(addTeam, world.ada, { name: "New", memberIds: [world.maya.id, world.maya.id] })
})

test("O6: a type's default team is one of this workspace's that isn't archived", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  await owner()`update teams set archived_at = now() where workspace_id = ${world.workspaceId} and id = ${world.teams.front}`
  const type = { category: "back_office", name: "New" }
  for (const defaultTeamId of [other.teams.finance, newId(), world.teams.front])
    expectRefusal(await addTicketType(world.ada, { commandId: newId(), ...type, defaultTeamId }), "not_there")
  await does(addTicketType, world.ada, { ...type, defaultTeamId: world.teams.finance })
})
