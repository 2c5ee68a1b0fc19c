import postgres, { type Sql } from "postgres"
import { vi } from "vitest"

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the database tests with npm test db.`)
  return value
}

/** A client of the database's owner, for what goes around the commands. */
export function ownerClient(options: { max?: number; name?: string } = {}): Sql {
  return postgres(required("BACKLINE_TEST_OWNER_URL"), {
    max: options.max ?? 4,
    onnotice: () => undefined,
    connection: { application_name: options.name ?? "backline tests" },
  })
}

let shared: Sql | undefined

/** The owner's client that a test file shares, for looking at what is stored. */
export function owner(): Sql {
  shared ??= ownerClient()
  return shared
}

let everything: Promise<string> | undefined

async function wholeWorkspace(): Promise<string> {
  const tables = await owner()<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE'`
  const parts = tables.map(
    ({
      name,
    }) => `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' order by r::text)), '')
      as content from public.${name} r where workspace_id = $1`,
  )
  return parts.join(" union all ")
}

/** All that a workspace has stored, each table as its count of rows and a hash: equal means nothing was written. */
export async function stored(workspaceId: string): Promise<Record<string, string>> {
  everything ??= wholeWorkspace()
  const rows = await owner().unsafe<{ name: string; content: string }[]>(await everything, [workspaceId])
  return Object.fromEntries(rows.map((row) => [row.name, row.content]))
}

/** The name of the constraint that refuses what `work` does, or null if nothing does. */
export async function refusedBy(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: { constraint_name?: string; message: string }) => error.constraint_name ?? error.message,
  )
}

/** Waits until some connection waits for a lock that this backend holds; gives the backend of that one. */
export function blockedBy(pid: number): Promise<number> {
  return vi.waitFor(async () => {
    const [waiting] = await owner()<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = current_database() and ${pid}::int = any(pg_blocking_pids(pid))`
    if (!waiting) throw new Error(`Nobody waits for backend ${pid}.`)
    return waiting.pid
  }, 5000)
}
