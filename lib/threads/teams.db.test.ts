import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { addTeam } from "@/lib/team/commands/people"
import { listTeams } from "@/lib/team/queries"
import { does, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { makeWorld, type World } from "@/testing/world"
import { archiveTeam, changeTeam, restoreTeam } from "./commands/teams"

const finance = (w: World) => ({ name: "Finance", office: "back", memberIds: [w.ben.id] })
const stored = async (w: World) =>
  (await listTeams(db(), w.workspaceId)).find((t) => t.id === w.teams.finance)

test("A5: a team's name, office and members change in one step, each with what it was", async () => {
  const w = await makeWorld()
  const to = { name: "Money", office: "front", memberIds: [w.maya.id, w.ben.id] }
  const events = await does(changeTeam, w.ada, { teamId: w.teams.finance, before: finance(w), ...to })
  expect(theOne(events, "team.renamed").data).toMatchObject({ from: "Finance", to: "Money" })
  expect(theOne(events, "team.office_set").data).toMatchObject({ from: "back", to: "front" })
  const both = [w.maya.id, w.ben.id].sort()
  expect(theOne(events, "team.members_changed").data).toMatchObject({ from: [w.ben.id], to: both })
  expect(await stored(w)).toMatchObject({ name: "Money", office: "front" })
  expect((await stored(w))?.memberIds.sort()).toEqual(both)
})

test("what was made of an older team is refused, and the other one's stays", async () => {
  const w = await makeWorld()
  const teamId = w.teams.finance
  await does(changeTeam, w.ada, { teamId, before: finance(w), ...finance(w), memberIds: [w.maya.id] })
  const why = {
    code: "changed_meanwhile",
    sentence: "“Finance” was changed meanwhile. What you made is kept here; please look again.",
  } as const
  await refuses(why, changeTeam, w.ada, { teamId, before: finance(w), ...finance(w), name: "Money" })
  const same = { code: "unchanged", sentence: "The team is like that already." } as const
  const now = { ...finance(w), memberIds: [w.maya.id] }
  await refuses(same, changeTeam, w.ada, { teamId, before: now, ...now })
})

test("a name that another team has is refused", async () => {
  const w = await makeWorld()
  const why = { code: "name_taken", sentence: "There is a team of that name already." } as const
  const input = { teamId: w.teams.finance, before: finance(w), ...finance(w), name: "front OFFICE" }
  await refuses(why, changeTeam, w.ada, input)
})

test("T1, A2: a team that a type sends to, or that alone may open it, is not archived; the types are named", async () => {
  const w = await makeWorld()
  const sendsTo = {
    code: "team_needed",
    sentence: "New tickets of “Refund” go to “Finance”. Let them go to another team first.",
  } as const
  await refuses(sendsTo, archiveTeam, w.ada, { teamId: w.teams.finance })
  await owner()`insert into ticket_type_teams values (${w.workspaceId}, ${w.types.fraud}, ${w.teams.front})`
  await owner()`update ticket_types set limited = true where workspace_id = ${w.workspaceId} and id = ${w.types.fraud}`
  const only = {
    code: "team_needed",
    sentence:
      "Only “Front office” may open tickets of “Fraud investigation”. Let another team open them first.",
  } as const
  await refuses(only, archiveTeam, w.ada, { teamId: w.teams.front })
  const other = newId()
  await does(addTeam, w.ada, { commandId: other, name: "Fraud" })
  await owner()`insert into ticket_type_teams values (${w.workspaceId}, ${w.types.fraud}, ${other})`
  const both = await Promise.all([
    archiveTeam(w.ada, { commandId: newId(), teamId: w.teams.front }),
    archiveTeam(w.ada, { commandId: newId(), teamId: other }),
  ])
  expect(both.filter((result) => result.ok)).toHaveLength(1)
  expect(both.find((result) => !result.ok)).toMatchObject({ code: "team_needed" })
})

test("an archived team comes back with its members, unless its name was taken meanwhile", async () => {
  const w = await makeWorld()
  await does(archiveTeam, w.ada, { teamId: w.teams.front })
  const again = { code: "unchanged", sentence: "This team is archived already." } as const
  await refuses(again, archiveTeam, w.ada, { teamId: w.teams.front })
  const rival = newId()
  await does(addTeam, w.ada, { commandId: rival, name: "Front office" })
  const taken = { code: "name_taken", sentence: "There is a team of that name already." } as const
  await refuses(taken, restoreTeam, w.ada, { teamId: w.teams.front })
  await does(archiveTeam, w.ada, { teamId: rival })
  await does(restoreTeam, w.ada, { teamId: w.teams.front })
  const team = (await listTeams(db(), w.workspaceId)).find((t) => t.id === w.teams.front)
  expect(team).toMatchObject({ archived: false, memberIds: [w.maya.id] })
})
