import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TransactionSql } from "postgres"
import { expect, test } from "vitest"
import { owner } from "@/testing/database"
import { conversation, ticket } from "@/testing/given"
import { ownDatabase } from "@/testing/own-database"
import { makeWorld } from "@/testing/world"
import { db } from "./client"
import { type Chain, checkChains, checkGuards, checkInvariants, type Finding, findHead } from "./doctor"

await ownDatabase("doctor", () => Promise.all([db().$client.end(), owner().end()]))

const world = await makeWorld()
const shared = await ticket(world, { share: true })
await owner()`insert into ticket_tags (workspace_id, ticket_id, tag_id)
  values (${world.workspaceId}, ${shared.id}, ${world.tags.vip})`
await ticket(world, { state: "resolved", alsoOn: [await conversation(world)] })
const other = await makeWorld()
const { workspaceId: w } = world

type Runner = Pick<TransactionSql, "unsafe">
type Told = { findings: Finding[]; chains: Chain[] }

async function all<T>(from: AsyncGenerator<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of from) found.push(one)
  return found
}

async function examined(sql: Runner): Promise<Told> {
  const findings = [...(await all(checkInvariants(sql))), ...(await all(checkGuards(sql)))]
  return { findings, chains: await all(checkChains(sql, () => undefined)) }
}

class RolledBack extends Error {}

/** What the doctor finds after these statements of the owner, which are taken back. */
async function after(...statements: string[]): Promise<Told> {
  let told: Told = { findings: [], chains: [] }
  const trial = owner().begin(async (tx) => {
    for (const statement of statements) await tx.unsafe(statement)
    told = await examined(tx)
    throw new RolledBack()
  })
  await trial.catch((error) => {
    if (!(error instanceof RolledBack)) throw error
  })
  return told
}

const brokenOf = ({ findings }: Told) =>
  findings.filter(({ broken }) => broken > 0).map(({ sentence }) => sentence)
const open = (table: string) => `alter table ${table} disable trigger user`
const shut = (table: string) => `set constraints all immediate; alter table ${table} enable trigger user`
const at = (seq: number) => `where workspace_id = '${w}' and seq = ${seq}`
const own = ({ chains }: Told) => chains.find(({ workspace }) => workspace === w)?.broken

test("where nothing is broken, nothing is found, and each workspace's record has its head", async () => {
  const told = await examined(owner())
  expect(brokenOf(told)).toEqual([])
  expect(told.chains.map(({ workspace, broken }) => [workspace, broken]).sort()).toEqual(
    [
      [w, null],
      [other.workspaceId, null],
    ].sort(),
  )
  const [newest] = await owner()`select seq, encode(hash, 'hex') as hash from events
    where workspace_id = ${w} order by seq desc limit 1`
  const chain = told.chains.find(({ workspace }) => workspace === w)
  expect(chain).toMatchObject({ entries: Number(newest?.seq), head: newest?.hash })
})

test.each<[string, string]>([
  ["another type", `update events set type = 'tag.archived' ${at(5)}`],
  ["another time", `update events set at = at + interval '1 second' ${at(5)}`],
  ["somebody else", `update events set actor_id = gen_random_uuid() ${at(5)}`],
  ["other data", `update events set data = data || '{"x": 1}' ${at(5)}`],
  ["another thread", `update events set thread_id = (select id from threads limit 1) ${at(5)}`],
  ["another hash", `update events set hash = sha256('x') ${at(5)}`],
])("A5: %s in an entry breaks the chain there, and in no other workspace", async (_name, statement) => {
  const told = await after(open("events"), statement, shut("events"))
  expect(own(told)).toBe(5)
  expect(told.chains.filter(({ broken }) => broken !== null)).toHaveLength(1)
})

test("A5: an entry whose hash was computed anew breaks the chain at the next one", async () => {
  const forged = `update events e set data = '{"forged": true}' ${at(5)}`
  const hashed = `update events e set hash = sha256((select p.hash from events p where p.workspace_id = e.workspace_id
    and p.seq = 4) || event_line(e)) ${at(5)}`
  expect(own(await after(open("events"), forged, hashed, shut("events")))).toBe(6)
})

test("A5: an entry that was taken out leaves a break and a gap; one at the end, a command without entries", async () => {
  const gone = (seq: number) => [
    open("events"),
    open("timeline"),
    `delete from timeline ${at(seq)}`,
    `delete from events ${at(seq)}`,
    shut("events"),
    shut("timeline"),
  ]
  const middle = await after(...gone(4))
  expect(own(middle)).toBe(5)
  expect(brokenOf(middle)).toContain("A workspace's events are numbered from 1 without a gap.")
  const [last] = await owner()<{ seq: string }[]>`
    select seq from events where workspace_id = ${other.workspaceId} order by seq desc limit 1`
  const place = `where workspace_id = '${other.workspaceId}' and seq = ${last?.seq}`
  const cut = await after(open("events"), `delete from events ${place}`, shut("events"))
  expect(cut.chains.every(({ broken }) => broken === null)).toBe(true)
  expect(brokenOf(cut)).toEqual(["Every command that took effect left events, numbered from 0."])
})

