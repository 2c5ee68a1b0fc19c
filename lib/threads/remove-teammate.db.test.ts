import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { acceptInvitation } from "@/lib/team/commands/accept"
import { inviteTeammate } from "@/lib/team/commands/invitations"
import { setRole } from "@/lib/team/commands/roles"
import { listTeams } from "@/lib/team/queries"
import { listInvitations } from "@/lib/team/queries/invitations"
import { account, password } from "@/testing/accounts"
import { does, ok, refuses, theOne } from "@/testing/commands"
import { blockedBy, owner, refusedBy } from "@/testing/database"
import { conversation, ticket } from "@/testing/given"
import { makeWorld, type World } from "@/testing/world"
import { assignTeammate } from "./commands/assign"
import { removeTeammate } from "./commands/remove-teammate"

const at = async (w: World, id: string) => {
  const [row] = await owner()`
    select assignee_id as assignee, team_id as team, attention_by as by from threads
    where workspace_id = ${w.workspaceId} and id = ${id}`
  return row
}

async function desk(w: World) {
  const open = await conversation(w, { assignee: w.ben })
  const snoozed = await conversation(w, { assignee: w.ben, status: "snoozed" })
  const done = await conversation(w, { assignee: w.ben, status: "closed" })
  const { id: refund } = await ticket(w, { assignee: w.ben })
  return { open, snoozed, done, refund }
}

test("A4: what a removed teammate had to do goes to another one, each with its own event, and turns unread", async () => {
  const w = await makeWorld()
  const { open, snoozed, done, refund } = await desk(w)
  const events = await does(removeTeammate, w.ada, { teammateId: w.ben.id, to: { teammateId: w.maya.id } })
  expect(theOne(events, "teammate.removed").data).toEqual({
    teammateId: w.ben.id,
    role: "teammate",
    to: { teammateId: w.maya.id },
    conversations: 2,
    tickets: 1,
  })
  const handed = events.filter((event) => event.type === "thread.assigned")
  expect(handed.map((event) => event.threadId).sort()).toEqual([open, snoozed, refund].sort())
  for (const { data } of handed) expect(data).toMatchObject({ from: w.ben.id, to: w.maya.id })
  for (const id of [open, snoozed, refund])
    expect(await at(w, id)).toMatchObject({ assignee: w.maya.id, by: w.ada.id })
  expect(await at(w, done)).toMatchObject({ assignee: w.ben.id })
})

test("A4: a team takes over, or nobody does; the removed one is in no team any more", async () => {
  const w = await makeWorld()
  const { open, refund } = await desk(w)
  const events = await does(removeTeammate, w.ada, { teammateId: w.ben.id, to: { teamId: w.teams.front } })
  expect(await at(w, open)).toMatchObject({ assignee: null, team: w.teams.front })
  expect(await at(w, refund)).toMatchObject({ assignee: null, team: w.teams.front })
  expect(theOne(events, "team.members_changed").data).toMatchObject({ from: [w.ben.id], to: [] })
  const alone = await conversation(w, { assignee: w.maya })
  await does(removeTeammate, w.ada, { teammateId: w.maya.id, to: null })
  expect(await at(w, alone)).toMatchObject({ assignee: null, team: null })
  const teams = await listTeams(db(), w.workspaceId)
  expect(teams.flatMap((team) => team.memberIds)).toEqual([])
})

test("A2: a ticket that whoever takes over may not open goes to nobody", async () => {
  const w = await makeWorld()
  const { id: fraud } = await ticket(w, { type: "fraud", assignee: w.ben })
  const { id: refund } = await ticket(w, { assignee: w.ben })
  await owner()`insert into ticket_type_teams values (${w.workspaceId}, ${w.types.fraud}, ${w.teams.finance})`
  await owner()`update ticket_types set limited = true where workspace_id = ${w.workspaceId} and id = ${w.types.fraud}`
  const events = await does(removeTeammate, w.ada, { teammateId: w.ben.id, to: { teammateId: w.maya.id } })
  // Ada, who is in none of its teams either, isn't told of it.
  expect(events.filter((event) => event.threadId === fraud)).toEqual([])
  expect(await at(w, fraud)).toMatchObject({ assignee: null })
  expect(await at(w, refund)).toMatchObject({ assignee: w.maya.id })
})

test("A4: nothing lets a removed teammate in: no session, password, second step or mailed link", async () => {
  const w = await makeWorld()
  const { userId } = await account(w.ben)
  await owner()`insert into auth.two_factors (id, user_id, secret, backup_codes) values (${newId()}, ${userId}, '', '')`
  await owner()`insert into auth.password_resets values (decode(md5(${userId}), 'hex'), ${userId}, now() + interval '1 hour')`
  await does(removeTeammate, w.ada, { teammateId: w.ben.id, to: null })
  const [left] = await owner()`
    select (select count(*)::int from auth.sessions where user_id = ${userId}) as sessions,
      (select count(*)::int from auth.accounts where user_id = ${userId}) as accounts,
      (select count(*)::int from auth.two_factors where user_id = ${userId}) as steps,
      (select count(*)::int from auth.password_resets where user_id = ${userId}) as links`
  expect(left).toEqual({ sessions: 0, accounts: 0, steps: 0, links: 0 })
})

