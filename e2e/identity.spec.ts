import { SignJWT } from "jose"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { sendTicketForm } from "@/lib/tickets/commands/forms"
import { Doors } from "./doors"
import { expect, test } from "./test"
import { give, ids, newConversation, newTicket } from "./world"

const base = () => process.env.BACKLINE_E2E_URL ?? ""

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${base()}/api/messenger/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: base(), ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text(), cookie: answer.headers.get("set-cookie") }
}

async function demoKey(): Promise<string> {
  const [row] = await db().execute<{ key: string }>(
    "select s.key from messenger_settings s join workspaces w using (workspace_id) where w.demo",
  )
  return row?.key ?? ""
}

const sign = (key: string, alg = "HS256", exp: string | number = "10m") =>
  new SignJWT({ email: `${newId()}@example.com`, name: "Noor" })
    .setProtectedHeader({ alg })
    .setSubject(newId())
    .setExpirationTime(exp)
    .sign(new TextEncoder().encode(key))

const part = (what: object) => Buffer.from(JSON.stringify(what)).toString("base64url")

test("C2, A3: whatever is wrong with a token or a link, the door says the same, and opens no session", async () => {
  const key = await demoKey()
  const now = Math.floor(Date.now() / 1000)
  const good = await sign(key)
  const tokens = [
    "",
    "nonsense",
    `${part({ alg: "none" })}.${part({ sub: "zoe", exp: now + 600 })}.`,
    await sign("x".repeat(64)),
    await sign(key, "HS384"),
    await sign(key, "HS256", now - 600),
    await sign(key, "HS256", "3h"),
    `${good.slice(0, -3)}AAA`,
  ]
  const nobody = await post("session", { workspace: "no-such-place", token: good, cookie: true })
  expect(nobody.status).toBe(404)
  for (const token of tokens)
    expect(await post("session", { workspace: null, token, cookie: true }), token).toEqual(nobody)
  expect(await post("session", { workspace: null, token: 7, cookie: true })).toEqual(nobody)
  for (const token of ["", "made-up", "a".repeat(43)])
    expect(await post("enter", { workspace: null, token })).toEqual(nobody)
  expect(nobody.cookie).toBeNull()
  const entered = await post("session", { workspace: null, token: good, cookie: true })
  expect(entered.status).toBe(200)
  expect(entered.cookie).toMatch(/^backline_customer=[\w-]{43}; .*HttpOnly; SameSite=lax/i)
})

test("C2, A3: another customer's things are not there, for reading or for writing", async () => {
  const theirs = await newConversation()
  const ticket = await newTicket(theirs, { share: true })
  const other = await newConversation()
  const formId = newId()
  await give("maya", sendTicketForm, {
    commandId: formId,
    conversationId: other.id,
    typeId: await ids.type("Refund"),
  })
  const doors = await Doors.of((await newConversation()).customerId)
  const nowhere = await doors.go(`/api/messenger/conversations/${newId()}`)
  expect(nowhere.status).toBe(404)
  for (const path of [
    `conversations/${theirs.id}`,
    `tickets/${ticket.number}`,
    "tickets/999999",
    `files/${newId()}`,
  ])
    expect(await doors.go(`/api/messenger/${path}`), path).toEqual(nowhere)
  const words = { commandId: newId(), text: "Let me in", fileIds: [] }
  const form = { commandId: newId(), title: "Not mine", description: "", attributes: {} }
  for (const [path, body] of [
    [`conversations/${theirs.id}/messages`, words],
    [`conversations/${theirs.id}/seen`, { n: 1 }],
    [`forms/${formId}`, form],
    ["conversations", { ...words, messageId: newId(), customerId: theirs.customerId }],
  ] as const)
    expect(await doors.send(`/api/messenger/${path}`, body), path).toEqual(nowhere)
  const [written] = await db().execute<{ count: number }>(
    `select count(*)::int as count from messages where conversation_id = '${theirs.id}'`,
  )
  expect(written?.count).toBe(1)
})

test("C2: without a session nothing answers, a header is not helped out by a cookie, and other sites change nothing", async () => {
  const { id } = await newConversation()
  const key = await demoKey()
  const entered = await post("session", { workspace: null, token: await sign(key), cookie: true })
  const cookie = entered.cookie?.split(";")[0] ?? ""
  for (const path of ["overview", "stream", `conversations/${id}`]) {
    const closed = await fetch(`${base()}/api/messenger/${path}`)
    expect(closed.status, path).toBe(401)
    const mixed = await fetch(`${base()}/api/messenger/${path}`, {
      headers: { cookie, authorization: `Bearer ${"a".repeat(43)}` },
    })
    expect(mixed.status, path).toBe(401)
  }
  const message = { commandId: newId(), messageId: newId(), text: "x", fileIds: [] }
  for (const origin of ["https://evil.example", "null", ""])
    expect((await post("conversations", message, { cookie, origin })).status, origin).toBe(403)
  const left = await fetch(`${base()}/api/messenger/session`, {
    method: "DELETE",
    headers: { cookie, origin: base() },
  })
  expect(left.status).toBe(200)
  const after = await fetch(`${base()}/api/messenger/overview`, { headers: { cookie } })
  expect(after.status).toBe(401)
})
