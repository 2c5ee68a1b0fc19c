import postgres from "postgres"
import { afterAll } from "vitest"
import { rolesOf } from "@/db/provision"
import { databaseEnvironment } from "@/scripts/environment"

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
  const drop = (sql: postgres.Sql) => sql`drop database if exists ${sql(own)} with (force)`
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
    await close()
    await asOwner(async (sql) => {
      await drop(sql)
      for (const role of Object.values(rolesOf(own))) await sql`drop role if exists ${sql(role)}`
    })
  })
}
