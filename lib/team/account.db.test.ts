import { randomUUID } from "node:crypto"
import { verifyPassword } from "better-auth/crypto"
import { afterEach, expect, test } from "vitest"
import { db } from "@/db/client"
import { findMail } from "@/lib/mail/queries"
import { account, password, session } from "@/testing/accounts"
import { does, refuses } from "@/testing/commands"
import { owner } from "@/testing/database"
import { makeWorld, type World } from "@/testing/world"
import { askForAddress, dropAddressChange, pressAddressLink } from "./commands/address"
import { askForReset, changePassword, makeResetLink, resetPassword } from "./commands/password"
import { changeProfile, endOwnSessions } from "./commands/profile"
import { getProfile, listSessions } from "./queries/people"
import { linkOver } from "./rules/people"

const noServer = () => {
  delete process.env.SMTP_URL
}
const withServer = () => {
  process.env.SMTP_URL = "smtp://127.0.0.1:9"
}
afterEach(noServer)

const another = "another-long-password"
const sessionsOf = async (userId: string) =>
  (await owner()<{ id: string }[]>`select id from auth.sessions where user_id = ${userId}`).map(
    (row) => row.id,
  )

async function opensWith(userId: string, word: string): Promise<boolean> {
  const [row] = await owner()`select password from auth.accounts where user_id = ${userId}`
  return verifyPassword({ hash: row?.password, password: word })
}

