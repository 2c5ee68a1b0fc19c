import type { SQL } from "drizzle-orm"
import type { Reader } from "../db/client"

/** The statement that a read gives to the database, without giving it. */
export async function statementOf(read: (reader: Reader) => Promise<unknown>): Promise<SQL> {
  let statement: SQL | undefined
  const execute = async (given: SQL) => {
    statement = given
    return []
  }
  await read({ execute } as unknown as Reader)
  if (!statement) throw new Error("The read asked nothing of the database.")
  return statement
}
