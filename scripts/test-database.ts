import { chmod, mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import postgres from "postgres"
import { appRole } from "../db/provision"
import { openEmbedded, stopAbandoned } from "./embedded/open"
import { databaseEnvironment } from "./environment"
import { atEnd, isAlive, refuse } from "./processes"
import { log } from "./progress"

const secret = "only-for-tests-".repeat(3)
const prefix = "backline-test-"

/** Makes an empty, migrated database with the app's role, and gives the environment to use it. */
export type MakeDatabase = (name: string) => Promise<Record<string, string>>

/** What a killed test run left behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.match(/^backline-test-(\d+)-/)?.[1])
    if (!pid || isAlive(pid)) continue
    const folder = path.join(tmpdir(), name)
    await stopAbandoned(folder).catch(() => undefined)
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function embedded(): Promise<MakeDatabase> {
  await removeLeftovers()
  const dataDir = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`))
  await chmod(dataDir, 0o711)
  atEnd(() => rm(dataDir, { recursive: true, force: true }))
  const server = await openEmbedded({ dataDir, log, fast: true })
  return async (name) => databaseEnvironment({ ownerUrl: await server.openDatabase(name), secret, log })
}

function onServer(address: string): MakeDatabase {
  const withServer = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
    const sql = postgres(address, { max: 1, onnotice: () => undefined })
    await work(sql).finally(() => sql.end({ timeout: 1 }))
  }
  return async (name) => {
    const own = `backline_test_${process.pid}_${name}`
    await withServer((sql) => sql`create database ${sql(own)}`).catch((error) => {
      throw refuse(`The tests can't make a database on the server in DATABASE_URL: ${error.message}.`)
    })
    atEnd(() =>
      withServer(async (sql) => {
        await sql`drop database if exists ${sql(own)} with (force)`
        await sql`drop role if exists ${sql(appRole(own))}`
      }),
    )
    const url = new URL(address)
    url.pathname = `/${own}`
    return databaseEnvironment({ ownerUrl: url.href, secret, log })
  }
}

/** Where the tests make their databases: on the server in DATABASE_URL, else on an embedded one of their own. */
export async function openTestServer(databaseUrl: string | undefined): Promise<MakeDatabase> {
  return databaseUrl ? onServer(databaseUrl) : embedded()
}
