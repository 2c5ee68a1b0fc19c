import { expect, test } from "vitest"
import type { CommandResult } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { does, expectRefusal, refuses, theOne } from "@/testing/commands"
import { owner } from "@/testing/database"
import { ticket } from "@/testing/given"
import { expectNothingBroken } from "@/testing/invariants"
import { aType, settingsOf, theType } from "@/testing/ticket-types"
import { makeWorld, type World } from "@/testing/world"
import { editTicketType } from "./commands/edit-type"
import { shareTicket, stopSharing } from "./commands/sharing"
import { tagTicket } from "./commands/tags"

const said = (result: CommandResult) => (result.ok ? "ok" : result.code)

const attribute = (name: string, more: object = {}) => ({
  id: newId(),
  name,
  kind: "text",
  items: [],
  requiredOnCreate: false,
  requiredOnForm: false,
  requiredToResolve: false,
  shownOnCreate: true,
  visibleToCustomer: false,
  archived: false,
  ...more,
})

test("T1, A5: an edit is one event with what changed, before and after, and no more", async () => {
  const world = await makeWorld()
  const typeId = await aType(world)
  const before = await settingsOf(world, typeId)
  const to = {
    icon: "💸",
    description: "Money back.",
    assignment: "round_robin",
    defaultTeamId: world.teams.finance,
  }
  const events = await does(editTicketType, world.ada, { ...before, ...to })
  const was = { icon: "🎫", description: "", assignment: "none", defaultTeamId: null }
  expect(theOne(events, "ticket_type.changed").data).toEqual({ typeId, from: was, to })
  expect(await theType(world, typeId)).toMatchObject({ ...to, version: 2 })
})

test("T4: attributes change their order, names and choices, keep their values, and two may swap names", async () => {
  const world = await makeWorld()
  const item = { id: newId(), name: "High" }
  const [one, two] = [attribute("One"), attribute("Two", { kind: "list", items: [item] })]
  const typeId = await aType(world, { attributes: [one, two] })
  const before = await settingsOf(world, typeId)
  const more = { id: newId(), name: "Low" }
  const renamed = { ...two, name: "One", items: [more, { ...item, name: "Very high" }] }
  const attributes = [renamed, { ...one, name: "Two" }, attribute("Three")]
  const events = await does(editTicketType, world.ada, { ...before, attributes })
  const { from, to } = theOne(events, "ticket_type.changed").data
  expect(to.order).toEqual(attributes.map((a) => a.id))
  expect(from.attributes).toHaveLength(2)
  const now = await theType(world, typeId)
  expect(now.attributes.map((a) => a.name)).toEqual(["One", "Two", "Three"])
  expect(now.attributes[0]?.items.map((i) => [i.id, i.name])).toEqual([
    [more.id, "Low"],
    [item.id, "Very high"],
  ])
})

test("T4: no attribute and no choice goes away, and none changes its kind", async () => {
  const world = await makeWorld()
  const list = attribute("Severity", { kind: "list", items: [{ id: newId(), name: "High" }] })
  const typeId = await aType(world, { attributes: [list] })
  const before = await settingsOf(world, typeId)
  const no = async (sentence: string, attributes: object[]) =>
    refuses({ code: "bad_type", sentence }, editTicketType, world.ada, { ...before, attributes })
  await no("“Severity” can't be taken away, since tickets may carry it. Archive it.", [])
  await no("The kind of “Severity” stays as it is.", [{ ...list, kind: "text" }])
  await no("The choice “High” can't be taken away, since tickets may carry it. Archive it.", [
    { ...list, items: [{ id: newId(), name: "Low" }] },
  ])
  const other = await aType(world, { attributes: [attribute("Own")] })
  const [theirs] = (await theType(world, other)).attributes
  const stolen = { ...before, commandId: newId(), attributes: [list, { ...theirs, name: "Mine" }] }
  expectRefusal(await editTicketType(world.ada, stolen), "not_there")
})

test("T1, A2: what can't be is refused with the sentence that the screen shows", async () => {
  const world = await makeWorld()
  const before = await settingsOf(world, await aType(world))
  const no = async (sentence: string, change: object) =>
    refuses({ code: "bad_type", sentence }, editTicketType, world.ada, { ...before, ...change })
  await no("An icon is one emoji.", { icon: "🎫🎫" })
  await no("An icon is one emoji.", { icon: "A" })
  await no("Choose at least one team that may open these tickets.", { limited: true })
  await no("The rule assigns members of a default team, so choose one.", { assignment: "least_loaded" })
  await no("There are two attributes “Amount”.", { attributes: [attribute("Amount"), attribute("amount ")] })
  await no("“Risk” is a list, so it needs a choice.", { attributes: [attribute("Risk", { kind: "list" })] })
  const customers = await settingsOf(world, world.types.orderProblem)
  const open = { ...customers, commandId: newId(), limited: true, teamIds: [world.teams.front] }
  expectRefusal(
    await editTicketType(world.ada, open),
    "bad_type",
    "A Customer ticket is its conversation, which everybody reads.",
  )
  const strangers = { ...before, commandId: newId(), defaultTeamId: (await makeWorld()).teams.front }
  expectRefusal(await editTicketType(world.ada, strangers), "not_there")
  await does(editTicketType, world.ada, { ...before, icon: "👩🏽‍❤️‍💋‍👨🏿" })
  await does(editTicketType, world.ada, {
    ...(await settingsOf(world, before.typeId)),
    limited: true,
    teamIds: [world.teams.finance],
  })
  expect(await theType(world, before.typeId)).toMatchObject({ limited: true, teamIds: [world.teams.finance] })
  await expectNothingBroken(world.workspaceId)
})

