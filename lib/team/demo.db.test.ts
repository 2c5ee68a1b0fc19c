import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { db } from "@/db/client"
import { storeFile } from "@/lib/files/store"
import { newId } from "@/lib/shared/ids"
import { isRefusal } from "@/lib/shared/refusals"
import { addTeammate } from "@/lib/team/commands/people"
import { does, expectRefusal } from "@/testing/commands"
import { owner, refusedBy, stored } from "@/testing/database"
import { everyCommand } from "@/testing/every-command"
import { conversation } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { ownDatabase } from "@/testing/own-database"
import { makeWorld, type World } from "@/testing/world"
import { removeDemo } from "./commands/demo"

// Where a demo was removed none is loaded any more, and the story's own test needs one.
await ownDatabase("removal", () => Promise.all([db().$client.end(), owner().end()]))

/** A world in which everything has happened, with an account and a stored file. */
async function fullWorld(about: { demo?: boolean }): Promise<World> {
  const world = await makeWorld(about)
  for (const { command, by, input } of everyCommand) await does(command, world[by], await input(world))
  const email = `${newId()}@example.com`
  await does(addTeammate, world.system, { name: "Nia", email, password: "long enough 1" })
  const file = await storeFile(world.ada, new File(["hello"], "hello.txt"))
  expect(isRefusal(file)).toBe(false)
  return world
}

async function beside(world: World) {
  const { workspaceId: w } = world
  const [row] = await owner()`
    select (select count(*)::int from auth.users where workspace_id = ${w}) as users,
      (select count(*)::int from graphile_worker._private_jobs where payload ->> 'workspaceId' = ${w}) as jobs`
  return row
}

const nameOf = async (world: World) =>
  (await owner()`select name from workspaces where workspace_id = ${world.workspaceId}`)[0]?.name as string

test("the demo is removed whole, by an owner who typed its name, and nothing of another workspace with it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "backline-removed-"))
  process.env.BACKLINE_DATA_DIR = folder
  const [demo, other] = [await fullWorld({ demo: true }), await fullWorld({})]
  const [before, accounts] = [await stored(other.workspaceId), await beside(other)]
  const name = await nameOf(demo)
  expect((await readdir(join(folder, "files"))).sort()).toEqual([demo.workspaceId, other.workspaceId].sort())

  const not = "That isn't there, or it isn't yours to see."
  for (const who of [demo.maya, { ...demo.ada, role: "admin" as const }])
    expect(await removeDemo(who, { name })).toMatchObject({ code: "not_there", sentence: not })
  expectRefusal((await removeDemo(demo.ada, { name: "Northwind" })) as never, "invalid")
  expect(await removeDemo(other.ada, { name: await nameOf(other) })).toMatchObject({ code: "not_there" })
  expect(await stored(other.workspaceId)).toEqual(before)

  expect(await removeDemo(demo.ada, { name })).toEqual({ ok: true })
  const left = Object.entries(await stored(demo.workspaceId)).filter(([, content]) => content !== "0 ")
  expect(left.map(([table]) => table)).toEqual(["removed_demos"])
  expect(await beside(demo)).toEqual({ users: 0, jobs: 0 })
  expect(await readdir(join(folder, "files"))).toEqual([other.workspaceId])
  expect(await stored(other.workspaceId)).toEqual(before)
  expect(await beside(other)).toEqual(accounts)
  await expectNothingBroken(other.workspaceId)
  await rm(folder, { recursive: true })
}, 60_000)

test("A5: no role of the app can pretend that a demo was removed, or that a workspace is one", async () => {
  const world = await makeWorld()
  await conversation(world)
  const { workspaceId: w } = world
  const tries = [
    `insert into removed_demos (workspace_id, entries) values ('${w}', 0)`,
    `update workspaces set demo = true where workspace_id = '${w}'`,
    `delete from events where workspace_id = '${w}'`,
  ]
  const before = await stored(w)
  for (const statement of tries) await expect(db().execute(statement), statement).rejects.toThrow()
  expect(await db().execute(`select remove_demo('${w}') as removed`)).toEqual([{ removed: false }])
  expect(await stored(w)).toEqual(before)
  // Not even the owner of the database deletes from the record of what is no removed demo.
  expect(await refusedBy(owner()`delete from events where workspace_id = ${w}`)).toBe("append_only")
})
