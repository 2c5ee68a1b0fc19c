import { expect, test } from "vitest"
import { newId } from "@/lib/shared/ids"
import { does, refuses, theOne } from "@/testing/commands"
import { blockedBy, owner, refusedBy } from "@/testing/database"
import { makeWorld } from "@/testing/world"
import { setAway, setRole } from "./commands/roles"

const lastOwner = {
  code: "last_owner",
  sentence: "A workspace has at least one owner. Make somebody else an owner first.",
} as const
const onlyOwners = {
  code: "only_owners",
  sentence: "Only an owner makes somebody an owner, or changes an owner.",
} as const

test("A1: an admin makes admins and no owners; an owner makes both", async () => {
  const w = await makeWorld()
  const events = await does(setRole, w.ada, { teammateId: w.maya.id, from: "teammate", to: "admin" })
  const data = { teammateId: w.maya.id, from: "teammate", to: "admin" }
  expect(theOne(events, "teammate.role_changed").data).toEqual(data)
  const admin = { ...w.maya, role: "admin" } as const
  await does(setRole, admin, { teammateId: w.ben.id, from: "teammate", to: "admin" })
  await refuses(onlyOwners, setRole, admin, { teammateId: w.ben.id, from: "admin", to: "owner" })
  await refuses(onlyOwners, setRole, admin, { teammateId: w.ada.id, from: "owner", to: "teammate" })
  await does(setRole, w.ada, { teammateId: w.ben.id, from: "admin", to: "owner" })
})

test("A1: what an admin may is asked of what is stored, not of what they were when they came", async () => {
  const w = await makeWorld()
  const was = { ...w.maya, role: "owner" } as const
  const notThere = { code: "not_there", sentence: "That isn't there, or it isn't yours to see." } as const
  await refuses(notThere, setRole, was, { teammateId: w.ben.id, from: "teammate", to: "admin" })
})

test("at least one owner always: the last one stays one, and of two who step down at once one does", async () => {
  const w = await makeWorld()
  await refuses(lastOwner, setRole, w.ada, { teammateId: w.ada.id, from: "owner", to: "admin" })
  await does(setRole, w.ada, { teammateId: w.maya.id, from: "teammate", to: "owner" })
  const maya = { ...w.maya, role: "owner" } as const
  const results = await Promise.all(
    [w.ada, maya].map((who) =>
      setRole(who, { commandId: newId(), teammateId: who.id, from: "owner", to: "teammate" }),
    ),
  )
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)).toMatchObject(lastOwner)
})

test("at least one owner always, also around the commands, and at once from two connections", async () => {
  const w = await makeWorld()
  const stepDown = (id: string) =>
    owner()`update teammates set role = 'admin' where workspace_id = ${w.workspaceId} and id = ${id}`
  expect(await refusedBy(stepDown(w.ada.id))).toBe("at_least_one_owner")
  await owner()`update teammates set role = 'owner' where workspace_id = ${w.workspaceId} and id = ${w.maya.id}`
  // One has been looked at and has not committed yet when the other one steps down.
  const second = await owner().begin(async (sql) => {
    await sql`update teammates set role = 'admin' where workspace_id = ${w.workspaceId} and id = ${w.ada.id}`
    await sql`set constraints all immediate`
    const [row] = await sql`select pg_backend_pid() as pid`
    const refused = refusedBy(stepDown(w.maya.id))
    await blockedBy(row?.pid)
    return { refused }
  })
  expect(await second.refused).toBe("at_least_one_owner")
  const owners = await owner()`
    select 1 from teammates where workspace_id = ${w.workspaceId} and role = 'owner' and removed_at is null`
  expect(owners).toHaveLength(1)
})

test("a role that another admin has changed meanwhile is not changed again", async () => {
  const w = await makeWorld()
  await does(setRole, w.ada, { teammateId: w.maya.id, from: "teammate", to: "owner" })
  const why = {
    code: "changed_meanwhile",
    sentence: "Maya Chen’s role was changed meanwhile. Please look again.",
  } as const
  await refuses(why, setRole, w.ada, { teammateId: w.maya.id, from: "teammate", to: "admin" })
})

test("away is one's own to say, and an admin's; no other teammate's", async () => {
  const w = await makeWorld()
  await does(setAway, w.maya, { teammateId: w.maya.id, to: true })
  const events = await does(setAway, w.ada, { teammateId: w.maya.id, to: false })
  expect(theOne(events, "teammate.away_set").data).toMatchObject({ from: true, to: false })
  const notThere = { code: "not_there", sentence: "That isn't there, or it isn't yours to see." } as const
  await refuses(notThere, setAway, w.ben, { teammateId: w.maya.id, to: true })
})
