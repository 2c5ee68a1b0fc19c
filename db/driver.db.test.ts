import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { sql } from "drizzle-orm"
import { drizzle } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import { expect, test } from "vitest"
import { ownerClient } from "@/testing/database"
import { appUrl, backoffSeconds } from "./connection"

const name = `driver_${randomUUID().slice(0, 8)}`
const runMs = 9000
const workers = 40
/** Everybody has an answer this long after the last kill. */
const patienceMs = 5000

const client = () =>
  postgres(appUrl(), {
    max: 10,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: backoffSeconds,
    onnotice: () => {},
    connection: { application_name: name },
  })

async function withLedger(work: (owner: ReturnType<typeof ownerClient>) => Promise<void>): Promise<void> {
  const owner = ownerClient({ max: 2, name: `${name}_owner` })
  const role = decodeURIComponent(new URL(appUrl()).username)
  await owner`create schema ${owner(name)}`
  await owner`create table ${owner(name)}.ledger (
    id uuid, half integer, transaction text default pg_current_xact_id()::text, primary key (id, half))`
  await owner`grant usage on schema ${owner(name)} to ${owner(role)}`
  await owner`grant select, insert on ${owner(name)}.ledger to ${owner(role)}`
  try {
    await work(owner)
  } finally {
    await owner`drop schema ${owner(name)} cascade`
    await owner.end({ timeout: 5 })
  }
}

/** Ends every backend of this test's client each 0.2 to 0.5 s, which their own role may; gives how many it ended. */
async function killFor(ms: number): Promise<number> {
  const killer = postgres(appUrl(), { max: 1, connection: { application_name: `${name}_killer` } })
  const end = Date.now() + ms
  let killed = 0
  while (Date.now() < end) {
    await pause(200 + Math.random() * 300)
    const rows = await killer`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = ${name} and datname = current_database()`
    killed += rows.length
  }
  await killer.end()
  return killed
}

type Ledger = { acknowledged: Set<string>; refused: number; open: number }

/** One who writes both halves of an entry in one transaction, again and again, and notes what was acknowledged. */
async function write(db: ReturnType<typeof drizzle>, ledger: Ledger, end: number): Promise<void> {
  const table = sql`${sql.identifier(name)}.ledger`
  while (Date.now() < end) {
    const id = randomUUID()
    ledger.open += 1
    try {
      await db.transaction(async (tx) => {
        await tx.execute(sql`insert into ${table} (id, half) values (${id}, 1)`)
        // A connection that dies here must not carry the rest into somebody else's transaction.
        await pause(Math.random() * 10)
        await tx.execute(sql`insert into ${table} (id, half) values (${id}, 2)`)
      })
      ledger.acknowledged.add(id)
    } catch {
      ledger.refused += 1
    }
    ledger.open -= 1
  }
}

async function countUp(owner: ReturnType<typeof ownerClient>, acknowledged: Set<string>) {
  const rows = await owner<{ id: string; halves: number; own: boolean }[]>`
    select id, count(*)::int as halves, count(distinct transaction) = 1 as own
    from ${owner(name)}.ledger group by id`
  const merged = await owner`
    select transaction from ${owner(name)}.ledger group by transaction having count(distinct id) > 1`
  const whole = new Set(rows.filter((row) => row.halves === 2 && row.own).map((row) => row.id))
  return {
    lost: [...acknowledged].filter((id) => !whole.has(id)).length,
    half: rows.length - whole.size,
    merged: merged.length,
  }
}

test("dying connections: what was acknowledged is stored, whole, in a transaction of its own, and nobody hangs", async () => {
  const uncaught: unknown[] = []
  const note = (error: unknown) => uncaught.push((error as Error).stack ?? error)
  process.on("uncaughtException", note).on("unhandledRejection", note)
  await withLedger(async (owner) => {
    const app = client()
    const ledger: Ledger = { acknowledged: new Set(), refused: 0, open: 0 }
    const end = Date.now() + runMs
    const writers = Array.from({ length: workers }, () => write(drizzle(app), ledger, end))
    const killed = await killFor(runMs)
    await Promise.race([Promise.all(writers), pause(patienceMs)])
    const counted = {
      ...(await countUp(owner, ledger.acknowledged)),
      hung: ledger.open,
      uncaught,
    }
    console.info(
      `${ledger.acknowledged.size} acknowledged, ${killed} backends ended`,
      JSON.stringify(counted),
    )
    expect(counted).toEqual({ lost: 0, half: 0, merged: 0, hung: 0, uncaught: [] })
    expect(ledger.acknowledged.size).toBeGreaterThan(50)
    expect(killed).toBeGreaterThan(50)
    expect(ledger.refused).toBeGreaterThan(0)
    await app.end({ timeout: 1 })
  })
  process.off("uncaughtException", note).off("unhandledRejection", note)
}, 40_000)
