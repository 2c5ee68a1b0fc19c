import { expect, test, vi } from "vitest"
import { addConversationNote, sendReply } from "@/lib/conversations/commands/messages"
import { startForCustomer } from "@/lib/conversations/commands/start-for-customer"
import { blockCustomer } from "@/lib/customers/commands/block"
import { changeCustomer } from "@/lib/customers/commands/change"
import { mergeCustomers } from "@/lib/customers/commands/merge"
import type { CustomerActor } from "@/lib/events/actor"
import { customerByEmail, customerByToken } from "@/lib/intake/identity"
import { findSession, openSession } from "@/lib/intake/session"
import { markSeen, startByCustomer } from "@/lib/intake/writes"
import { changesAfter, lastPlace, readThread } from "@/lib/messenger/queries"
import { newId } from "@/lib/shared/ids"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { does, expectRefusal, ok } from "./commands"
import { entriesOf, overviewOf } from "./customers"
import { owner, ownerClient } from "./database"
import { conversation, customerTicket, form, ticket } from "./given"
import { tokenFor } from "./identity"
import { expectNothingBroken } from "./invariants"
import { makeCustomer, makeWorld, type World } from "./world"

const merge = (world: World, to: CustomerActor, from: CustomerActor, more: object = {}) =>
  does(mergeCustomers, world.maya, { customerId: to.id, from: from.id, ...more })

async function row(who: CustomerActor) {
  const [found] = await owner()`
    select name, email, company, merged_into as "mergedInto" from customers
    where workspace_id = ${who.workspaceId} and id = ${who.id}`
  return found
}

async function twoOfThem() {
  const world = await makeWorld()
  const noor = await makeCustomer(world.system, "Noor Haddad")
  const own = await conversation(world)
  const theirs = await conversation(world, { customer: noor })
  await does(sendReply, world.maya, { conversationId: theirs, text: "It left today." })
  return { world, noor, own, theirs }
}

test("C3: what happened to one follows what happened to the other, in order and without a gap", async () => {
  const { world, noor, own, theirs } = await twoOfThem()
  await ticket(world, { on: theirs, share: true })
  await form(world, { on: own })
  // She has seen the reply, and not yet that there is a ticket.
  expect(await markSeen(noor, theirs, { n: 2 })).toEqual({ ok: true })
  const before = await entriesOf(noor, theirs)
  const [ownLast, theirLast] = [await lastPlace(world.zoe), await lastPlace(noor)]
  const events = await merge(world, world.zoe, noor)
  expect(events[0]?.data).toEqual({ from: noor.id, to: world.zoe.id, conversations: 1, tickets: 1 })
  expect(await lastPlace(world.zoe)).toBe(ownLast + theirLast)
  expect(await entriesOf(world.zoe, theirs)).toEqual(before)
  const changes = await changesAfter(world.zoe, ownLast, 100)
  expect(changes.map((change) => change.conversationId)).toEqual(Array(theirLast).fill(theirs))
  const { conversations } = await overviewOf(world.zoe)
  expect(conversations.map((one) => one.id)).toEqual([own, theirs])
  expect(conversations.find((one) => one.id === theirs)?.unread).toBe(1)
  expect(await readThread(noor, theirs)).toBeNull()
  await expectNothingBroken(world.workspaceId)
})

test("C2: the other's token, address and session lead to the one who is kept", async () => {
  const { world, noor } = await twoOfThem()
  const { email } = (await row(noor)) ?? {}
  const token = await tokenFor(world, { sub: "site-noor", email, name: "Noor of the site" })
  expect((await customerByToken(world.workspaceId, token))?.id).toBe(noor.id)
  const session = await openSession(noor, "token", { cookie: false })
  await merge(world, world.zoe, noor)
  expect((await findSession(session))?.id).toBe(world.zoe.id)
  expect((await customerByToken(world.workspaceId, token))?.id).toBe(world.zoe.id)
  expect((await customerByEmail(world.workspaceId, email))?.id).toBe(world.zoe.id)
  expect(await row(world.zoe)).toMatchObject({ name: "Zoë Park" })
  // A page that was made for the one who went still writes.
  const written = { commandId: newId(), messageId: newId(), customerId: noor.id, text: "Hello again" }
  expect(await startByCustomer(world.zoe, written)).toMatchObject({ entries: [{ mine: true }] })
  await expectNothingBroken(world.workspaceId)
})

test("what is kept of both is chosen; an address changes places, and both lead to the same", async () => {
  const { world, noor } = await twoOfThem()
  const [zoes, noors] = [(await row(world.zoe))?.email, (await row(noor))?.email]
  const set = (who: CustomerActor, attribute: string, after: string) =>
    does(changeCustomer, world.maya, {
      customerId: who.id,
      field: "attribute",
      attribute,
      before: null,
      after,
    })
  await set(world.zoe, "Plan", "Basic")
  await set(world.zoe, "Size", "M")
  await set(noor, "Plan", "Pro")
  await set(noor, "Size", "L")
  await set(noor, "Shop", "Oslo")
  await merge(world, world.zoe, noor, { take: ["name", "email"], takeAttributes: ["Plan"] })
  expect(await row(world.zoe)).toMatchObject({ name: "Noor Haddad", email: noors })
  const attributes = await owner()`
    select name, value from customer_attributes where customer_id = ${world.zoe.id} order by name`
  expect([...attributes]).toEqual([
    { name: "Plan", value: "Pro" },
    { name: "Shop", value: "Oslo" },
    { name: "Size", value: "M" },
  ])
  for (const email of [zoes, noors])
    expect((await customerByEmail(world.workspaceId, email))?.id).toBe(world.zoe.id)
})