test("a hash that somebody noted is found again, until the record before it was changed", async () => {
  const [row] = await owner()<{ hash: string }[]>`
    select encode(hash, 'hex') as hash from events where workspace_id = ${w} and seq = 7`
  expect(await findHead(owner(), row?.hash ?? "")).toMatchObject({ seq: 7 })
  expect(await findHead(owner(), "0".repeat(64))).toBeNull()
})

const role = async () => (await db().execute<{ name: string }>("select current_user as name"))[0]?.name

test.each<[string, (app: string) => string[]]>([
  ["Triggers keep the record", () => ["drop trigger append_only on timeline"]],
  ["Triggers keep the record", () => ["alter table events disable trigger append_only"]],
  ["A trigger chains each new entry", () => ["drop trigger chain on events"]],
  ["No trigger is switched off", () => ["alter table threads disable trigger user"]],
  [
    "every constraint holds for all rows",
    () => ["alter table tags add constraint odd check (name <> '') not valid"],
  ],
  ["The role that the app signs in as", (app) => [`grant update on events to "${app}"`]],
  ["The role that the app signs in as", (app) => [`grant insert on removed_demos to "${app}"`]],
  ["Row security stands", () => ["alter table messages disable row level security"]],
])("what guards the record is missed: “%s”", async (start, statements) => {
  const told = await after(...statements((await role()) ?? ""))
  expect(brokenOf(told).filter((sentence) => sentence.includes(start))).toHaveLength(1)
})

const withoutConstraints = (table: string) => `do $$ declare k record; begin
  for k in select conname from pg_constraint where conrelid = '${table}'::regclass and contype in ('c', 'f') loop
    execute format('alter table ${table} drop constraint %I', k.conname);
  end loop; end $$`

// What the tables themselves hold is broken with their constraints dropped.
test.each<[string, string[]]>([
  [
    "A conversation has at most one tracker",
    [
      withoutConstraints("ticket_links"),
      `update ticket_links set ticket_category = 'customer' where workspace_id = '${w}'`,
    ],
  ],
  [
    "Only a ticket that is shared carries tags.",
    [
      "alter table ticket_tags drop constraint tagged_while_not_shared",
      `update tickets set shared = false where workspace_id = '${w}'`,
    ],
  ],
  [
    "What is snoozed has a time",
    [withoutConstraints("threads"), `update threads set status = 'snoozed' where workspace_id = '${w}'`],
  ],
])("“%s” is found broken, and what breaks it is named", async (start, statements) => {
  const { findings } = await after(...statements)
  const found = findings.find(({ sentence }) => sentence.startsWith(start))
  expect(found?.broken).toBeGreaterThan(0)
  expect(found?.examples[0]).toMatch(/^northwind-outdoor [0-9a-f-]{36}$/)
})

async function doctor(...args: string[]): Promise<{ code: number; said: string }> {
  const folder = await mkdtemp(join(tmpdir(), "backline-doctor-"))
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/doctor.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DATABASE_URL: process.env.BACKLINE_TEST_OWNER_URL,
      BACKLINE_DATA_DIR: folder,
      BACKLINE_SECRET: process.env.BACKLINE_SECRET ?? "only-for-tests-".repeat(3),
      DATABASE_CUSTOMER_URL: "",
    },
  })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text))
  const code = await new Promise<number>((resolve) => child.once("exit", (number) => resolve(number ?? 1)))
  await rm(folder, { recursive: true, force: true })
  return { code, said }
}

test("npm run doctor ends with 0 where all is well, and with 1 and a name where something is broken", async () => {
  const well = await doctor()
  expect(well.said).toContain("All is well.")
  expect(well.said).toMatch(/✓ A5: The record of “northwind-outdoor”: \d+ entries, head [0-9a-f]{64}/)
  expect(well.code).toBe(0)
  const head = /head ([0-9a-f]{64})/.exec(well.said)?.[1] ?? ""
  expect((await doctor("--head", head)).said).toContain(`✓ A5: The hash ${head} is entry`)
  const lost = await doctor("--head", "0".repeat(64))
  expect(lost.said).toContain("is in no record")
  expect(lost.code).toBe(1)
  expect((await doctor("--head", "short")).code).toBe(1)

  await owner()`update ticket_counters set last_number = 99 where workspace_id = ${w}`
  const ill = await doctor()
  expect(ill.said).toContain(
    `✗ O2: A workspace's tickets are numbered from 1 without a gap. 1 broken: northwind-outdoor ${w}`,
  )
  expect(ill.said).toContain("1 check failed.")
  expect(ill.code).toBe(1)
}, 60_000)
