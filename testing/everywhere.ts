import { readdir, readFile } from "node:fs/promises"
import { owner } from "./database"

const schemas = ["public", "auth", "graphile_worker", "customer"]

/** The tables, of all schemas, that have a row with these words in it. */
export async function tablesWith(words: string): Promise<string[]> {
  const tables = await owner()<{ schema: string; name: string }[]>`
    select relnamespace::regnamespace::text as schema, relname as name from pg_class
    where relnamespace::regnamespace::text = any(${schemas}) and relkind = 'r' order by 1, 2`
  const found: string[] = []
  for (const { schema, name } of tables) {
    const rows = await owner()`
      select 1 from ${owner()(schema)}.${owner()(name)} t where t::text ilike ${`%${words}%`} limit 1`
    if (rows.length > 0) found.push(schema === "public" ? name : `${schema}.${name}`)
  }
  return found
}

/** The stored files that have these words in them. */
export async function filesWith(words: string): Promise<string[]> {
  const folder = process.env.BACKLINE_DATA_DIR ?? ".data"
  const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    all
      .filter((entry) => entry.isFile() && entry.parentPath.includes("files"))
      .map(async (entry) => {
        const path = `${entry.parentPath}/${entry.name}`
        return (await readFile(path)).includes(words) ? [path] : []
      }),
  )
  return found.flat()
}

/** Every row of the product's tables that names one of these ids, as it stands there. */
export async function rowsNaming(workspaceId: string, ids: string[]): Promise<string[]> {
  const tables = await owner()<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await owner()<{ line: string }[]>`
      select t::text as line from ${owner()(name)} t
      where workspace_id = ${workspaceId} and t::text ~ ${ids.join("|")} order by 1`
    found.push(...rows.map((row) => `${name}: ${row.line}`))
  }
  return found
}
