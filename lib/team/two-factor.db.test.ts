import { base32 } from "@better-auth/utils/base32"
import { createOTP } from "@better-auth/utils/otp"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { db } from "@/db/client"
import { whyNotPassword } from "@/lib/auth/accounts"
import { answerSignIn } from "@/lib/auth/auth"
import { whyNotCode } from "@/lib/auth/two-factor"
import { newId } from "@/lib/shared/ids"
import { account, password, session } from "@/testing/accounts"
import { does, refuses } from "@/testing/commands"
import { owner } from "@/testing/database"
import { makeWorld, type World } from "@/testing/world"
import { askForReset, changePassword } from "./commands/password"
import {
  beginTwoFactor,
  endTwoFactor,
  renewBackupCodes,
  resetTwoFactor,
  startTwoFactor,
} from "./commands/two-factor"
import { getProfile } from "./queries/people"

process.env.BACKLINE_SECRET ??= "only-for-tests-".repeat(3)

// In the middle of a half minute, so that none ends during a test.
beforeEach(() => {
  const now = (Math.floor(Date.now() / 30_000) + 0.5) * 30_000
  vi.useFakeTimers({ toFake: ["Date"], now })
})
afterEach(() => vi.useRealTimers())

const another = "another-long-password"

/** The code that an app shows for what it has read, now or some half minutes later. */
async function codeOf(uri: string, later = 0): Promise<string> {
  const secret = new URL(uri).searchParams.get("secret") ?? ""
  const otp = createOTP(base32.decode(secret) as unknown as string)
  return otp.hotp(Math.floor(Date.now() / 30_000) + later)
}

/** Asks sign-in's own code, with a browser's cookies. */
function post(path: string, body: object, cookie = ""): Promise<Response> {
  const address = "http://localhost:3000"
  const headers = { "content-type": "application/json", host: "localhost:3000", origin: address, cookie }
  const request = { method: "POST", headers, body: JSON.stringify(body) }
  return answerSignIn(new Request(`${address}/api/auth/${path}`, request))
}

const jar = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .filter((cookie) => !cookie?.endsWith("="))
    .join("; ")

/** Switches somebody's second step on with the code of half a minute ago; gives its address and the backup codes. */
async function switchedOn(w: World) {
  const { userId, email, sessionId } = await account(w.maya)
  const begun = await beginTwoFactor(w.maya, password)
  const uri = begun.ok ? begun.uri : ""
  const started = await startTwoFactor(w.maya, { code: await codeOf(uri, -1), sessionId })
  return { userId, email, sessionId, uri, codes: started.ok ? started.codes : [] }
}

test("the second step is on once a code was right, off with password and code, and what is stored is no secret to read", async () => {
  const w = await makeWorld()
  const { userId, sessionId } = await account(w.maya)
  expect(await beginTwoFactor(w.maya, "not-it")).toMatchObject({ code: "wrong_password" })
  const begun = await beginTwoFactor(w.maya, password)
  const uri = begun.ok ? begun.uri : ""
  const on = async () => (await getProfile(db(), w.maya)).twoFactor
  expect(await startTwoFactor(w.maya, { code: "000000", sessionId })).toMatchObject({ code: "wrong_code" })
  expect(await on()).toBe(false)
  const started = await startTwoFactor(w.maya, { code: await codeOf(uri, -1), sessionId })
  const codes = started.ok ? started.codes : []
  expect(new Set(codes).size).toBe(10)
  expect(await on()).toBe(true)
  const [stored] =
    await owner()`select secret, backup_codes as codes from auth.two_factors where user_id = ${userId}`
  expect(JSON.stringify(stored)).not.toContain(codes[0])
  const renewed = await renewBackupCodes(w.maya, { password, code: await codeOf(uri) })
  const fresh = renewed.ok ? renewed.codes : []
  expect(fresh).not.toContain(codes[0])
  const wrong = { code: "wrong_code" }
  expect(await endTwoFactor(w.maya, { password: "not-it", code: fresh[0] ?? "" })).toMatchObject({
    code: "wrong_password",
  })
  for (const code of ["000000", "", codes[0] ?? "", await codeOf(uri)])
    expect(await endTwoFactor(w.maya, { password, code })).toMatchObject(wrong)
  expect(await renewBackupCodes(w.maya, { password, code: "" })).toMatchObject(wrong)
  expect(await on()).toBe(true)
  expect(
    await endTwoFactor(w.maya, { password, code: fresh[0]?.replace("-", " ").toUpperCase() ?? "" }),
  ).toEqual({
    ok: true,
  })
  expect(await on()).toBe(false)
})

test("switching the second step on ends the sessions that came without it, but not one's own", async () => {
  const w = await makeWorld()
  const { userId } = await account(w.ben)
  const others = await session(userId)
  const { userId: mine, sessionId } = await switchedOn(w)
  const left = await owner()`select id, user_id from auth.sessions where user_id in (${userId}, ${mine})`
  expect(left.filter((row) => row.user_id === mine).map((row) => row.id)).toEqual([sessionId])
  expect(left.map((row) => row.id)).toContain(others)
  const another = await session(mine)
  await owner()`delete from auth.two_factors where user_id = ${mine}`
  await owner()`update auth.users set two_factor_enabled = false where id = ${mine}`
  const begun = await beginTwoFactor(w.maya, password)
  const uri = begun.ok ? begun.uri : ""
  await startTwoFactor(w.maya, { code: await codeOf(uri), sessionId })
  const now = await owner()`select id from auth.sessions where user_id = ${mine}`
  expect(now.map((row) => row.id)).toEqual([sessionId])
  const ended = await owner()`
    select data from events where workspace_id = ${w.workspaceId} and type = 'teammate.sessions_ended'`
  expect(ended.at(-1)?.data).toEqual({ teammateId: w.maya.id, sessionIds: [another] })
})