test("who led to the one who went leads on; who went can't be merged again", async () => {
  const { world, noor } = await twoOfThem()
  const ida = await makeCustomer(world.system, "Ida")
  await merge(world, noor, ida)
  await merge(world, world.zoe, noor)
  expect((await row(ida))?.mergedInto).toBe(world.zoe.id)
  const again = { commandId: newId(), customerId: world.zoe.id, from: ida.id }
  expectRefusal(await mergeCustomers(world.maya, again), "changed_meanwhile")
  await expectNothingBroken(world.workspaceId)
})

test("of two merges of the same two at once, one is done and the other says so", async () => {
  const { world, noor } = await twoOfThem()
  const one = { commandId: newId(), customerId: world.zoe.id, from: noor.id }
  const other = { commandId: newId(), customerId: noor.id, from: world.zoe.id }
  // Both have begun before either can end.
  const holding = ownerClient({ max: 1 })
  const both = await holding.begin(async (sql) => {
    await sql`select 1 from counters where workspace_id = ${world.workspaceId} for update`
    const begun = [mergeCustomers(world.maya, one), mergeCustomers(world.ben, other)]
    await vi.waitFor(async () => {
      const [waiting] = await owner()`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`
      expect(waiting?.n).toBeGreaterThanOrEqual(2)
    }, 2500)
    return { begun }
  })
  const done = await Promise.all(both.begun)
  await holding.end()
  expect(done.filter((result) => result.ok)).toHaveLength(1)
  expect(done.find((result) => !result.ok)).toMatchObject({ code: "changed_meanwhile" })
  await expectNothingBroken(world.workspaceId)
})

test("what both write, and is written to them, while they are merged is all there", async () => {
  const { world, noor, own, theirs } = await twoOfThem()
  const texts = Array.from({ length: 8 }, (_, n) => `Words ${n}`)
  const give = (text: string) => [
    receiveMessage(noor, { commandId: newId(), conversationId: theirs, text }),
    receiveMessage(world.zoe, { commandId: newId(), conversationId: own, text }),
    sendReply(world.maya, { commandId: newId(), conversationId: theirs, text }),
    startForCustomer(world.maya, {
      commandId: newId(),
      customerId: noor.id,
      subject: "A call",
      partId: newId(),
      kind: "message",
      text,
    }),
  ]
  const [merged, ...written] = await Promise.all([
    mergeCustomers(world.maya, { commandId: newId(), customerId: world.zoe.id, from: noor.id }),
    ...texts.flatMap(give),
  ])
  ok(merged)
  // Who came too late heard that they are not there, and nothing of it is half done.
  for (const one of written) expect(one.ok || one.code === "not_there").toBe(true)
  const [left] = await owner()`select count(*)::int as n from conversations where customer_id = ${noor.id}`
  expect(left).toEqual({ n: 0 })
  await expectNothingBroken(world.workspaceId)
})

test("a Customer ticket and a call that was noted go over as they are", async () => {
  const world = await makeWorld()
  const noor = await makeCustomer(world.system, "Noor")
  const id = await customerTicket(world)
  const call = newId()
  const about = {
    customerId: world.zoe.id,
    subject: "A call",
    partId: newId(),
    kind: "note",
    text: "Called.",
  }
  await does(startForCustomer, world.maya, { commandId: call, ...about })
  await merge(world, noor, world.zoe)
  expect((await overviewOf(noor)).conversations.map((one) => one.id)).toEqual([id])
  expect(await readThread(noor, call)).toBeNull()
  await does(addConversationNote, world.maya, { conversationId: call, text: "Again." })
  await expectNothingBroken(world.workspaceId)
})

test("somebody who is blocked is not merged, either way", async () => {
  const { world, noor } = await twoOfThem()
  await does(blockCustomer, world.maya, { customerId: noor.id })
  for (const [customerId, from] of [
    [noor.id, world.zoe.id],
    [world.zoe.id, noor.id],
  ]) {
    const asked = await mergeCustomers(world.maya, { commandId: newId(), customerId, from })
    expectRefusal(
      asked,
      "customer_blocked",
      "Noor Haddad is blocked. Unblock them before the two are merged.",
    )
  }
})

test("A5: what happened to somebody is changed by a merge alone", async () => {
  const { world, noor } = await twoOfThem()
  const move = owner()`
    update customer_feed set customer_id = ${world.zoe.id}, n = n + 100
    where workspace_id = ${world.workspaceId} and customer_id = ${noor.id}`
  await expect(move).rejects.toMatchObject({ constraint_name: "append_only" })
  await merge(world, world.zoe, noor)
  const change = owner()`
    update customer_feed set at = now() where workspace_id = ${world.workspaceId} and customer_id = ${world.zoe.id}`
  await expect(change).rejects.toMatchObject({ constraint_name: "append_only" })
})
