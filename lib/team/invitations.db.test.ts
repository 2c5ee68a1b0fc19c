import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { db } from "@/db/client"
import { findMail, listMails } from "@/lib/mail/queries"
import { newId } from "@/lib/shared/ids"
import { does, refuses } from "@/testing/commands"
import { owner } from "@/testing/database"
import { makeWorld, type World } from "@/testing/world"
import { acceptInvitation } from "./commands/accept"
import { inviteTeammate, renewInvitation, revokeInvitation } from "./commands/invitations"
import { setRole } from "./commands/roles"
import { listInvitations } from "./queries/invitations"
import { invitationOver } from "./rules/people"

delete process.env.SMTP_URL

const address = () => `${randomUUID()}@example.com`
const password = "a-long-password"

async function invite(w: World, how: { email?: string; role?: string; teamIds?: string[] } = {}) {
  const id = newId()
  const input = { commandId: id, email: address(), role: "teammate", ...how }
  await does(inviteTeammate, w.ada, input)
  return { id, email: input.email, role: input.role, token: await tokenOf(w, id) }
}

async function tokenOf(w: World, id: string): Promise<string> {
  const found = (await listInvitations(db(), w.ada)).find((one) => one.id === id)
  return found?.link?.split("#token=")[1] ?? ""
}

const accept = (it: { token: string; email: string; role: string }) =>
  acceptInvitation({ ...it, name: "Noor Haddad", password })

const person = async (w: World, email: string) => {
  const [row] = await owner()`
    select t.id, t.role, t.office, t.removed_at as removed, t.name,
      array(select team_id::text from team_members m where m.teammate_id = t.id) as teams
    from teammates t where workspace_id = ${w.workspaceId} and email = ${email}`
  return row
}

test("an accepted invitation makes a teammate of that address, role and team, once", async () => {
  const w = await makeWorld()
  const it = await invite(w, { role: "admin", teamIds: [w.teams.finance] })
  const [kept] = await owner()`select encode(token_hash, 'hex') as hash from invitations where id = ${it.id}`
  expect(kept?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(kept?.hash).not.toContain(it.token)
  expect(await accept(it)).toEqual({ ok: true, email: it.email })
  expect(await person(w, it.email)).toMatchObject({
    role: "admin",
    name: "Noor Haddad",
    removed: null,
    teams: [w.teams.finance],
  })
  expect(await accept(it)).toEqual(invitationOver)
  expect(await listInvitations(db(), w.ada)).toEqual([])
})

test("pressed twice in the same instant, it makes one teammate", async () => {
  const w = await makeWorld()
  const it = await invite(w)
  const results = await Promise.all([accept(it), accept(it), accept(it)])
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  const rows =
    await owner()`select 1 from teammates where workspace_id = ${w.workspaceId} and email = ${it.email}`
  expect(rows).toHaveLength(1)
})

test("expired, taken back, sent anew, for another address or role: the same refusal", async () => {
  const w = await makeWorld()
  const [expired, revoked, renewed, other] = [
    await invite(w),
    await invite(w),
    await invite(w),
    await invite(w),
  ]
  await owner()`update invitations set expires_at = now() - interval '1 second' where id = ${expired.id}`
  await does(revokeInvitation, w.ada, { invitationId: revoked.id })
  await does(renewInvitation, w.ada, { invitationId: renewed.id })
  expect(await accept(expired)).toEqual(invitationOver)
  expect(await accept(revoked)).toEqual(invitationOver)
  expect(await accept(renewed)).toEqual(invitationOver)
  expect(await accept({ ...other, email: address() })).toEqual(invitationOver)
  expect(await accept({ ...other, role: "owner" })).toEqual(invitationOver)
  expect(await accept({ ...other, token: renewed.token })).toEqual(invitationOver)
  expect(await accept({ ...renewed, token: await tokenOf(w, renewed.id) })).toMatchObject({ ok: true })
  expect(await accept(other)).toMatchObject({ ok: true })
})

test("a link lasts 72 hours, and a mail whose link works no more says nothing", async () => {
  const w = await makeWorld()
  const it = await invite(w)
  const [row] = await owner()`
    select expires_at - created_at = interval '72 hours' as exact, mail_id as mail from invitations where id = ${it.id}`
  expect(row?.exact).toBe(true)
  await does(revokeInvitation, w.ada, { invitationId: it.id })
  expect(await findMail(db(), w.ada, row?.mail)).toMatchObject({ status: "withdrawn", content: null })
})

test("A1: only an owner invites an owner; no other admin reads that link, also not in the kept mail", async () => {
  const w = await makeWorld()
  await does(setRole, w.ada, { teammateId: w.maya.id, from: "teammate", to: "admin" })
  const admin = { ...w.maya, role: "admin" } as const
  const only = { code: "only_owners", sentence: "Only an owner does this for an owner." } as const
  await refuses(only, inviteTeammate, admin, { email: address(), role: "owner" })
  const it = await invite(w, { role: "owner" })
  expect(it.token).toMatch(/^[\w-]{43}$/)
  expect((await listInvitations(db(), admin))[0]).toMatchObject({ id: it.id, link: null })
  const mailId = (await listMails(db(), w.ada)).rows[0]?.id ?? ""
  expect((await findMail(db(), admin, mailId))?.content).toBeNull()
  expect((await findMail(db(), w.ada, mailId))?.content?.text).toContain(it.token)
  await refuses(only, renewInvitation, admin, { invitationId: it.id })
  await refuses(only, revokeInvitation, admin, { invitationId: it.id })
  expect(await listInvitations(db(), { ...w.maya, role: "teammate" })).toEqual([])
})

test("an address that is a teammate's, or is invited already, is refused", async () => {
  const w = await makeWorld()
  const it = await invite(w)
  const pending = {
    code: "invitation_pending",
    sentence: `${it.email} is invited already. Send that invitation again, or take it back.`,
  } as const
  await refuses(pending, inviteTeammate, w.ada, { email: it.email.toUpperCase() })
  await accept(it)
  const known = {
    code: "already_teammate",
    sentence: "Noor Haddad has this address and is a teammate already.",
  } as const
  await refuses(known, inviteTeammate, w.ada, { email: it.email })
  const email = address()
  const both = await Promise.all([
    inviteTeammate(w.ada, { commandId: newId(), email }),
    inviteTeammate(w.system, { commandId: newId(), email }),
  ])
  expect(both.filter((result) => result.ok)).toHaveLength(1)
})

test("one address gets five invitations a day, however often they are sent again", async () => {
  const w = await makeWorld()
  const it = await invite(w)
  for (let n = 1; n < 5; n++) await does(renewInvitation, w.ada, { invitationId: it.id })
  const why = {
    code: "too_many_tries",
    sentence: `${it.email} got 5 invitations today. Please wait until tomorrow.`,
  } as const
  await refuses(why, renewInvitation, w.ada, { invitationId: it.id })
  await owner()`update mails set created_at = now() - interval '25 hours' where workspace_id = ${w.workspaceId}`
  await does(renewInvitation, w.ada, { invitationId: it.id })
})

test("no secret stands in any event", async () => {
  const w = await makeWorld()
  const it = await invite(w)
  await accept(it)
  const told = await owner()`
    select 1 from events where workspace_id = ${w.workspaceId}
      and (data::text like ${`%${it.token}%`} or data::text like ${`%${password}%`})`
  expect([...told]).toEqual([])
})
