import { base32 } from "@better-auth/utils/base32"
import { createOTP } from "@better-auth/utils/otp"
import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { account, password } from "@/testing/accounts"
import { does, refuses } from "@/testing/commands"
import { owner } from "@/testing/database"
import { makeWorld } from "@/testing/world"
import { askForReset, changePassword } from "./commands/password"
import {
  beginTwoFactor,
  endTwoFactor,
  renewBackupCodes,
  resetTwoFactor,
  startTwoFactor,
} from "./commands/two-factor"
import { getProfile } from "./queries/people"

const another = "another-long-password"

/** The code that an app shows for what it has read. */
async function codeOf(uri: string): Promise<string> {
  const secret = new URL(uri).searchParams.get("secret") ?? ""
  return createOTP(base32.decode(secret) as unknown as string).totp()
}

test("the second step is on once a code was right, off with the password, and what is stored is no secret to read", async () => {
  const w = await makeWorld()
  const { userId } = await account(w.maya)
  expect(await beginTwoFactor(w.maya, "not-it")).toMatchObject({ code: "wrong_password" })
  const begun = await beginTwoFactor(w.maya, password)
  const uri = begun.ok ? begun.uri : ""
  const on = async () => (await getProfile(db(), w.maya)).twoFactor
  expect(await startTwoFactor(w.maya, "000000")).toMatchObject({ code: "wrong_code" })
  expect(await on()).toBe(false)
  const started = await startTwoFactor(w.maya, await codeOf(uri))
  const codes = started.ok ? started.codes : []
  expect(new Set(codes).size).toBe(10)
  expect(await on()).toBe(true)
  const [stored] =
    await owner()`select secret, backup_codes as codes from auth.two_factors where user_id = ${userId}`
  expect(JSON.stringify(stored)).not.toContain(codes[0])
  const renewed = await renewBackupCodes(w.maya, password)
  expect(renewed.ok && renewed.codes).not.toContain(codes[0])
  expect(await endTwoFactor(w.maya, "not-it")).toMatchObject({ code: "wrong_password" })
  expect(await endTwoFactor(w.maya, password)).toEqual({ ok: true })
  expect(await on()).toBe(false)
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
    sentence: "Switch your own off in your profile, which asks for your password.",
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
  const started = await startTwoFactor(w.maya, await codeOf(begun.ok ? begun.uri : ""))
  const [mail] =
    await owner()`select text from mails where workspace_id = ${w.workspaceId} and to_address = ${email}`
  const token = /#token=([\w-]+)/.exec(mail?.text)?.[1]
  const events = await owner()`select type, data from events where workspace_id = ${w.workspaceId}`
  const record = JSON.stringify([...events])
  for (const word of [password, another, secret, token, started.ok ? started.codes[0] : ""])
    expect(record).not.toContain(word)
})
