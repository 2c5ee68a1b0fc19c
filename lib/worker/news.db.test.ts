import { afterAll, beforeAll, expect, test } from "vitest"
import { db } from "@/db/client"
import { sendReply } from "@/lib/conversations/commands/messages"
import { sendMailAgain } from "@/lib/mail/commands"
import { mailNews } from "@/lib/mail/news"
import { newId } from "@/lib/shared/ids"
import { sendTicketForm } from "@/lib/tickets/commands/forms"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { shareTicket, stopSharing } from "@/lib/tickets/commands/sharing"
import { changeState } from "@/lib/tickets/commands/state"
import { does, expectRefusal } from "@/testing/commands"
import { owner } from "@/testing/database"
import { conversation, ticket } from "@/testing/given"
import { jobs, makeDue, startWorker, until } from "@/testing/jobs"
import { ownDatabase } from "@/testing/own-database"
import { startMailServer } from "@/testing/smtp"
import { makeCustomer, makeWorld, type World } from "@/testing/world"

await ownDatabase("news", () => Promise.all([db().$client.end(), owner().end()]))
const { url, received, close } = await startMailServer()
afterAll(close)
Object.assign(process.env, { SMTP_URL: url, MAIL_FROM: "desk@northwind.example" })
process.env.BACKLINE_LINK_URL = "https://inbox.example.com"

let world: World
beforeAll(async () => {
  world = await makeWorld()
  startWorker()
})

const ready = async () => {
  const customer = await makeCustomer(world.system, "Zoë <Park>")
  const [row] = await owner()`select email from customers where id = ${customer.id}`
  const on = await conversation(world, { customer })
  const mails = () => received.filter((mail) => mail.to.includes(row?.email))
  const reply = (text: string, options = {}) =>
    does(sendReply, world.maya, { conversationId: on, text }, options)
  return { customer, on, mails, reply }
}

const waiting = async (customerId: string) =>
  (await jobs()).filter((job) => job.key === `news:${world.workspaceId}:${customerId}`)

/** Runs what is due, until nothing is left to do. */
const settled = () =>
  until(async () => {
    await makeDue()
    expect(await jobs()).toEqual([])
  })