test("of many that come with one code of the app at once, one passes; with one backup code too", async () => {
  const w = await makeWorld()
  const { uri, codes, userId } = await switchedOn(w)
  for (const code of [await codeOf(uri), codes[3] ?? ""]) {
    const answers = await Promise.all(Array.from({ length: 6 }, () => whyNotCode(userId, code)))
    expect(answers.filter((why) => why === null)).toHaveLength(1)
    await owner()`delete from auth.rate_limits where key = ${`code ${userId}`}`
  }
  expect(await whyNotCode(userId, await codeOf(uri, -1))).toMatchObject({ code: "wrong_code" })
  expect(await whyNotCode(userId, await codeOf(uri, 1))).toBeNull()
})

test("a code of the app lets in once at sign-in, and no guess is answered there to whoever is signed in", async () => {
  const w = await makeWorld()
  const { uri, email, userId } = await switchedOn(w)
  const attempt = async () => jar(await post("sign-in/email", { email, password }))
  const [first, second] = [await attempt(), await attempt()]
  const code = await codeOf(uri)
  expect((await post("two-factor/verify-totp", { code: "000000" }, first)).status).toBe(401)
  const entered = await post("two-factor/verify-totp", { code }, first)
  expect(entered.status).toBe(200)
  expect((await post("two-factor/verify-totp", { code }, second)).status).toBe(401)
  expect((await post("two-factor/verify-totp", { code: await codeOf(uri, 1) }, second)).status).toBe(200)
  await owner()`update auth.two_factors set last_step = 0 where user_id = ${userId}`
  expect((await post("two-factor/verify-totp", { code }, jar(entered))).status).toBe(401)
})

test("of many guesses at once no more than ten are looked at, at sign-in as in the profile; a good one forgets them", async () => {
  const w = await makeWorld()
  const { userId, email } = await account(w.maya)
  for (let n = 0; n < 3; n++) {
    for (let m = 0; m < 6; m++) expect(await whyNotPassword(userId, "not-it")).not.toBeNull()
    expect(await whyNotPassword(userId, password)).toBeNull()
  }
  const guesses = await Promise.all(Array.from({ length: 25 }, () => whyNotPassword(userId, "not-it")))
  expect(guesses.filter((why) => why?.code === "wrong_password")).toHaveLength(10)
  expect(await whyNotPassword(userId, password)).toMatchObject({ code: "too_many_tries" })
  const enter = (word: string) => post("sign-in/email", { email, password: word })
  for (let n = 0; n < 3; n++) {
    for (let m = 0; m < 6; m++) expect((await enter("not-it")).status).toBe(401)
    expect((await enter(password)).status).toBe(200)
  }
  const answers = await Promise.all(Array.from({ length: 25 }, () => enter("not-it")))
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10)
  expect((await enter(password)).status).toBe(429)
})

test("from one place so many links for passwords are asked for, whatever the addresses", async () => {
  process.env.SMTP_URL = "smtp://127.0.0.1:9"
  const client = newId()
  for (let n = 0; n < 20; n++)
    expect(await askForReset(`${newId()}@example.com`, client)).toEqual({ ok: true })
  expect(await askForReset(`${newId()}@example.com`, client)).toMatchObject({ code: "too_many_tries" })
  expect(await askForReset(`${newId()}@example.com`, newId())).toEqual({ ok: true })
})

test("A1: an admin resets a teammate's second step, only an owner an owner's, nobody their own", async () => {
  const w = await makeWorld()
  const [ada, maya] = [await account(w.ada), await account(w.maya)]
  for (const { userId } of [ada, maya])
    await owner()`insert into auth.two_factors (id, user_id, secret, backup_codes) values (${newId()}, ${userId}, '', '')`
  await owner()`update teammates set role = 'admin' where id = ${w.ben.id}`
  const admin = { ...w.ben, role: "admin" } as const
  const only = { code: "only_owners", sentence: "Only an owner does this for an owner." } as const
  await refuses(only, resetTwoFactor, admin, { teammateId: w.ada.id })
  const own = {
    code: "wrong_password",
    sentence: "Switch your own off in your profile, which asks for your password and a code.",
  } as const
  await refuses(own, resetTwoFactor, w.ada, { teammateId: w.ada.id })
  await does(resetTwoFactor, admin, { teammateId: w.maya.id })
  const off = { code: "unchanged", sentence: "The second step is off already." } as const
  await refuses(off, resetTwoFactor, admin, { teammateId: w.maya.id })
})

test("no password, code or secret stands in the record", async () => {
  process.env.SMTP_URL = "smtp://127.0.0.1:9"
  const w = await makeWorld()
  const { email, sessionId } = await account(w.maya)
  await askForReset(email)
  await changePassword(w.maya, { old: password, password: another, sessionId })
  const begun = await beginTwoFactor(w.maya, another)
  const secret = begun.ok ? (new URL(begun.uri).searchParams.get("secret") ?? "") : ""
  const started = await startTwoFactor(w.maya, {
    code: await codeOf(begun.ok ? begun.uri : ""),
    sessionId,
  })
  const [mail] =
    await owner()`select text from mails where workspace_id = ${w.workspaceId} and to_address = ${email}`
  const token = /#token=([\w-]+)/.exec(mail?.text)?.[1]
  const events = await owner()`select type, data from events where workspace_id = ${w.workspaceId}`
  const record = JSON.stringify([...events])
  for (const word of [password, another, secret, token, started.ok ? started.codes[0] : ""])
    expect(record).not.toContain(word)
})
