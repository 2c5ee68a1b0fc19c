import { readFile } from "node:fs/promises"
import { expect, test } from "vitest"
import { db } from "@/db/client"
import { tagConversation } from "@/lib/conversations/commands/tags"
import type { TeammateActor } from "@/lib/events/actor"
import { isRefusal } from "@/lib/shared/refusals"
import { addTag, renameTag } from "@/lib/tags/commands"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { openAnyway } from "@/lib/tickets/commands/openings"
import { changeState } from "@/lib/tickets/commands/state"
import { does } from "@/testing/commands"
import { owner } from "@/testing/database"
import { everyCommand } from "@/testing/every-command"
import { conversation, ticket } from "@/testing/given"
import { makeWorld, type World } from "@/testing/world"
import { exported } from "./commands"
import { allEntries, headOf, listEntries } from "./queries"
import { readAuditLog } from "./queries/log"
import type { Entry, Filter } from "./views"

const everything: Filter = { person: null, about: null, kind: null, from: null, to: null }
const ada = (world: World) => world.ada as TeammateActor

const found = async (world: World, filter: Partial<Filter>, before: number | null = null) => {
  const page = await listEntries(db(), ada(world), { ...everything, ...filter }, before)
  return page.entries
}
const types = (entries: Entry[]) => entries.map(({ event }) => event?.type ?? "hidden")

/** A ticket of a type that only Finance opens, in which Ada is not. */
async function restricted(world: World) {
  const made = await ticket(world, { type: "fraud" })
  await owner()`
    insert into ticket_type_teams (workspace_id, type_id, team_id)
    values (${world.workspaceId}, ${world.types.fraud}, ${world.teams.finance})`
  await owner()`
    update ticket_types set limited = true where workspace_id = ${world.workspaceId} and id = ${world.types.fraud}`
  return made
}

async function textOf(world: World, format: "csv" | "jsonl", params: Record<string, string> = {}) {
  const stream = await exported(ada(world), format, params)
  if (isRefusal(stream)) throw new Error(stream.sentence)
  const bytes = await new Response(stream).arrayBuffer()
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
}

test("the record is read whole, newest first, in pages that follow each other without a gap", async () => {
  const world = await makeWorld()
  for (let n = 0; n < 60; n++) await does(addTag, world.ada, { name: `Tag ${n}` })
  const head = await headOf(db(), world.workspaceId)
  const seqs: number[] = []
  for (let before: number | null = null; ; ) {
    const page = await listEntries(db(), ada(world), everything, before)
    seqs.push(...page.entries.map(({ seq }) => seq))
    if (page.next === null) break
    before = page.next
  }
  expect(seqs).toEqual(Array.from({ length: head?.seq ?? 0 }, (_, n) => (head?.seq ?? 0) - n))
})

test("it is found by person, by kind, by what it is about, and by day", async () => {
  const world = await makeWorld()
  const { vip } = world.tags
  const one = await ticket(world)
  await does(changeState, world.ben, { ticketId: one.id, stateId: world.states.resolved })
  await does(tagConversation, world.maya, { conversationId: one.conversationId, tagId: vip })
  await does(renameTag, world.ada, { tagId: vip, before: "VIP", name: "Important" })

  const ben = { kind: "teammate", id: world.ben.id } as const
  expect(types(await found(world, { person: ben }))).toEqual(["ticket.state_changed", "ticket.created"])
  expect(types(await found(world, { person: ben, kind: "notes" }))).toEqual([])
  const product = await found(world, { person: { kind: "system", id: null }, kind: "access" })
  expect(new Set(types(product))).toEqual(new Set(["team.added", "teammate.added"]))
  expect(types(await found(world, { about: { kind: "tag", id: vip, name: "" } }))).toEqual([
    "tag.renamed",
    "conversation.tagged",
    "tag.added",
  ])
  const timeline = await found(world, { about: { kind: "conversation", id: one.conversationId, name: "" } })
  expect(types(timeline)).toContain("ticket.state_changed")
  const state = { kind: "state", id: world.states.resolved, name: "" } as const
  expect(types(await found(world, { about: state }))).toEqual(["ticket.state_changed"])

  // A day is one of the person who asks: ten at night in Berlin is another day in Tokyo.
  await does(addTag, world.ada, { name: "Late" }, { at: new Date("2020-05-04T21:30:00Z") })
  expect(types(await found(world, { from: "2020-05-04", to: "2020-05-04" }))).toEqual(["tag.added"])
  const tokyo = { ...ada(world), timeZone: "Asia/Tokyo" }
  const there = (day: string) => listEntries(db(), tokyo, { ...everything, from: day, to: day }, null)
  expect((await there("2020-05-04")).entries).toEqual([])
  expect(types((await there("2020-05-05")).entries)).toEqual(["tag.added"])
})

test("a word finds what it can mean: a number, a name, or several things to choose from", async () => {
  const world = await makeWorld()
  const { number } = await ticket(world)
  const byNumber = await readAuditLog(ada(world), { about: `#${number}` })
  expect(byNumber.found?.entries).toHaveLength(1)
  expect(byNumber.words.about).toMatch(/^[0-9a-f-]{36}$/)
  const several = await readAuditLog(ada(world), { about: "e" })
  expect(several.found).toBeNull()
  expect(several.things.length).toBeGreaterThan(1)
  expect(await readAuditLog(ada(world), { about: "nothing at all" })).toMatchObject({
    found: null,
    things: [],
  })
  expect((await readAuditLog(ada(world), { about: "urgent" })).found?.entries).toHaveLength(1)
})