test("of two admins who edit one version at once, one is stored and the other is told", async () => {
  const world = await makeWorld()
  const before = await settingsOf(world, await aType(world))
  const answers = await Promise.all(
    ["💸", "🐞", "🚚"].map((icon) => editTicketType(world.ada, { commandId: newId(), ...before, icon })),
  )
  expect(answers.map(said).sort()).toEqual(["changed_meanwhile", "changed_meanwhile", "ok"])
  expect((await theType(world, before.typeId)).version).toBe(2)
})

async function sharedOnes(world: World, count: number) {
  const typeId = world.types.refund
  const tickets = []
  for (let n = 0; n < count; n++) tickets.push(await ticket(world, { share: true }))
  return { typeId, tickets, off: { ...(await settingsOf(world, typeId)), sharingAllowed: false } }
}

test("T7, S6, S8: sharing is turned off only with the confirmation, which stops each share and takes its tags", async () => {
  const world = await makeWorld()
  const { tickets, off, typeId } = await sharedOnes(world, 2)
  await does(tagTicket, world.ben, { ticketId: tickets[0]?.id, tagId: world.tags.vip })
  const sentence =
    "2 tickets of the type Refund are shared with customers. Their tags “VIP” would be removed. Please confirm to stop sharing them."
  const no = { code: "still_shared", sentence } as const
  await refuses(no, editTicketType, world.ada, off)
  for (const stopSharing of [
    { tickets: 1, tagIds: [world.tags.vip] },
    { tickets: 2, tagIds: [world.tags.urgent] },
  ])
    await refuses(no, editTicketType, world.ada, { ...off, stopSharing })
  const stop = { tickets: 2, tagIds: [world.tags.vip] }
  const events = await does(editTicketType, world.ada, { ...off, stopSharing: stop })
  expect(events.map((e) => e.type)).toEqual([
    "ticket_type.changed",
    "ticket.sharing_stopped",
    "ticket.sharing_stopped",
  ])
  expect(events.flatMap((e) => (e.type === "ticket.sharing_stopped" ? [e.data] : []))).toEqual(
    tickets.map(({ number, conversationId }, at) => ({
      number,
      conversationId,
      tagIds: at === 0 ? [world.tags.vip] : [],
    })),
  )
  const gone = await owner()`
    select ticket_id as id from customer_feed where workspace_id = ${world.workspaceId} and type = 'ticket_gone' order by n`
  expect(gone.map((row) => row.id)).toEqual(tickets.map((one) => one.id))
  expect(await theType(world, typeId)).toMatchObject({ sharingAllowed: false })
  await expectNothingBroken(world.workspaceId)
})

test("T7: a type without shared tickets needs no confirmation; of this many, one command takes seconds at most", async () => {
  const world = await makeWorld()
  const { off, tickets } = await sharedOnes(world, 25)
  for (const one of tickets.slice(1))
    await does(stopSharing, world.ben, { ticketId: one.id, knownTagIds: [] })
  await does(editTicketType, world.ada, { ...off, stopSharing: { tickets: 5, tagIds: [] } })
  await does(editTicketType, world.ada, { ...(await settingsOf(world, off.typeId)), sharingAllowed: true })
  await does(editTicketType, world.ada, { ...(await settingsOf(world, off.typeId)), sharingAllowed: false })
})

test("T7: while teammates share, an admin turns sharing off: nothing stays shared, and each is told in words", async () => {
  const world = await makeWorld()
  const off = { ...(await settingsOf(world, world.types.refund)), sharingAllowed: false }
  const tickets = await Promise.all(Array.from({ length: 12 }, () => ticket(world)))
  const stopSharing = { tickets: 12, tagIds: [] }
  const [edit, ...shares] = await Promise.all([
    editTicketType(world.ada, { commandId: newId(), ...off, stopSharing }),
    ...tickets.map(({ id }) => shareTicket(world.ben, { commandId: newId(), ticketId: id })),
  ])
  expect(said(edit)).toBe("ok")
  for (const share of shares) expect(["ok", "sharing_not_allowed"]).toContain(said(share))
  const left = await owner()`select 1 from tickets where workspace_id = ${world.workspaceId} and shared`
  expect(left).toHaveLength(0)
  await expectNothingBroken(world.workspaceId)
})

test("T7: while tickets are created as shared ones, sharing is turned off: none is left shared", async () => {
  const world = await makeWorld()
  const off = { ...(await settingsOf(world, world.types.refund)), sharingAllowed: false }
  const edit = () =>
    editTicketType(world.ada, { commandId: newId(), ...off, stopSharing: { tickets: 99, tagIds: [] } })
  await Promise.allSettled([
    ...Array.from({ length: 4 }, () => ticket(world, { share: true })),
    edit(),
    ...Array.from({ length: 4 }, () => ticket(world, { share: true })),
  ])
  expect((await theType(world, off.typeId)).sharingAllowed).toBe(false)
  await expectNothingBroken(world.workspaceId)
})
