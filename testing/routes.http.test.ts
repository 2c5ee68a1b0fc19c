import { randomBytes } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startConversation } from "@/lib/conversations/commands/start"
import { storeFile } from "@/lib/files/store"
import { newId } from "@/lib/shared/ids"
import { addAttribute } from "@/lib/ticket-types/commands/add"
import { createTicket } from "@/lib/tickets/commands/create"
import { setAttribute } from "@/lib/tickets/commands/fields"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { freePort } from "@/scripts/processes"
import { startWeb, type Web } from "@/scripts/web"
import { does, theOne } from "./commands"
import { owner } from "./database"
import { buildWithoutProxy, doorsOfBuild } from "./http/build"
import { type Door, doors, type Names } from "./http/doors"
import {
  anonymous,
  customer,
  expired,
  forged,
  type Principal,
  removed,
  signedIn,
  unknown,
} from "./http/principals"
import { type Answer, send } from "./http/requests"
import { makeCustomer, makeStranger, makeWorld, type World } from "./world"

const url = process.env.BACKLINE_HTTP_URL ?? ""
const said = `canary${randomBytes(6).toString("hex")}`
const secret = `canary${randomBytes(6).toString("hex")}`

/** What somebody may read: "said", the customer's own words; "secret", what stands in the restricted ticket alone. */
type Reader = Principal & { may: readonly ("said" | "secret")[]; is: Kind }
type Kind = "nobody" | "teammate" | "admin" | "stranger" | "customer" | "otherCustomer"

let world: World
let names: Names
let everybody: Reader[]
let bare: Web
let removeFolder: () => Promise<void>
let cells = 0

beforeAll(async () => {
  world = await makeWorld()
  names = await makeThings(world)
  everybody = await makeEverybody(world, names.ticket)
  const { folder, remove } = await buildWithoutProxy()
  removeFolder = remove
  bare = await startWeb({ env: {}, port: await freePort(), host: "127.0.0.1", folder })
}, 60_000)
afterAll(async () => {
  await bare?.stop()
  await removeFolder?.()
  console.log(`Access matrix of pages and routes: ${cells} cells.`)
})

/** A conversation and its ticket of a type that only Finance may open, each with a word that tells where it leaks. */
async function makeThings({ zoe, ben, ada, types, teams, workspaceId, ...rest }: World): Promise<Names> {
  const conversation = newId()
  const words = { subject: `Tent ${said}`, messageId: newId(), text: `Where is it? ${said}` }
  await does(startConversation, zoe, { commandId: conversation, customerId: zoe.id, ...words })
  const attribute = { id: newId(), name: "Receipts", kind: "files" }
  await does(addAttribute, ada, { typeId: types.refund, attribute })
  const ticket = newId()
  const made = {
    commandId: ticket,
    conversationId: conversation,
    typeId: types.refund,
    title: `Refund ${secret}`,
  }
  const events = await does(createTicket, ben, made)
  const stored = await storeFile(ben, new File([secret], `${secret}.txt`))
  if (!("id" in stored)) throw new Error(stored.sentence)
  await does(setAttribute, ben, { ticketId: ticket, attributeId: attribute.id, value: [stored.id] })
  await does(addTicketNote, ben, { ticketId: ticket, text: `Look: ${secret}`, crossPost: false })
  await owner()`insert into ticket_type_teams values (${workspaceId}, ${types.refund}, ${teams.finance})`
  await owner()`update ticket_types set limited = true
    where workspace_id = ${workspaceId} and id = ${types.refund}`
  const { number } = theOne(events, "ticket.created").data
  return {
    customer: zoe.id,
    conversation,
    ticket,
    number,
    file: stored.id,
    message: words.messageId,
    workflow: rest.system.workspaceId,
  }
}

