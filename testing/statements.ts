import { db } from "@/db/client"

/** What the database was asked while `work` ran, in the order in which it was sent. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = []
  const { options } = db().$client
  options.debug = (_connection, statement) => {
    said.push(statement.replace(/\s+/g, " ").trim())
  }
  try {
    await work()
  } finally {
    options.debug = false
  }
  return said
}
