import { expect, test } from "vitest"
import { sendReply } from "@/lib/conversations/commands/messages"
import { startForCustomer } from "@/lib/conversations/commands/start-for-customer"
import { reopenConversation } from "@/lib/conversations/commands/status"
import { blockCustomer, markSpam, unblockCustomer, unmarkSpam } from "@/lib/customers/commands/block"
import type { CustomerActor } from "@/lib/events/actor"
import { customerByEmail, customerByToken } from "@/lib/intake/identity"
import { askForLink } from "@/lib/intake/links"
import { findSession, openSession } from "@/lib/intake/session"
import { startByCustomer, writeByCustomer } from "@/lib/intake/writes"
import { mailNews } from "@/lib/mail/news"
import { readOverview, readThread } from "@/lib/messenger/queries"
import { newId } from "@/lib/shared/ids"
import { notThere } from "@/lib/shared/refusals"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { does, expectRefusal } from "./commands"
import { overviewOf } from "./customers"
import { owner } from "./database"
import { conversation } from "./given"
import { tokenFor } from "./identity"
import { expectNothingBroken } from "./invariants"
import { thread } from "./look"
import { makeWorld, type World } from "./world"

const about = ({ zoe }: World) => ({ customerId: zoe.id })

async function addressOf({ id }: CustomerActor): Promise<string> {
  const [row] = await owner()<{ email: string }[]>`select email from customers where id = ${id}`
  return row?.email ?? ""
}

async function mailsTo(address: string): Promise<number> {
  return (await owner()`select 1 from mails where to_address = ${address}`).length
}

test("C2, A3: whoever is blocked is signed out, comes in by no door and writes nothing; to them it is not there", async () => {
  const world = await makeWorld()
  const { zoe, workspaceId } = world
  const conversationId = await conversation(world)
  const email = await addressOf(zoe)
  const token = await tokenFor(world, { sub: "zoe", email })
  const door = { workspaceId, slug: "x", name: "Northwind Outdoor", demo: false, mails: false }
  expect((await customerByToken(workspaceId, token))?.id).toBe(zoe.id)
  const session = await openSession(zoe, "link", { cookie: false })
  await does(blockCustomer, world.maya, about(world))
  expect(await findSession(session)).toBeNull()
  expect(await findSession(await openSession(zoe, "link", { cookie: false }))).toBeNull()
  expect(await customerByToken(workspaceId, token)).toBeNull()
  expect(await customerByEmail(workspaceId, email)).toBeNull()
  expect(await askForLink(door, { email })).toEqual({ ok: true })
  expect(await mailsTo(email)).toBe(0)
  const words = { commandId: newId(), text: "Let me in", fileIds: [] }
  expect(await writeByCustomer(zoe, conversationId, words)).toEqual(notThere)
  expect(await startByCustomer(zoe, { ...words, messageId: newId() })).toEqual(notThere)
  await expectNothingBroken(workspaceId)

  await does(unblockCustomer, world.maya, about(world))
  expect((await customerByToken(workspaceId, token))?.id).toBe(zoe.id)
  expect(await writeByCustomer(zoe, conversationId, { ...words, commandId: newId() })).toMatchObject({
    id: conversationId,
  })
})

test("nobody who is blocked is mailed what the team writes", async () => {
  const world = await makeWorld()
  const words = { subject: "News", partId: newId(), kind: "message", text: "We have news." }
  await does(startForCustomer, world.maya, { ...about(world), ...words })
  await does(blockCustomer, world.maya, about(world))
  const news = { workspaceId: world.workspaceId, customerId: world.zoe.id }
  await mailNews(news)
  expect(await mailsTo(await addressOf(world.zoe))).toBe(0)
  await does(unblockCustomer, world.maya, about(world))
  await mailNews(news)
  expect(await mailsTo(await addressOf(world.zoe))).toBe(1)
})

test("spam closes what is open and blocks; undone, exactly that is reopened and they are let in", async () => {
  const world = await makeWorld()
  const [open, other] = [await conversation(world), await conversation(world)]
  const [closed, snoozed] = [
    await conversation(world, { status: "closed" }),
    await conversation(world, { status: "snoozed" }),
  ]
  const statuses = () =>
    Promise.all(
      [open, other, closed, snoozed].map(async (id) => (await thread(world.workspaceId, id)).status),
    )
  const [marked] = await does(markSpam, world.maya, about(world))
  expect(marked?.data).toMatchObject({ wasBlocked: false, conversationIds: [open, other].sort() })
  expect(await statuses()).toEqual(["closed", "closed", "closed", "snoozed"])
  const unblocked = await unblockCustomer(world.maya, { commandId: newId(), ...about(world) })
  expectRefusal(unblocked, "customer_blocked")
  await does(reopenConversation, world.ben, { conversationId: other })
  await does(unmarkSpam, world.ben, about(world))
  expect(await statuses()).toEqual(["open", "open", "closed", "snoozed"])
  const written = { conversationId: open, text: "I am no spam." }
  await does(receiveMessage, world.zoe, written)
  await expectNothingBroken(world.workspaceId)
})

test("whoever was blocked before they were marked as spam stays blocked when that is undone", async () => {
  const world = await makeWorld()
  await does(blockCustomer, world.maya, about(world))
  await does(markSpam, world.maya, about(world))
  await does(unmarkSpam, world.maya, about(world))
  const again = await blockCustomer(world.maya, { commandId: newId(), ...about(world) })
  expectRefusal(again, "unchanged", "Zoë Park is blocked already.")
})

test("of a block and a message in the same instant, whichever is first, nothing is taken in after the block", async () => {
  const world = await makeWorld()
  const conversationId = await conversation(world)
  const written = Array.from({ length: 6 }, (_, n) =>
    receiveMessage(world.zoe, { commandId: newId(), conversationId, text: `Words ${n}` }),
  )
  await Promise.all([does(blockCustomer, world.maya, about(world)), ...written])
  const [late] = await owner()`
    select count(*)::int as n from events m where m.workspace_id = ${world.workspaceId} and m.type = 'message.sent'
      and m.seq > (select seq from events b where b.workspace_id = ${world.workspaceId} and b.type = 'customer.blocked')`
  expect(late).toEqual({ n: 0 })
})

test("C3: a call that a teammate noted is not there for its customer until somebody writes to them", async () => {
  const world = await makeWorld()
  const { zoe } = world
  const id = newId()
  const note = { subject: "A call", partId: newId(), kind: "note", text: "They are angry." }
  const events = await does(startForCustomer, world.maya, { commandId: id, ...about(world), ...note })
  expect(events.map((event) => event.type)).toEqual(["conversation.started", "thread.assigned", "note.added"])
  expect((await thread(world.workspaceId, id)).assigneeId).toBe(world.maya.id)
  expect((await overviewOf(zoe)).conversations).toEqual([])
  expect((await readOverview(zoe))?.n).toBe(0)
  expect(await readThread(zoe, id)).toBeNull()
  const words = { commandId: newId(), text: "Who is there?", fileIds: [] }
  expect(await writeByCustomer(zoe, id, words)).toEqual(notThere)
  await does(sendReply, world.maya, { conversationId: id, text: "As we said." })
  const [seen] = (await overviewOf(zoe)).conversations
  expect(seen).toMatchObject({ id, subject: "A call", unread: 1 })
  expect(JSON.stringify(await readThread(zoe, id))).not.toContain("angry")
  await expectNothingBroken(world.workspaceId)
})
