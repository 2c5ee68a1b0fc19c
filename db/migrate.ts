import path from "node:path"
import { drizzle } from "drizzle-orm/postgres-js"
import { migrate } from "drizzle-orm/postgres-js/migrator"
import type { Sql } from "postgres"

/** Brings the database to the newest structure, all steps or none. Needs a client of one connection. */
export async function migrateDatabase(client: Sql): Promise<void> {
  const folder = path.join(process.cwd(), "db/migrations")
  await migrate(drizzle(client), { migrationsFolder: folder })
}
