import type { SQL } from "drizzle-orm"
import { PgDialect } from "drizzle-orm/pg-core"
import type postgres from "postgres"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Reader } from "@/db/client"
import { listEntries } from "@/lib/audit/queries"
import type { Filter } from "@/lib/audit/views"
import { inboxViews } from "@/lib/conversations/inputs"
import { countInbox, listConversations } from "@/lib/conversations/queries"
import { openToAll } from "@/lib/events/access"
import type { TeammateActor } from "@/lib/events/actor"
import { eventsAfter, timelinePage } from "@/lib/events/feed"
import { ticketViews } from "@/lib/tickets/inputs"
import { countTickets, listTickets } from "@/lib/tickets/queries"
import { ownerClient } from "@/testing/database"
import { conversation } from "@/testing/given"
import { makeWorld, type World } from "@/testing/world"
import { growTo } from "./crowd"
import { statementOf } from "./statement"

type Node = { "Node Type": string; "Relation Name"?: string; "Actual Rows": number; Plans?: Node[] }

// Rows of two pages: what reads or sorts more of them has not stopped at the limit.
const mostRows = 110

const owner = ownerClient({ max: 1 })
let world: World
let thread: string

beforeAll(async () => {
  world = await makeWorld()
  thread = await conversation(world)
  await growTo(owner, world, 3_000)
}, 60_000)
afterAll(() => owner.end({ timeout: 1 }))

/**
 * The plan for this workspace, the largest one here: the many small ones of other tests would speak for another. A few
 * thousand rows are read faster as a whole; as if there were millions, that is not allowed.
 */
async function planOf(statement: SQL): Promise<Node[]> {
  const { sql, params } = new PgDialect().sqlToQuery(statement)
  const settings = ["seqscan", "hashjoin", "mergejoin", "material"].map((name) => `set enable_${name} = off`)
  await owner.unsafe(["set plan_cache_mode = force_custom_plan", ...settings].join("; "))
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

async function expectLean(
  read: (reader: Reader) => Promise<unknown>,
  answers: unknown[][] = [],
): Promise<void> {
  const nodes = await planOf(await statementOf(read, answers))
  const names = (found: Node[]) => found.map((node) => `${node["Node Type"]} of ${node["Relation Name"]}`)
  const scans = nodes.filter((node) => node["Node Type"].endsWith("Scan") && node["Relation Name"])
  const large = scans.filter((node) => node["Actual Rows"] > mostRows)
  expect(names(large)).toEqual([])
  // What has no index for this is read as a whole all the same.
  const whole = scans.filter((node) => node["Node Type"] === "Seq Scan")
  expect(names(whole)).toEqual([])
  const sorts = nodes.filter((node) => node["Node Type"].includes("Sort"))
  expect(sorts.filter((node) => (node.Plans?.[0]?.["Actual Rows"] ?? 0) > mostRows)).toEqual([])
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

const nothing = { person: null, about: null, kind: null, from: null, to: null }
const firstPage = (filter: Partial<Filter>) => (reader: Reader) =>
  listEntries(reader, { ...someone(), role: "admin" }, { ...nothing, ...filter }, null)

test.each<[string, () => Partial<Filter>]>([
  ["all of it", () => ({})],
  ["what a person did", () => ({ person: { kind: "teammate", id: world.ben.id } })],
  ["what is about a tag", () => ({ about: { kind: "tag", id: world.tags.vip, name: "VIP" } })],
  ["what stands in a timeline", () => ({ about: { kind: "conversation", id: thread, name: "" } })],
  ["a kind", () => ({ kind: "settings" })],
  ["a day", () => ({ from: "2001-01-01", to: "2001-01-02" })],
])("the audit log: %s is read from an index of its own", async (_name, filter) => {
  await expectLean(firstPage(filter()), [[openToAll]])
})
