import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { addTeam } from "@/lib/team/commands/people"
import { does, expectRefusal } from "@/testing/commands"
import { owner } from "@/testing/database"
import { definition, workflow } from "@/testing/workflows"
import { makeStranger, makeWorld } from "@/testing/world"
import { renameWorkflow, saveWorkflow } from "./commands/settings"
import { findVersion, listVersions } from "./queries"

const close = definition({ do: [{ do: "close" }] })

test("F4: each save is kept with who saved it and when, and an older one can be saved anew", async () => {
  const world = await makeWorld()
  const tags = definition({ on: { on: "customer_wrote" }, do: [{ do: "tag", tagId: world.tags.vip }] })
  const [workflowId, other] = [
    await workflow(world, { do: [{ do: "close" }] }),
    await workflow(world, { do: [{ do: "close" }] }),
  ]
  await does(renameWorkflow, world.ada, { workflowId, name: "1" })
  await does(saveWorkflow, world.ada, { workflowId, version: 1, definition: tags })
  await does(saveWorkflow, world.system, { workflowId, version: 2, definition: close })
  await does(saveWorkflow, world.ada, { workflowId: other, version: 1, definition: tags })
  const [ada] = await owner()`select name from teammates where id = ${world.ada.id}`
  const { rows, next } = await listVersions(db(), world.ada, workflowId)
  expect(rows).toEqual([
    { version: 3, savedAt: expect.stringMatching(/^\d{4}-.*Z$/), savedBy: null },
    { version: 2, savedAt: expect.any(String), savedBy: ada?.name },
    { version: 1, savedAt: expect.any(String), savedBy: ada?.name },
  ])
  expect(next).toBeNull()
  expect(rows.map((row) => row.savedAt)).toEqual(
    rows
      .map((row) => row.savedAt)
      .sort()
      .reverse(),
  )
  expect((await listVersions(db(), world.ada, workflowId, 3)).rows.map((row) => row.version)).toEqual([2, 1])

  const second = await findVersion(db(), world.ada, workflowId, 2)
  expect(second).toMatchObject({
    version: 2,
    definition: tags,
    before: { trigger: { on: "conversation_started" } },
    workflow: { id: workflowId, version: 3, definition: close },
  })
  await does(saveWorkflow, world.ada, { workflowId, version: 3, definition: second?.definition })
  expect(await findVersion(db(), world.ada, workflowId, 4)).toMatchObject({
    definition: tags,
    before: close,
    workflow: { version: 4, definition: tags },
  })
  expect(await findVersion(db(), world.ada, workflowId, 1)).toMatchObject({ before: null })
})

test("F4: more versions than fit on a page go on below the last one shown", async () => {
  const world = await makeWorld()
  const workflowId = await workflow(world, { do: [{ do: "close" }] })
  for (let version = 1; version < 52; version++)
    await does(saveWorkflow, world.ada, { workflowId, version, definition: close })
  const { rows, next } = await listVersions(db(), world.ada, workflowId)
  expect([rows.length, rows[0]?.version, next]).toEqual([50, 52, 3])
  const rest = await listVersions(db(), world.ada, workflowId, next)
  expect([rest.rows.map((row) => row.version), rest.next]).toEqual([[2, 1], null])
})

test("A1, A3: versions are there for admins of the workspace only", async () => {
  const [world, stranger] = await Promise.all([makeWorld(), makeStranger()])
  const workflowId = await workflow(world, { do: [{ do: "close" }] })
  for (const actor of [world.maya, stranger]) {
    expect(await listVersions(db(), actor, workflowId)).toEqual({ rows: [], next: null })
    expect(await findVersion(db(), actor, workflowId, 1)).toBeNull()
  }
  expect(await findVersion(db(), world.ada, workflowId, 2)).toBeNull()
  expect(await findVersion(db(), world.ada, newId(), 1)).toBeNull()
})

test("a version that names a team that is archived since is not saved anew", async () => {
  const world = await makeWorld()
  const teamId = newId()
  await does(addTeam, world.system, { commandId: teamId, name: "Returns" })
  const workflowId = await workflow(world, { do: [{ do: "assign_team", on: "conversation", teamId }] })
  await does(saveWorkflow, world.ada, { workflowId, version: 1, definition: close })
  await owner()`update teams set archived_at = now() where id = ${teamId}`
  const first = await findVersion(db(), world.ada, workflowId, 1)
  const again = { commandId: newId(), workflowId, version: 2, definition: first?.definition }
  expectRefusal(
    await saveWorkflow(world.ada, again),
    "bad_workflow",
    "A team that an action names is not there any more.",
  )
})
