import { createHmac } from "node:crypto"
import { SignJWT } from "jose"
import { expect, test } from "vitest"
import { hashOf } from "@/lib/auth/secrets"
import { newId } from "@/lib/shared/ids"
import { rotateMessengerKey } from "@/lib/team/commands/messenger"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { makeCustomer, makeWorld, type World } from "@/testing/world"
import { findDoor } from "./doors"
import { customerByEmail, customerByToken } from "./identity"
import { askForLink, spendLink } from "./links"
import { findSession, openSession } from "./session"

async function keyOf(world: World): Promise<string> {
  const [row] = await owner()`select key from messenger_settings where workspace_id = ${world.workspaceId}`
  return row?.key
}

type Claims = { sub?: string; email?: string; name?: string }

async function sign(key: string, claims: Claims = {}, exp: number | string = "30m", alg = "HS256") {
  const { sub = "u-1", ...rest } = claims
  const token = new SignJWT(rest).setProtectedHeader({ alg }).setSubject(sub).setExpirationTime(exp)
  return token.sign(new TextEncoder().encode(key))
}

async function nameOf({ workspaceId, id }: { workspaceId: string; id: string }) {
  const [row] = await owner()`
    select name, email, external_id as "externalId" from customers where workspace_id = ${workspaceId} and id = ${id}`
  return row
}

test("C2: a token of the host site names its customer, the same one each time", async () => {
  const world = await makeWorld()
  const key = await keyOf(world)
  const email = `${newId()}@example.com`
  const first = await customerByToken(world.workspaceId, await sign(key, { email, name: "Noor" }))
  const again = await customerByToken(world.workspaceId, await sign(key, { email, name: "Noor Haddad" }))
  expect(again).toEqual(first)
  expect(first && (await nameOf(first))).toEqual({ name: "Noor Haddad", email, externalId: "u-1" })
  const nameless = await customerByToken(world.workspaceId, await sign(key))
  expect(nameless && (await nameOf(nameless))?.name).toBe("Noor Haddad")
})

test("C2: a customer known by address is the same one when their site names them", async () => {
  const world = await makeWorld()
  const known = await nameOf(world.zoe)
  const token = await sign(await keyOf(world), { sub: "site-7", email: known?.email, name: "Zoë P." })
  expect(await customerByToken(world.workspaceId, token)).toEqual({
    workspaceId: world.workspaceId,
    id: world.zoe.id,
  })
  expect(await nameOf(world.zoe)).toMatchObject({ name: "Zoë P.", externalId: "site-7" })
})

test("C2: an address that another customer has stays with that one", async () => {
  const world = await makeWorld()
  const key = await keyOf(world)
  const noor = await customerByToken(world.workspaceId, await sign(key, { sub: "noor", name: "Noor" }))
  const { email } = (await nameOf(world.zoe)) ?? {}
  await owner()`update customers set external_id = 'zoe' where id = ${world.zoe.id}`
  const same = await customerByToken(world.workspaceId, await sign(key, { sub: "noor", name: "Noor", email }))
  expect(same).toEqual(noor)
  expect(noor && (await nameOf(noor))?.email).toBeNull()
})

test("C2: the same newcomer by twenty doors at once is one customer", async () => {
  const world = await makeWorld()
  const token = await sign(await keyOf(world), { sub: "new", email: "new@example.com", name: "New" })
  const all = await Promise.all(Array.from({ length: 20 }, () => customerByToken(world.workspaceId, token)))
  expect(new Set(all.map((one) => one?.id)).size).toBe(1)
})

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url")
const soon = () => Math.floor(Date.now() / 1000) + 600

function handMade(header: object, claims: object, key: string): string {
  const body = `${encoded(header)}.${encoded(claims)}`
  return `${body}.${createHmac("sha256", key).update(body).digest("base64url")}`
}

test("C2, A3: unsigned, wrongly signed, expired, too long, nobody's: each is nobody", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const key = await keyOf(world)
  const claims = { sub: "u-1", exp: soon() }
  const bad = {
    "no token": "",
    unsigned: `${encoded({ alg: "none" })}.${encoded(claims)}.`,
    "another key": await sign("x".repeat(64)),
    "another workspace's key": await sign(await keyOf(other)),
    "another algorithm": await sign(key, {}, "30m", "HS512"),
    expired: await sign(key, {}, Math.floor(Date.now() / 1000) - 120),
    "longer than an hour": await sign(key, {}, "2h"),
    "without an end": handMade({ alg: "HS256" }, { sub: "u-1" }, key),
    "without a name": handMade({ alg: "HS256" }, { exp: soon() }, key),
    "an empty name": handMade({ alg: "HS256" }, { sub: "", exp: soon() }, key),
    "a number for a name": handMade({ alg: "HS256" }, { sub: 7, exp: soon() }, key),
    "an address that is none": handMade({ alg: "HS256" }, { ...claims, email: "zoe" }, key),
    "a changed text": (await sign(key)).replace(/\.([^.]+)\./, `.${encoded({ ...claims, sub: "admin" })}.`),
  }
  for (const [what, token] of Object.entries(bad))
    expect(await customerByToken(world.workspaceId, token), what).toBeNull()
  expect(await customerByToken(world.workspaceId, handMade({ alg: "HS256" }, claims, key))).not.toBeNull()
  expect(await customerByToken(newId(), await sign(key))).toBeNull()
})