test("A4: whom a removed admin invited is not let in any more; what others sent stays", async () => {
  const w = await makeWorld()
  delete process.env.SMTP_URL
  await does(setRole, w.ada, { teammateId: w.ben.id, from: "teammate", to: "admin" })
  const admin = { ...w.ben, role: "admin" } as const
  await does(inviteTeammate, admin, { email: "theirs@example.com" })
  await does(inviteTeammate, w.ada, { email: "hers@example.com" })
  const events = await does(removeTeammate, w.ada, { teammateId: w.ben.id, to: null })
  theOne(events, "invitation.revoked")
  expect((await listInvitations(db(), w.ada)).map((one) => one.email)).toEqual(["hers@example.com"])
  const mails = await owner()`
    select status from mails where workspace_id = ${w.workspaceId} and to_address = 'theirs@example.com'`
  expect([...mails]).toEqual([{ status: "withdrawn" }])
})

test("A1: the last owner is not removed; of two who remove each other one is", async () => {
  const w = await makeWorld()
  const last = {
    code: "last_owner",
    sentence: "A workspace has at least one owner. Make somebody else an owner first.",
  } as const
  await refuses(last, removeTeammate, w.ada, { teammateId: w.ada.id, to: null })
  await does(setRole, w.ada, { teammateId: w.maya.id, from: "teammate", to: "owner" })
  const maya = { ...w.maya, role: "owner" } as const
  const results = await Promise.all([
    removeTeammate(w.ada, { commandId: newId(), teammateId: maya.id, to: null }),
    removeTeammate(maya, { commandId: newId(), teammateId: w.ada.id, to: null }),
  ])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  const owners = await owner()`
    select 1 from teammates where workspace_id = ${w.workspaceId} and role = 'owner' and removed_at is null`
  expect(owners).toHaveLength(1)
})

test("A1: an admin does not remove an owner", async () => {
  const w = await makeWorld()
  await does(setRole, w.ada, { teammateId: w.maya.id, from: "teammate", to: "admin" })
  const only = { code: "only_owners", sentence: "Only an owner removes an owner." } as const
  const admin = { ...w.maya, role: "admin" } as const
  await refuses(only, removeTeammate, admin, { teammateId: w.ada.id, to: null })
})

test("A4: who is assigned something while they are removed has nothing afterwards", async () => {
  const w = await makeWorld()
  const ids = await Promise.all([1, 2, 3, 4].map(() => conversation(w)))
  const given = ids.map((threadId) =>
    assignTeammate(w.ada, { commandId: newId(), threadId, teammateId: w.ben.id }),
  )
  const removal = removeTeammate(w.ada, { commandId: newId(), teammateId: w.ben.id, to: null })
  const results = await Promise.all([removal, ...given])
  expect(results[0]).toMatchObject({ ok: true })
  const left = await owner()`
    select 1 from threads where workspace_id = ${w.workspaceId} and assignee_id = ${w.ben.id} and status <> 'closed'`
  expect([...left]).toEqual([])
  const late = owner()`
    update threads set assignee_id = ${w.ben.id} where workspace_id = ${w.workspaceId} and id = ${ids[0] ?? ""}`
  expect(await refusedBy(late)).toBe("assignee_is_there")
})

test("A4: what is assigned to them between two looks is handed on with its own event", async () => {
  const w = await makeWorld()
  const id = await conversation(w)
  const removal = await owner().begin(async (sql) => {
    await sql`update threads set assignee_id = ${w.ben.id} where workspace_id = ${w.workspaceId} and id = ${id}`
    const [row] = await sql`select pg_backend_pid() as pid`
    const begun = removeTeammate(w.ada, { commandId: newId(), teammateId: w.ben.id, to: null })
    await blockedBy(row?.pid)
    return { begun }
  })
  expect(theOne(ok(await removal.begun), "thread.assigned")).toMatchObject({
    threadId: id,
    data: { from: w.ben.id, to: null },
  })
})

test("whoever should take over has to be there", async () => {
  const w = await makeWorld()
  const why = {
    code: "not_there",
    sentence: "Whoever should take over isn’t there any more. Please choose again.",
  } as const
  await refuses(why, removeTeammate, w.ada, { teammateId: w.ben.id, to: { teammateId: w.ben.id } })
  await refuses(why, removeTeammate, w.ada, { teammateId: w.ben.id, to: { teamId: newId() } })
})

test("a removed teammate who is invited again is the same one, in the new teams alone", async () => {
  const w = await makeWorld()
  delete process.env.SMTP_URL
  const { email } = await account(w.ben)
  await does(removeTeammate, w.ada, { teammateId: w.ben.id, to: null })
  await does(inviteTeammate, w.ada, { email, teamIds: [w.teams.front] })
  const token = (await listInvitations(db(), w.ada))[0]?.link?.split("#token=")[1] ?? ""
  const accepted = await acceptInvitation({ token, email, role: "teammate", name: "Ben O.", password })
  expect(accepted).toMatchObject({ ok: true })
  const [row] = await owner()`
    select removed_at as removed, name, user_id as "user" from teammates
    where workspace_id = ${w.workspaceId} and id = ${w.ben.id}`
  expect(row).toEqual({ removed: null, name: "Ben O.", user: w.ben.id })
  const teams = (await listTeams(db(), w.workspaceId)).filter((team) => team.memberIds.includes(w.ben.id))
  expect(teams.map((team) => team.id)).toEqual([w.teams.front])
})