test("C5: what happened within two minutes is one mail, in full, with a link and without anything internal", async () => {
  const { customer, on, mails, reply } = await ready()
  await reply("It left **today**.")
  const [first] = await waiting(customer.id)
  expect((first?.runAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(60_000)
  const one = await ticket(world, { on })
  await does(addTicketNote, world.ben, { ticketId: one.id, text: "canary-internal", crossPost: true })
  await does(shareTicket, world.ben, { ticketId: one.id })
  await does(changeState, world.ben, { ticketId: one.id, stateId: world.states.inProgress })
  expect(await waiting(customer.id)).toEqual([first])
  expect(mails()).toEqual([])

  await settled()
  expect(mails()).toHaveLength(1)
  const raw = mails()[0]?.raw.replace(/=\r\n/g, "").replaceAll("=3D", "=") ?? ""
  for (const part of ["It left today.", "<strong>today</strong>", `#${one.number}`, "In progress"])
    expect(raw).toContain(part)
  expect(raw).toContain(`https://inbox.example.com/portal/conversations/${on}?workspace=`)
  expect(raw).not.toContain("canary-internal")
  expect(raw).not.toContain("<Park>,</p>")
})

test("C5: later mails of a conversation stand in its thread and tell only what is new", async () => {
  const { on, mails, reply } = await ready()
  await reply("The first.")
  await settled()
  await reply("The second.")
  await settled()
  expect(mails()).toHaveLength(2)
  for (const { headers } of mails())
    expect(headers).toMatchObject({
      "in-reply-to": `<conversation.${on}@northwind.example>`,
      references: `<conversation.${on}@northwind.example>`,
    })
  expect(mails()[0]?.headers["message-id"]).not.toBe(mails()[1]?.headers["message-id"])
  expect(mails()[1]?.raw).not.toContain("The first.")
})

test("C5: a form is told of; what was seen meanwhile is not", async () => {
  const { customer, on, mails, reply } = await ready()
  await reply("Seen in time.")
  await owner()`
    insert into customer_reads (workspace_id, customer_id, conversation_id, n, at)
    select ${world.workspaceId}, ${customer.id}, ${on}, max(n), now() from customer_feed where customer_id = ${customer.id}
    on conflict (workspace_id, customer_id, conversation_id) do update set n = excluded.n`
  await settled()
  expect(mails()).toEqual([])
  await does(sendTicketForm, world.maya, { conversationId: on, typeId: world.types.refund })
  await settled()
  expect(mails()).toHaveLength(1)
  expect(mails()[0]?.raw).toContain("Refund")
})

test("X3, C5: a quiet command and the customer's own words mail nobody", async () => {
  const { customer, reply } = await ready()
  expect(await waiting(customer.id)).toEqual([])
  await reply("Told long ago.", { quiet: true })
  expect(await waiting(customer.id)).toEqual([])
})

test("C5: a customer without an address gets no mail", async () => {
  const { customer, mails, reply } = await ready()
  await owner()`update customers set email = null where id = ${customer.id}`
  await reply("Nobody is there.")
  await settled()
  expect(mails()).toEqual([])
  expect(await owner()`select 1 from mails where customer_id = ${customer.id}`).toHaveLength(0)
})

type Kept = { id: string; status: string; text: string; html: string; about: string }

const mailsOf = (customerId: string) => owner()<Kept[]>`
  select id, status, text, html, conversation_id as about from mails where customer_id = ${customerId} order by id`

/** Writes a customer's mails while there is no mail server: they are kept. */
async function keptFor(customerId: string) {
  delete process.env.SMTP_URL
  await mailNews({ workspaceId: world.workspaceId, customerId })
  process.env.SMTP_URL = url
  return mailsOf(customerId)
}

test("S8: a mail tells nothing that stopped being shared before it left, and does not leave if nothing else is in it", async () => {
  const { customer, on, mails, reply } = await ready()
  const [one, other] = [
    await ticket(world, { on, share: true }),
    await ticket(world, { on: await conversation(world, { customer }), share: true }),
  ]
  await reply("It left today.")
  const kept = await keptFor(customer.id)
  for (const { number } of [one, other])
    expect(kept.filter((mail) => mail.text.includes(`#${number}`))).toHaveLength(1)

  for (const { id } of [one, other]) await does(stopSharing, world.ben, { ticketId: id, knownTagIds: [] })
  await reply("Not in that mail.")
  for (const { id } of kept) await does(sendMailAgain, world.ada, { mailId: id })
  await until(async () => {
    const now = await mailsOf(customer.id)
    expect(now.find((mail) => mail.about === on)?.status).toBe("sent")
    expect(now.find((mail) => mail.about !== on)?.status).toBe("withdrawn")
  })
  expect(mails()).toHaveLength(1)
  const told = (await mailsOf(customer.id)).find((mail) => mail.about === on)
  for (const words of [mails()[0]?.raw, told?.text, told?.html]) {
    expect(words).toContain("It left today.")
    expect(words).not.toContain("Not in that mail.")
    expect(words).not.toContain(`#${one.number}`)
  }
  const empty = kept.find((mail) => mail.about !== on)
  expectRefusal(
    await sendMailAgain(world.ada, { commandId: newId(), mailId: empty?.id ?? "" }),
    "mail_withdrawn",
  )
})

test("C5: a mail tells all that is unseen; beyond two hundred it counts the oldest", {
  timeout: 60_000,
}, async () => {
  const { customer, reply } = await ready()
  for (let count = 1; count <= 60; count++) await reply(`Number ${count}.`)
  const [first] = await keptFor(customer.id)
  for (const count of [1, 20, 60]) expect(first?.text).toContain(`Number ${count}.\n`)
  expect(first?.text).not.toContain("earlier")

  for (let count = 1; count <= 203; count++) await reply(`Later ${count}.`)
  const [, second] = await keptFor(customer.id)
  expect(second?.text).toContain("And 3 earlier, which you find in the conversation.")
  for (const count of [4, 100, 203]) expect(second?.text).toContain(`Later ${count}.\n`)
  expect(second?.text).not.toMatch(/Number|Later 3\./)
})