test("A2: of a restricted ticket an admin sees number and state; the rest keeps its place and says nothing", async () => {
  const world = await makeWorld()
  const { id, number } = await restricted(world)
  await does(addTicketNote, world.ben, { ticketId: id, text: "Secret words", crossPost: false })
  const whole = await found(world, {})
  expect(types(whole).slice(0, 2)).toEqual(["hidden", "ticket.created"])
  expect(whole[0]).toEqual({
    seq: expect.any(Number),
    hash: expect.any(String),
    event: null,
  })
  expect(whole[1]?.event?.data).toMatchObject({ number, typeId: null })
  // No filter finds what is hidden, nor anything by what was left out of it.
  expect(types(await found(world, { kind: "notes" }))).toEqual([])
  expect(types(await found(world, { person: { kind: "teammate", id: world.ben.id } }))).toEqual([
    "ticket.created",
  ])
  const type = { kind: "ticket type", id: world.types.fraud, name: "" } as const
  expect(types(await found(world, { about: type }))).toEqual(["ticket_type.added"])
  const lines = (await textOf(world, "jsonl", { kind: "tickets" })).trim().split("\n")
  expect(JSON.parse(lines.at(-1) ?? "").entries).toBe(1)
  expect(lines).toHaveLength(2)
  const created = lines.map((line) => JSON.parse(line)).find((line) => line.event === "ticket.created")
  expect(created.data).toMatchObject({ number, typeId: null })

  // That another admin opened it, and until when, is seen by all admins; why, by its team.
  const maya = { ...(world.maya as TeammateActor), role: "admin" as const }
  await owner()`update teammates set role = 'admin' where workspace_id = ${world.workspaceId} and id = ${maya.id}`
  await does(openAnyway, maya, { ticketId: id, reason: "A court asks", minutes: 60 })
  const [opened] = await found(world, { kind: "access" })
  expect(opened?.event).toMatchObject({
    type: "ticket.opened_anyway",
    actor: { id: maya.id },
    data: { number, reason: null },
  })
  expect(await textOf(world, "csv")).not.toContain("A court asks")
})

test("A5: no entry and no export says what a note or a message says", async () => {
  const world = await makeWorld()
  const { id } = await ticket(world)
  await does(addTicketNote, world.ben, { ticketId: id, text: "Planted pumpkin", crossPost: true })
  const log = JSON.stringify(await readAuditLog(ada(world), {}))
  const files = (await textOf(world, "csv")) + (await textOf(world, "jsonl"))
  for (const words of ["pumpkin", "Hello, where is my tent?"]) {
    expect(log).not.toContain(words)
    expect(files).not.toContain(words)
  }
})

test("an export has each entry with its hash, oldest first, names the head, and is an entry itself", async () => {
  const world = await makeWorld()
  for (const { command, by, input } of everyCommand) await does(command, world[by], await input(world))
  const head = await headOf(db(), world.workspaceId)
  const lines = (await textOf(world, "jsonl"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
  const trailer = lines.pop()
  expect(trailer).toEqual({ head: { entry: head?.seq, hash: head?.hash }, entries: head?.seq, filter: {} })
  expect(lines.map(({ entry }) => entry)).toEqual(lines.map((_, at) => at + 1))
  const stored = await owner()<{ hash: string }[]>`
    select encode(hash, 'hex') as hash from events where workspace_id = ${world.workspaceId} and seq <= ${head?.seq ?? 0}
    order by seq`
  expect(lines.map(({ hash }) => hash)).toEqual(stored.map(({ hash }) => hash))
  const [entry] = await found(world, {})
  expect(entry?.event).toMatchObject({
    type: "audit_log.exported",
    data: { format: "jsonl", filter: {}, entries: head?.seq, head: head?.seq },
  })
  const csv = await textOf(world, "csv", { kind: "settings" })
  expect(csv.startsWith("\uFEFFentry,hash,at,")).toBe(true)
  expect(csv.split("\r\n").filter((row) => /^[=+\-@\t]/.test(row))).toEqual([])
})

test("nothing is exported of what is not clear, and only admins export", async () => {
  const world = await makeWorld()
  await conversation(world)
  expect(await exported(ada(world), "csv", { about: "e" })).toMatchObject({ code: "invalid" })
  expect(await exported(world.maya as TeammateActor, "csv", {})).toMatchObject({ code: "not_there" })
  let entries = 0
  for await (const piece of allEntries(db(), ada(world), everything, 3)) entries += piece.length
  expect(entries).toBe(3)
})

test("every type of event has a kind in the database", async () => {
  const text = await readFile("lib/events/event.ts", "utf8")
  const all = [...text.matchAll(/^ {2}"([a-z_]+\.[a-z_]+)":/gm)].map((match) => match[1] ?? "")
  expect(all.length).toBeGreaterThan(60)
  const rows = await owner()<{ type: string }[]>`
    select t as type from unnest(${all}::text[]) t where event_kind(t) = 'other'`
  expect(rows.map(({ type }) => type)).toEqual([])
})