async function doorOf(world: World) {
  const [row] = await owner()`select slug from workspaces where workspace_id = ${world.workspaceId}`
  const slug = `${row?.slug}-${newId()}`
  await owner()`update workspaces set slug = ${slug} where workspace_id = ${world.workspaceId}`
  const door = await findDoor(slug)
  if (!door) throw new Error("There is no such door.")
  return door
}

async function tokenIn(world: World, email: string): Promise<string> {
  const [mail] = await owner()`
    select text from mails where workspace_id = ${world.workspaceId} and to_address = ${email}
    order by created_at desc limit 1`
  return /token=([\w-]+)/.exec(mail?.text)?.[1] ?? ""
}

test("C2: a mailed link lets its reader in once, and leads where they wanted to go", async () => {
  const world = await makeWorld()
  const door = await doorOf(world)
  const email = "Zoe.New@example.com"
  expect(await askForLink(door, { email, next: "/portal/tickets/7" })).toEqual({ ok: true })
  const token = await tokenIn(world, email.toLowerCase())
  const used = await Promise.all(Array.from({ length: 5 }, () => spendLink(door, token)))
  const [entered, ...more] = used.filter((one) => one !== null)
  expect(more).toEqual([])
  expect(entered?.next).toBe("/portal/tickets/7")
  expect(entered && (await nameOf(entered.customer))).toMatchObject({ email: email.toLowerCase() })
  expect(await spendLink(door, token)).toBeNull()
})

test("C2: a link of another workspace, an expired one and a made-up one are nobody's; none is stored readable", async () => {
  const [world, other] = await Promise.all([makeWorld(), makeWorld()])
  const [door, elsewhere] = await Promise.all([doorOf(world), doorOf(other)])
  await askForLink(door, { email: "a@example.com" })
  const token = await tokenIn(world, "a@example.com")
  expect(await spendLink(elsewhere, token)).toBeNull()
  expect(await spendLink(door, "made-up")).toBeNull()
  const [stored] =
    await owner()`select l::text as row from customer_links l where workspace_id = ${world.workspaceId}`
  expect(stored?.row).not.toContain(token)
  await owner()`update customer_links set expires_at = now() where workspace_id = ${world.workspaceId}`
  expect(await spendLink(door, token)).toBeNull()
})

test("C2: a way back to another site is not taken along, and a sixth link in a quarter of an hour is not sent", async () => {
  const world = await makeWorld()
  const door = await doorOf(world)
  for (let i = 0; i < 7; i++)
    expect(await askForLink(door, { email: "b@example.com", next: "//evil.example" })).toEqual({ ok: true })
  const links = await owner()`select next from customer_links where workspace_id = ${world.workspaceId}`
  expect(links.map((link) => link.next)).toEqual(Array(5).fill(null))
  expect(await askForLink(door, { email: "no address" })).toMatchObject({ code: "invalid" })
})

test("C2: a session's token is stored hashed, and ends when it says", async () => {
  const world = await makeWorld()
  const noor = await makeCustomer(world.system, "Noor")
  const token = await openSession(noor, "token", { cookie: false })
  expect(await findSession(token)).toEqual({ workspaceId: world.workspaceId, id: noor.id })
  const [row] = await owner()`
    select encode(token_hash, 'hex') as hash from customer_sessions where customer_id = ${noor.id}`
  expect(row?.hash).toBe(hashOf(token))
  await owner()`update customer_sessions set expires_at = now() where customer_id = ${noor.id}`
  expect(await findSession(token)).toBeNull()
})

test("C2: who proved an address is the customer who has it", async () => {
  const world = await makeWorld()
  const { email } = (await nameOf(world.zoe)) ?? {}
  expect((await customerByEmail(world.workspaceId, String(email).toUpperCase()))?.id).toBe(world.zoe.id)
})

test("C2: rotating the key ends the sessions that its tokens opened, and no others", async () => {
  const world = await makeWorld()
  const [token, link] = await Promise.all([
    openSession(world.zoe, "token", { cookie: false }),
    openSession(world.zoe, "link", { cookie: false }),
  ])
  await does(rotateMessengerKey, world.ada, {})
  expect(await findSession(token)).toBeNull()
  expect((await findSession(link))?.id).toBe(world.zoe.id)
})
