import { type SQL, sql } from "drizzle-orm"

/**
 * A limit as a part of the statement. Given as a parameter, PostgreSQL plans a prepared statement for a tenth of all
 * rows, or plans it anew for each request. For numbers of our own only, never for input.
 */
export function limitTo(rows: number): SQL {
  return sql.raw(`limit ${Math.trunc(rows)}`)
}