async function makeEverybody(of: World, ticketId: string): Promise<Reader[]> {
  const leaver = { ...of.ben, id: newId() }
  const glass = { ...of.ada, id: newId() }
  for (const { workspaceId, id } of [leaver, glass])
    await owner()`insert into teammates (workspace_id, id, name, role) values (${workspaceId}, ${id}, 'Leo', 'owner')`
  await owner()`
    insert into ticket_openings (workspace_id, id, ticket_id, teammate_id, reason, opened_at, open_until)
    values (${of.workspaceId}, ${newId()}, ${ticketId}, ${glass.id}, 'A test.', now(), now() + interval '1 hour')`
  const nobody = [
    anonymous,
    unknown("a session that was never opened"),
    await forged("a session signed with another secret", of.ada),
    await expired("an owner's session that has ended", of.ada),
    await removed("a removed owner's session", leaver),
  ]
  const of2 = await makeStranger()
  const noor = await makeCustomer(of.system, "Noor")
  const reader = (principal: Principal, is: Kind, ...may: Reader["may"]): Reader => ({
    ...principal,
    is,
    may,
  })
  return [
    ...nobody.map((principal) => reader(principal, "nobody")),
    reader(await signedIn("a teammate in none of its teams", of.maya), "teammate", "said"),
    reader(await signedIn("a teammate of its team", of.ben), "teammate", "said", "secret"),
    reader(await signedIn("an owner in none of its teams", of.ada), "admin", "said"),
    reader(await signedIn("an owner who opened it anyway", glass), "admin", "said", "secret"),
    reader(await signedIn("an owner of another workspace", of2), "stranger"),
    reader(await customer("the customer", of.zoe), "customer", "said"),
    reader(await customer("another customer", noor), "otherCustomer"),
  ]
}

test("every page and route of the build stands in the matrix", async () => {
  expect(Object.keys(doors).sort()).toEqual(await doorsOfBuild())
})

const teamKinds = new Set<Kind>(["teammate", "admin", "stranger"])

/** Whether somebody is let in at a door; what they find behind it is another matter. */
function isLetIn(door: Door, { is }: Reader): boolean {
  if (door.for === "public") return true
  if (door.for === "team") return teamKinds.has(is)
  if (door.for === "admin") return is === "admin" || is === "stranger"
  return is === "customer" || is === "otherCustomer"
}

/** Turned away: a page leads to the sign-in, a route says 401; to those who are known and may not, it is not there. */
function isTurnedAway({ status, location }: Answer, door: Door, { is }: Reader): boolean {
  const known = door.for === "admin" && is === "teammate"
  if (known || door.hidden) return status === 404
  return status === 401 || (status === 307 && new URL(location ?? "", url).pathname === "/sign-in")
}

const requestOf = (key: string, door: Door) => {
  const [method = ""] = key.split(" ")
  const body = door.body ? JSON.stringify(door.body(names)) : undefined
  const headers = { "content-type": "application/json" }
  return { method, path: door.address(names), ...(body === undefined ? {} : { body, headers }) }
}

const each = Object.entries(doors).flatMap(([key, door]): [string, string, Door, () => string][] => [
  [key, "as it runs", door, () => url],
  [key, "without proxy.ts", door, () => bare.url],
])

test.each(each)("%s, %s", async (key, _how, door, site) => {
  for (const reader of everybody) {
    cells++
    const answer = await send(site(), reader, requestOf(key, door))
    const who = `${key} for ${reader.name}: ${answer.status}`
    expect(answer.status, who).toBeLessThan(500)
    // Public pages lead on by themselves, and those who are let in may still find nothing behind a hidden door.
    if (!isLetIn(door, reader)) expect(isTurnedAway(answer, door, reader), who).toBe(true)
    else if (door.for !== "public" && !door.hidden)
      expect(isTurnedAway(answer, door, reader), who).toBe(false)
    const text = JSON.stringify(answer)
    // What somebody asks for stands in a search's own address, which is none of the product's words.
    if (!reader.may.includes("said")) expect(text, who).not.toContain(said)
    if (!reader.may.includes("secret")) expect(text, who).not.toContain(secret)
  }
})

test("those who may read it do: the words that nobody else finds are there", async () => {
  // The stream is read only until it begins; lib/live/need-to-know.db.test.ts listens to more of it.
  const about = Object.entries(doors).filter(
    ([key, door]) => door.for === "team" && door.about && !key.includes("/stream/"),
  )
  for (const [key, door] of about) {
    const ben = everybody.find(({ name }) => name === "a teammate of its team") as Reader
    const { text, status } = await send(url, ben, requestOf(key, door))
    const finds = /customer-view|files/.test(key) ? status === 200 : /canary/.test(text)
    expect(finds, key).toBe(true)
  }
})

const writes = Object.entries(doors).filter(([key]) => !key.startsWith("GET"))

test.each(writes)("%s is refused to other sites", async (key, door) => {
  const [ada] = everybody.filter(({ is }) => is === "admin") as [Reader]
  const [zoe] = everybody.filter(({ is }) => is === "customer") as [Reader]
  for (const site of [url, bare.url])
    for (const origin of ["https://evil.example", "null", null]) {
      cells++
      const who = door.for === "customer" ? zoe : ada
      const { status } = await send(site, { ...who, origin }, requestOf(key, door))
      expect(status, `${key} from ${origin}`).toBe(403)
    }
})
