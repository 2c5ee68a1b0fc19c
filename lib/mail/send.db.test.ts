import { afterAll, beforeAll, expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { does, expectRefusal, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { jobs, makeDue, startWorker, until, type Worker } from "@/testing/jobs"
import { ownDatabase } from "@/testing/own-database"
import { startMailServer } from "@/testing/smtp"
import { makeWorld, type World } from "@/testing/world"
import { sendMailAgain } from "./commands"
import { findMail, listMails } from "./queries"
import { queueMail } from "./queue"
import { sendMail } from "./send"

await ownDatabase("mails", () => Promise.all([db().$client.end(), owner().end()]))
const server = await startMailServer()
afterAll(server.close)
Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "desk@northwind.example" })
const { received, answers } = server

let world: World
let worker: Worker
beforeAll(async () => {
  world = await makeWorld()
  worker = startWorker()
})

const link = "https://inbox.example.com/portal/enter?token=only-once"

async function queue(to = `${newId()}@example.com`): Promise<{ id: string; to: string }> {
  const mail = { kind: "link", to, subject: "Your link", text: link, html: `<p>${link}</p>` } as const
  const id = await db().transaction((tx) => queueMail(tx, { workspaceId: world.workspaceId, ...mail }))
  return { id, to }
}

const get = (id: string) => findMail(db(), world.ada, id)
const has = (id: string, expected: object) => until(async () => expect(await get(id)).toMatchObject(expected))
const receivedBy = (to: string) => received.filter((mail) => mail.to.includes(to))

test("a mail is sent once, from the workspace, and its link is not kept", async () => {
  const { id, to } = await queue()
  await has(id, { status: "sent", attempts: 1, content: null, lastError: null })
  expect(receivedBy(to)).toHaveLength(1)
  const [mail] = receivedBy(to)
  expect(mail).toMatchObject({ from: "desk@northwind.example", raw: expect.stringContaining("only-once") })
  expect(mail?.headers).toMatchObject({
    from: "Northwind Outdoor <desk@northwind.example>",
    "auto-submitted": "auto-generated",
    "message-id": `<${id}@northwind.example>`,
    "content-type": expect.stringMatching(/^multipart\/alternative/),
  })
  expect(await owner()`select text, html from mails where id = ${id}`).toEqual([{ text: "", html: "" }])
})

test("a mail that was decided on in a transaction that failed is never sent", async () => {
  const to = `${newId()}@example.com`
  const undone = db().transaction(async (tx) => {
    const mail = { kind: "link", to, subject: "Your link", text: link, html: link } as const
    await queueMail(tx, { workspaceId: world.workspaceId, ...mail })
    throw new Error("undone")
  })
  await expect(undone).rejects.toThrow("undone")
  const { id } = await queue()
  await has(id, { status: "sent" })
  expect(receivedBy(to)).toEqual([])
})

test("a mail that the server could not take is tried again", async () => {
  answers.push(451)
  const { id, to } = await queue()
  await has(id, { status: "queued", attempts: 1, lastError: expect.stringContaining("451") })
  expect(receivedBy(to)).toEqual([])
  await until(async () => {
    await makeDue()
    expect(await get(id)).toMatchObject({ status: "sent", attempts: 2 })
  })
  expect(receivedBy(to)).toHaveLength(1)
})

test("a mail that the server refuses is not tried again", async () => {
  answers.push(550)
  const { id, to } = await queue()
  await has(id, { status: "failed", attempts: 1, lastError: expect.stringContaining("550") })
  expect(receivedBy(to)).toEqual([])
  expect(await jobs()).toEqual([])
})

test("a mail of which nobody knows whether it was accepted is not sent again by itself", async () => {
  answers.push("hang up")
  const { id, to } = await queue()
  await has(id, { status: "uncertain", attempts: 1 })
  await until(async () => expect(await jobs()).toEqual([]))
  expect(receivedBy(to)).toHaveLength(1)
})

test("a mail is not sent twice by a process that is killed while it sends, nor by the next one", async () => {
  answers.push("wait")
  const { id, to } = await queue()
  await until(async () => expect(receivedBy(to)).toHaveLength(1))
  expect(await get(id)).toMatchObject({ status: "sending", attempts: 1 })
  await worker.kill()
  worker = startWorker()
  await has(id, { status: "uncertain", attempts: 1, content: null })
  await until(async () => expect(await jobs()).toEqual([]))
  expect(receivedBy(to)).toHaveLength(1)
})

test("A1: without a mail server mails are kept, admins see them and can have them sent later", async () => {
  const { SMTP_URL } = process.env
  delete process.env.SMTP_URL
  const { id, to } = await queue()
  expect(await get(id)).toMatchObject({
    status: "kept",
    content: { text: link },
    whyNotSend: "There is no mail server: start Backline with SMTP_URL.",
  })
  expectRefusal(await sendMailAgain(world.ada, { commandId: newId(), mailId: id }), "no_mail_server")
  expect(await findMail(db(), world.maya, id)).toBeNull()
  expect((await listMails(db(), world.maya)).rows).toEqual([])
  process.env.SMTP_URL = SMTP_URL ?? ""
  expect((await listMails(db(), world.ada)).rows[0]).toMatchObject({ id, to, status: "kept" })

  const events = await does(sendMailAgain, world.ada, { mailId: id })
  expect(theOne(events, "mail.sent_again").data).toEqual({ mailId: id, before: "kept" })
  await has(id, { status: "sent" })
  expect(receivedBy(to)).toHaveLength(1)
  expectRefusal(await sendMailAgain(world.ada, { commandId: newId(), mailId: id }), "mail_blank")
})

test("C2: a link that works no more is not sent, neither by itself nor by an admin", async () => {
  const { SMTP_URL } = process.env
  delete process.env.SMTP_URL
  const { id, to } = await queue()
  process.env.SMTP_URL = SMTP_URL ?? ""
  await owner()`update mails set created_at = now() - interval '15 minutes' where id = ${id}`
  expectRefusal(await sendMailAgain(world.ada, { commandId: newId(), mailId: id }), "mail_blank")
  await owner()`update mails set status = 'queued' where id = ${id}`
  await sendMail({ workspaceId: world.workspaceId, mailId: id })
  expect(await get(id)).toMatchObject({ status: "failed", lastError: "Its link has expired.", content: null })
  expect(receivedBy(to)).toEqual([])
})
