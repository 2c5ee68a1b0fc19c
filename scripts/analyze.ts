import postgres from "postgres"

/** Tells the database how its tables look now, so that it plans well from the first request on. */
export async function analyze(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  await sql`analyze`.finally(() => sql.end({ timeout: 1 }))
}
