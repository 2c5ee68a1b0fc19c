import { chmod, mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import postgres from "postgres"
import { rolesOf } from "../db/provision"
import { openEmbedded, stopAbandoned } from "./embedded/open"
import { databaseEnvironment } from "./environment"
import { atEnd, isAlive, refuse } from "./processes"
import { log } from "./progress"

const secret = "only-for-tests-".repeat(3)

/** The tests' databases need no safety from power cuts; the bench's have what an installation has. */
type Purpose = "test" | "bench"

/** Makes an empty, migrated database with the app's role, and gives the environment to use it. */
export type MakeDatabase = (name: string) => Promise<Record<string, string>>

/** What a killed run left behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.match(/^backline-(?:test|bench)-(\d+)-/)?.[1])
    if (!pid || isAlive(pid)) continue
    const folder = path.join(tmpdir(), name)
    await stopAbandoned(folder).catch(() => undefined)
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function embedded(purpose: Purpose): Promise<MakeDatabase> {
  await removeLeftovers()
  const dataDir = await mkdtemp(path.join(tmpdir(), `backline-${purpose}-${process.pid}-`))
  await chmod(dataDir, 0o711)
  atEnd(() => rm(dataDir, { recursive: true, force: true }))
  const server = await openEmbedded({ dataDir, log, fast: purpose === "test" })
  return async (name) => databaseEnvironment({ ownerUrl: await server.openDatabase(name), secret, log })
}

function onServer(address: string, purpose: Purpose): MakeDatabase {
  const withServer = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
    const sql = postgres(address, { max: 1, onnotice: () => undefined })
    await work(sql).finally(() => sql.end({ timeout: 1 }))
  }
  return async (name) => {
    const own = `backline_${purpose}_${process.pid}_${name}`
    await withServer((sql) => sql`create database ${sql(own)}`).catch((error) => {
      throw refuse(`No database for this can be made on the server in DATABASE_URL: ${error.message}.`)
    })
    atEnd(() =>
      withServer(async (sql) => {
        await sql`drop database if exists ${sql(own)} with (force)`
        const { app, customer } = rolesOf(own)
        for (const role of [app, customer]) await sql`drop role if exists ${sql(role)}`
      }),
    )
    const url = new URL(address)
    url.pathname = `/${own}`
    return databaseEnvironment({ ownerUrl: url.href, secret, log })
  }
}

/** Where tests and bench make their databases: on the server in DATABASE_URL, else on an embedded one of their own. */
export async function openTestServer(
  databaseUrl: string | undefined,
  purpose: Purpose = "test",
): Promise<MakeDatabase> {
  return databaseUrl ? onServer(databaseUrl, purpose) : embedded(purpose)
}
