import { expect, test } from "vitest"
import { db } from "@/db/client"
import { sendReply } from "@/lib/conversations/commands/messages"
import { mailNews } from "@/lib/mail/news"
import { findMail, listMails } from "@/lib/mail/queries"
import { sendMail } from "@/lib/mail/send"
import { newId } from "@/lib/shared/ids"
import { createTicket } from "@/lib/tickets/commands/create"
import { sendTicketForm, submitTicketForm } from "@/lib/tickets/commands/forms"
import { openAnyway } from "@/lib/tickets/commands/openings"
import { does } from "./commands"
import { owner } from "./database"
import { conversation } from "./given"
import { aType } from "./ticket-types"
import { makeWorld, type World } from "./world"

const title = "Stolen card"

async function makeRestricted() {
  const world = await makeWorld()
  const limits = { limited: true, teamIds: [world.teams.finance], sharingAllowed: true }
  return { world, typeId: await aType(world, limits), on: await conversation(world) }
}

/** What the newest mail says to an admin, after what is new is written to Zoë. */
async function newest(world: World) {
  const { workspaceId, zoe, ada } = world
  await mailNews({ workspaceId, customerId: zoe.id })
  const { rows } = await listMails(db(), ada)
  const mail = await findMail(db(), ada, rows[0]?.id ?? "")
  if (!mail) throw new Error("There is no mail.")
  return { rows, mail }
}

test("A2: a mail about a restricted ticket is read by admins who may open it; others see that it is there", async () => {
  const { world, typeId, on } = await makeRestricted()
  const ticketId = newId()
  const fields = { conversationId: on, typeId, title, share: true }
  await does(createTicket, world.ben, { commandId: ticketId, ...fields })
  const { rows, mail } = await newest(world)
  expect(mail).toMatchObject({ kind: "news", restricted: true, content: null })
  expect(JSON.stringify([rows, mail])).not.toContain(title)

  await does(openAnyway, world.ada, { ticketId, reason: "To help", minutes: 60 })
  const opened = await findMail(db(), world.ada, mail.id)
  expect(opened).toMatchObject({ restricted: false, content: { text: expect.stringContaining(title) } })
})

test("A2: a mail that tells of the same conversation, but of no restricted ticket, is read by every admin", async () => {
  const { world, typeId, on } = await makeRestricted()
  const fields = { conversationId: on, typeId, title, share: true }
  await does(createTicket, world.ben, fields)
  await newest(world)
  await does(sendReply, world.maya, { conversationId: on, text: "It left today." })
  const { mail } = await newest(world)
  expect(mail).toMatchObject({ restricted: false, content: { text: expect.stringContaining("It left") } })
})

test("A2: so is a form that became a restricted ticket", async () => {
  const { world, typeId, on } = await makeRestricted()
  const formId = newId()
  await does(sendTicketForm, world.maya, { commandId: formId, conversationId: on, typeId })
  const { mail } = await newest(world)
  expect(mail.restricted).toBe(false)
  await does(submitTicketForm, world.zoe, { formId, title })
  const again = await findMail(db(), world.ada, mail.id)
  expect(again).toMatchObject({ restricted: true, content: null })
})

test("A5: a mail is withdrawn before it leaves where its reader has no address any more", async () => {
  const { world, on } = await makeRestricted()
  await does(sendReply, world.maya, { conversationId: on, text: "It left today." })
  const { mail } = await newest(world)
  await owner()`update customers set email = null where id = ${world.zoe.id}`
  const { SMTP_URL } = process.env
  await owner()`update mails set status = 'queued' where id = ${mail.id}`
  process.env.SMTP_URL = "smtp://127.0.0.1:1"
  await sendMail({ workspaceId: world.workspaceId, mailId: mail.id })
  if (SMTP_URL === undefined) delete process.env.SMTP_URL
  else process.env.SMTP_URL = SMTP_URL
  expect(await findMail(db(), world.ada, mail.id)).toMatchObject({ status: "withdrawn", attempts: 0 })
})
