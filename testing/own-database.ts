import postgres from "postgres"
import { afterAll, vi } from "vitest"
import { rolesOf } from "@/db/provision"
import { databaseEnvironment } from "@/scripts/environment"
import { killWorkers } from "./jobs"

/**
 * Gives a test file a database of its own, before it uses any: what runs jobs takes all jobs of a database, those of
 * other tests as well. It is gone when the file's tests are done; `close` ends the clients that they used.
 */
export async function ownDatabase(name: string, close: () => Promise<unknown>): Promise<void> {
  const server = process.env.BACKLINE_TEST_OWNER_URL
  if (!server) throw new Error("BACKLINE_TEST_OWNER_URL is not set: run the database tests with npm test db.")
  const url = new URL(server)
  const own = `${url.pathname.slice(1)}_${name}`
  const asOwner = async (statement: (sql: postgres.Sql) => Promise<unknown>) => {
    const sql = postgres(server, { max: 1, onnotice: () => undefined })
    await statement(sql).finally(() => sql.end({ timeout: 1 }))
  }
  const drop = (sql: postgres.Sql) => sql`drop database if exists ${sql(own)}`
  await asOwner(drop)
  await asOwner((sql) => sql`create database ${sql(own)}`)
  url.pathname = `/${own}`
  const secret = process.env.BACKLINE_SECRET ?? "only-for-tests-".repeat(3)
  const env = await databaseEnvironment({ ownerUrl: url.href, secret, log: () => undefined })
  Object.assign(process.env, env, {
    BACKLINE_TEST_OWNER_URL: env.BACKLINE_OWNER_URL,
    BACKLINE_TEST_APP_URL: env.BACKLINE_APP_URL,
  })
  afterAll(async () => {
    await killWorkers()
    await close()
    // What is still connected is ended by its own login: the owner need not have power over it.
    const logins = [env.BACKLINE_APP_URL, env.BACKLINE_CUSTOMER_URL, env.BACKLINE_OWNER_URL]
    await vi.waitFor(
      async () => {
        for (const login of logins) if (login) await endOthers(login)
        await asOwner(drop)
      },
      { timeout: 8_000, interval: 200 },
    )
    await asOwner(async (sql) => {
      for (const role of Object.values(rolesOf(own))) await sql`drop role if exists ${sql(role)}`
    })
  })
}

async function endOthers(login: string): Promise<void> {
  const sql = postgres(login, { max: 1, onnotice: () => undefined })
  await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where usename = current_user and datname = current_database() and pid <> pg_backend_pid()`
  await sql.end({ timeout: 1 })
}
