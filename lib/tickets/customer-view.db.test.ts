import { expect, test } from "vitest"
import { db } from "@/db/client"
import { readTicket } from "@/lib/messenger/queries"
import { newId } from "@/lib/shared/ids"
import { addTicketType } from "@/lib/ticket-types/commands/add"
import { does } from "@/testing/commands"
import { conversation, customerTicket, ticket } from "@/testing/given"
import { makeStranger, makeWorld, type World } from "@/testing/world"
import { createTicket } from "./commands/create"
import { addTicketNote } from "./commands/notes"
import { shareTicket, stopSharing } from "./commands/sharing"
import { changeState } from "./commands/state"
import { customerViewOf } from "./queries"

/** A ticket whose type shows the customer one of two attributes, and whose description they may read. */
async function detailed(world: World) {
  const [typeId, id, shown, hidden, list] = [newId(), newId(), newId(), newId(), newId()]
  const items = [
    { id: newId(), name: "Torn" },
    { id: newId(), name: "Lost" },
  ]
  await does(addTicketType, world.ada, {
    commandId: typeId,
    category: "back_office",
    name: "Damage",
    sharingAllowed: true,
    descriptionVisible: true,
    attributes: [
      { id: shown, name: "Order number", kind: "text", visibleToCustomer: true },
      { id: list, name: "What is wrong", kind: "list", items, visibleToCustomer: true },
      { id: hidden, name: "Supplier's blame", kind: "text" },
    ],
  })
  const events = await does(createTicket, world.ben, {
    commandId: id,
    conversationId: await conversation(world),
    typeId,
    title: "Torn tent",
    description: "The seam is open.",
    attributes: { [shown]: "N-1", [list]: items[0]?.id, [hidden]: "surely theirs" },
  })
  const created = events.find((event) => event.type === "ticket.created")
  return { id, number: created?.type === "ticket.created" ? created.data.number : 0 }
}

test("S7: what a teammate is shown of a shared ticket is what its customer reads, to the letter", async () => {
  const world = await makeWorld()
  const { id, number } = await detailed(world)
  await does(shareTicket, world.ben, { ticketId: id })
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.inProgress })
  const own = await readTicket(world.zoe, number)
  expect(own).toMatchObject({ title: "Torn tent", label: "In progress", progress: [{}, {}] })
  expect(await customerViewOf(db(), world.maya, number)).toEqual(own)

  const converted = await customerTicket(world)
  const [{ number: its = 0 } = {}] = await db().execute<{ number: number }>(
    `select number from tickets where id = '${converted}'`,
  )
  expect(await customerViewOf(db(), world.maya, its)).toEqual(await readTicket(world.zoe, its))
})

test("S2, S8: before sharing it is what sharing makes visible, whatever was shared before and written in notes", async () => {
  const world = await makeWorld()
  const { id, number } = await detailed(world)
  await does(shareTicket, world.ben, { ticketId: id })
  await does(stopSharing, world.ben, { ticketId: id, knownTagIds: [] })
  await does(changeState, world.ben, { ticketId: id, stateId: world.states.waiting })
  await does(addTicketNote, world.ben, { ticketId: id, text: "Their own fault.", crossPost: true })
  expect(await readTicket(world.zoe, number)).toBeNull()
  const began = Date.now()
  const before = await customerViewOf(db(), world.maya, number)
  expect(Date.parse(before?.openedAt ?? "")).toBeGreaterThanOrEqual(began)
  expect(before?.progress.map((moment) => moment.label)).toEqual(["Waiting on you"])
  expect(JSON.stringify(before)).not.toMatch(/fault|blame|theirs/)

  await does(shareTicket, world.ben, { ticketId: id })
  const undated = (page: unknown) => JSON.stringify(page).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "then")
  const own = await readTicket(world.zoe, number)
  expect(undated(own)).toBe(undated(before))
  expect(await customerViewOf(db(), world.maya, number)).toEqual(own)
})

test("A3, T2: a tracker has no customer's view, nor has a type that is never shared, nor has a ticket of another workspace", async () => {
  const [world, stranger] = await Promise.all([makeWorld(), makeStranger()])
  const tracker = await ticket(world, { type: "incident" })
  const fraud = await ticket(world, { type: "fraud" })
  for (const never of [tracker, fraud])
    expect(await customerViewOf(db(), world.maya, never.number)).toBeNull()
  const { number } = await detailed(world)
  expect(await customerViewOf(db(), stranger, number)).toBeNull()
})