/** The secrets that stand in mails to an address, the newest first. */
async function mailed(w: World, to: string): Promise<{ id: string; token: string }[]> {
  const rows = await owner()<{ id: string; text: string }[]>`
    select id, text from mails where workspace_id = ${w.workspaceId} and to_address = ${to} order by created_at desc`
  return rows.map(({ id, text }) => ({ id, token: /#token=([\w-]+)/.exec(text)?.[1] ?? "" }))
}

const eventsOf = async (w: World) =>
  (
    await owner()<{ type: string; data: object }[]>`
      select type, data from events where workspace_id = ${w.workspaceId} order by seq desc`
  ).map((row) => row)

test("a password is changed with the old one, and all other sessions end", async () => {
  const w = await makeWorld()
  const { userId, sessionId } = await account(w.maya)
  await session(userId)
  const wrong = await changePassword(w.maya, { old: "not-it", password: another, sessionId })
  expect(wrong).toMatchObject({ code: "wrong_password", sentence: "This is not your present password." })
  expect(await changePassword(w.maya, { old: password, password: another, sessionId })).toEqual({ ok: true })
  expect(await sessionsOf(userId)).toEqual([sessionId])
  expect(await opensWith(userId, another)).toBe(true)
  const [ended, changed] = await eventsOf(w)
  expect(changed).toMatchObject({ type: "teammate.password_changed", data: { by: "old_password" } })
  expect(ended?.type).toBe("teammate.sessions_ended")
})

test("after ten wrong passwords none is looked at for a while, not even the right one", async () => {
  const w = await makeWorld()
  const { sessionId } = await account(w.maya)
  const attempt = (old: string) => changePassword(w.maya, { old, password: another, sessionId })
  for (let n = 0; n < 10; n++) expect(await attempt("not-it")).toMatchObject({ code: "wrong_password" })
  expect(await attempt(password)).toMatchObject({ code: "too_many_tries" })
})

test("a mailed link sets a password once, within an hour, and ends all sessions", async () => {
  withServer()
  const w = await makeWorld()
  const { userId, email } = await account(w.maya)
  expect(await askForReset(email)).toEqual({ ok: true })
  expect(await askForReset(email)).toEqual({ ok: true })
  const [later, first] = await mailed(w, email)
  const kept =
    await owner()`select encode(token_hash, 'hex') as hash from auth.password_resets where user_id = ${userId}`
  expect(kept).toHaveLength(2)
  expect(JSON.stringify(kept)).not.toContain(first?.token)
  expect(await resetPassword(first?.token ?? "", another)).toEqual({ ok: true })
  expect(await opensWith(userId, another)).toBe(true)
  expect(await sessionsOf(userId)).toEqual([])
  expect(await resetPassword(first?.token ?? "", password)).toEqual(linkOver)
  expect(await resetPassword(later?.token ?? "", password)).toEqual(linkOver)

  await askForReset(email)
  const [late] = await mailed(w, email)
  await owner()`update auth.password_resets set expires_at = now() - interval '1 second' where user_id = ${userId}`
  expect(await resetPassword(late?.token ?? "", password)).toEqual(linkOver)
})

test("a link that sets a password is shown to no admin, and is the same answer for an unknown address", async () => {
  withServer()
  const w = await makeWorld()
  const { email } = await account(w.maya)
  const stranger = `${randomUUID()}@example.com`
  expect(await askForReset(stranger)).toEqual(await askForReset(email))
  expect(await mailed(w, stranger)).toEqual([])
  const [mail] = await mailed(w, email)
  expect(await findMail(db(), w.ada, mail?.id ?? "")).toMatchObject({ kind: "reset", content: null })
  for (let n = 0; n < 8; n++) await askForReset(email)
  expect(await mailed(w, email)).toHaveLength(5)
})

test("without a mail server an owner makes the link, nobody else, and it is recorded", async () => {
  const w = await makeWorld()
  const { userId, email } = await account(w.maya)
  expect(await askForReset(email)).toMatchObject({ code: "no_mail_server" })
  const admin = { ...w.ben, role: "admin" } as const
  await owner()`update teammates set role = 'admin' where id = ${w.ben.id}`
  expect(await makeResetLink(admin, w.maya.id)).toMatchObject({ code: "only_owners" })
  const made = await makeResetLink(w.ada, w.maya.id)
  const token = made.ok ? (made.link.split("#token=")[1] ?? "") : ""
  expect((await eventsOf(w))[0]).toMatchObject({
    type: "teammate.reset_link_made",
    data: { teammateId: w.maya.id },
  })
  expect(await mailed(w, email)).toEqual([])
  expect(await resetPassword(token, another)).toEqual({ ok: true })
  expect(await opensWith(userId, another)).toBe(true)
  withServer()
  expect(await makeResetLink(w.ada, w.maya.id)).toMatchObject({ code: "no_mail_server" })
})

test("an address changes once both links were pressed, in whichever order, and then in both places", async () => {
  withServer()
  for (const order of [
    ["old", "new"],
    ["new", "old"],
  ] as const) {
    const w = await makeWorld()
    const { userId, email } = await account(w.maya)
    const to = `${randomUUID()}@new.example`
    expect(await askForAddress(w.maya, { email: to, password })).toEqual({ ok: true })
    const links = { old: (await mailed(w, email))[0], new: (await mailed(w, to))[0] }
    expect(await findMail(db(), w.ada, links.new?.id ?? "")).toMatchObject({ kind: "address", content: null })
    const [first, second] = order.map((which) => links[which]?.token ?? "")
    expect(await pressAddressLink(first ?? "")).toMatchObject({ ok: true, changed: false })
    expect(await pressAddressLink(first ?? "")).toEqual(linkOver)
    expect((await getProfile(db(), w.maya)).email).toBe(email)
    expect(await pressAddressLink(second ?? "")).toMatchObject({ ok: true, changed: true, email: to })
    const [row] = await owner()`
      select u.email as entry, t.email as team from auth.users u join teammates t on t.user_id = u.id
      where u.id = ${userId}`
    expect(row).toEqual({ entry: to, team: to })
    expect((await eventsOf(w))[0]).toMatchObject({ data: { from: email, to } })
    expect(await pressAddressLink(second ?? "")).toEqual(linkOver)
  }
})

test("both links pressed in the same instant change the address once", async () => {
  withServer()
  const w = await makeWorld()
  const { email } = await account(w.maya)
  const to = `${randomUUID()}@new.example`
  await askForAddress(w.maya, { email: to, password })
  const tokens = [(await mailed(w, email))[0], (await mailed(w, to))[0]].map((mail) => mail?.token ?? "")
  const pressed = await Promise.all(tokens.map(pressAddressLink))
  expect(pressed.filter((one) => one.ok && one.changed)).toHaveLength(1)
  expect((await getProfile(db(), w.maya)).email).toBe(to)
})

test("a change of address asks the password, refuses a taken one, and can be dropped or replaced", async () => {
  withServer()
  const w = await makeWorld()
  const [{ email }, ben] = [await account(w.maya), await account(w.ben)]
  const to = `${randomUUID()}@new.example`
  expect(await askForAddress(w.maya, { email: to, password: "not-it" })).toMatchObject({
    code: "wrong_password",
  })
  expect(await askForAddress(w.maya, { email: ben.email, password })).toMatchObject({ code: "name_taken" })
  await askForAddress(w.maya, { email: to, password })
  const former = (await mailed(w, to))[0]?.token ?? ""
  await does(dropAddressChange, w.maya, {})
  expect(await pressAddressLink(former)).toEqual(linkOver)
  expect((await getProfile(db(), w.maya)).newAddress).toBeNull()
  await askForAddress(w.maya, { email: to, password })
  await owner()`update auth.address_changes set expires_at = now() - interval '1 second'`
  expect(await pressAddressLink((await mailed(w, email))[0]?.token ?? "")).toEqual(linkOver)
  noServer()
  expect(await askForAddress(w.maya, { email: to, password })).toMatchObject({ code: "no_mail_server" })
})

test("somebody ends their own sessions and nobody else's", async () => {
  const w = await makeWorld()
  const [maya, ben] = [await account(w.maya), await account(w.ben)]
  const other = await session(maya.userId)
  const gone = { code: "unchanged", sentence: "These sessions have ended already." } as const
  await refuses(gone, endOwnSessions, w.maya, { sessionIds: [ben.sessionId] })
  await does(endOwnSessions, w.maya, { sessionIds: [other, ben.sessionId] })
  expect(await sessionsOf(maya.userId)).toEqual([maya.sessionId])
  expect(await sessionsOf(ben.userId)).toEqual([ben.sessionId])
  const listed = await listSessions(db(), w.maya, maya.sessionId)
  expect(listed).toMatchObject([{ id: maya.sessionId, current: true }])
})

test("a profile made of an older one is refused; what changed is recorded, and only that", async () => {
  const w = await makeWorld()
  const before = { name: "Maya Chen", timeZone: null, dateLocale: null }
  const events = await does(changeProfile, w.maya, { before, ...before, timeZone: "Asia/Tokyo" })
  expect(events[0]?.data).toEqual({
    teammateId: w.maya.id,
    from: { timeZone: null },
    to: { timeZone: "Asia/Tokyo" },
  })
  const why = {
    code: "changed_meanwhile",
    sentence: "Your profile was changed meanwhile. What you made is kept here; please look again.",
  } as const
  await refuses(why, changeProfile, w.maya, { before, ...before, name: "Maya C." })
})
