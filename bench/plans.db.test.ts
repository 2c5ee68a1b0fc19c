import type { SQL } from "drizzle-orm"
import { PgDialect } from "drizzle-orm/pg-core"
import type postgres from "postgres"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Reader } from "@/db/client"
import { inboxViews } from "@/lib/conversations/inputs"
import { countInbox, listConversations } from "@/lib/conversations/queries"
import type { TeammateActor } from "@/lib/events/actor"
import { eventsAfter, timelinePage } from "@/lib/events/feed"
import { ticketViews } from "@/lib/tickets/inputs"
import { countTickets, listTickets } from "@/lib/tickets/queries"
import { ownerClient } from "@/testing/database"
import { conversation } from "@/testing/given"
import { makeWorld, type World } from "@/testing/world"
import { growTo } from "./crowd"
import { statementOf } from "./statement"

type Node = {
  "Node Type": string
  "Relation Name"?: string
  "Actual Rows": number
  Plans?: Node[]
}

const growing = ["threads", "conversations", "messages", "tickets", "ticket_links", "events", "timeline"]
const owner = ownerClient({ max: 1 })
let world: World
let thread: string

beforeAll(async () => {
  world = await makeWorld()
  thread = await conversation(world)
  await growTo(owner, { ...world, customerId: world.zoe.id }, 3_000)
}, 60_000)
afterAll(() => owner.end({ timeout: 1 }))

/** The plan that a prepared statement keeps: made for any value of its parameters. */
async function planOf(statement: SQL): Promise<Node[]> {
  const { sql, params } = new PgDialect().sqlToQuery(statement)
  await owner.unsafe("set plan_cache_mode = force_generic_plan")
  const { types } = await owner.unsafe(sql, params as string[], { prepare: true }).describe()
  const names = await owner<{ name: string }[]>`
    select format_type(t::oid, null) as name from unnest(${types}::int[]) with ordinality as x (t, n) order by n`
  const typed = names.length > 0 ? `(${names.map(({ name }) => name).join(", ")})` : ""
  await owner.unsafe(`prepare kept${typed} as ${sql}`)
  const values = params.map((value) => `'${String(value)}'`).join(", ")
  const [row] = await owner.unsafe(`explain (analyze, format json) execute kept${values && `(${values})`}`)
  await owner.unsafe("deallocate kept")
  const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)]
  return all((row as postgres.Row)["QUERY PLAN"][0].Plan)
}

async function expectLean(read: (reader: Reader) => Promise<unknown>): Promise<void> {
  const nodes = await planOf(await statementOf(read))
  const scanned = nodes
    .filter((node) => node["Node Type"] === "Seq Scan")
    .map((node) => node["Relation Name"] ?? "")
  expect(scanned.filter((name) => growing.includes(name))).toEqual([])
  // A sort of more than two pages of rows would mean that everything was read before the limit.
  const sorted = nodes
    .filter((node) => node["Node Type"].includes("Sort"))
    .map((node) => node.Plans?.[0]?.["Actual Rows"])
  expect(sorted.filter((rows) => rows !== undefined && rows > 110)).toEqual([])
}

const someone = () => world.maya as TeammateActor
const middle = "2026-01-01 00:00:00+00_00000000-0000-0000-0000-000000000000"

test.each(inboxViews)("inbox %s: no scan of a whole table, no sort before the limit", async (view) => {
  await expectLean((reader) => listConversations(reader, someone(), view))
  await expectLean((reader) => listConversations(reader, someone(), view, { after: middle }))
})

test.each(ticketViews)("tickets %s: no scan of a whole table, no sort before the limit", async (view) => {
  await expectLean((reader) => listTickets(reader, someone(), view))
  await expectLean((reader) => listTickets(reader, someone(), view, { after: middle }))
})

test("the numbers beside the views are counted from their indexes", async () => {
  await expectLean((reader) => countInbox(reader, someone()))
  await expectLean((reader) => countTickets(reader, someone()))
})

test("a page of a timeline and the newest events are read from their indexes", async () => {
  await expectLean((reader) => timelinePage(reader, world.workspaceId, thread, { limit: 51 }))
  await expectLean((reader) => eventsAfter(reader, world.workspaceId, 300, 500))
})
