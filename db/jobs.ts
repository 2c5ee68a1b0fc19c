import { Logger, runMigrations } from "graphile-worker"

/** An address as this driver has to be given it: it would check certificates where "require" asks only for encryption. */
export function jobsUrl(address: string): string {
  const url = new URL(address)
  if (url.searchParams.has("sslmode")) url.searchParams.set("uselibpqcompat", "true")
  return url.href
}

/** Brings the schema graphile_worker to its newest structure; it belongs to the database's owner (SPEC X7). */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const silent = new Logger(() => () => undefined)
  await runMigrations({ connectionString: jobsUrl(ownerUrl), maxPoolSize: 1, logger: silent })
}
