import type { SQL } from "drizzle-orm"
import type { Reader } from "../db/client"

/**
 * The last statement that a read gives to the database, without giving it; `answers` are the rows that it gets for those
 * before.
 */
export async function statementOf(
  read: (reader: Reader) => Promise<unknown>,
  answers: unknown[][] = [],
): Promise<SQL> {
  let statement: SQL | undefined
  const rest = [...answers]
  const execute = async (given: SQL) => {
    statement = given
    return rest.shift() ?? []
  }
  await read({ execute } as unknown as Reader)
  if (!statement) throw new Error("The read asked nothing of the database.")
  return statement
}
