import { createHash, createHmac } from "node:crypto"
import postgres, { type Sql } from "postgres"
import { migrateDatabase } from "./migrate"

type Provisioned = { appUrl: string; listenUrl: string; warnings: string[] }

// One process at a time prepares a database; the others wait for it and find everything done.
const preparing = 771_200_119

const roleSettings = {
  statement_timeout: "10s",
  lock_timeout: "3s",
  idle_in_transaction_session_timeout: "15s",
}

// Nobody at run time may change or remove what happened (SPEC A5).
const appendOnly = ["events", "timeline"]

/** The role that the app signs in as. Roles belong to the whole server, so the database stands in the name. */
export function appRole(database: string): string {
  const name = `backline_app_${database}`
  if (Buffer.byteLength(name) <= 63) return name
  const hash = createHash("sha256").update(database).digest("hex").slice(0, 12)
  let start = name
  while (Buffer.byteLength(start) > 50) start = start.slice(0, -1)
  return `${start}_${hash}`
}

function withLogin(address: string, role: string, password: string): string {
  const url = new URL(address)
  url.username = encodeURIComponent(role)
  url.password = password
  return url.href
}

function withTimeouts(address: string): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(roleSettings)) url.searchParams.set(name, value)
  return url.href
}

function connect(address: string): Sql {
  return postgres(address, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: 0,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => undefined,
    connection: { application_name: "backline provision" },
  })
}

async function canSignIn(address: string): Promise<boolean> {
  const client = connect(address)
  try {
    await client`select 1`
    return true
  } catch (error) {
    // Wrong password, no such role, not let in: all mean that this login does not work.
    if (String((error as { code?: string }).code).startsWith("28")) return false
    throw error
  } finally {
    await client.end({ timeout: 1 })
  }
}

/** Makes the role or gives it the password again. Says what changed for other processes, if anything. */
async function makeRole(sql: Sql, role: string, password: string): Promise<string | null> {
  const [found] = await sql`select rolsuper from pg_roles where rolname = ${role}`
  if (found?.rolsuper) throw new Error(`The role ${role} is a superuser, which the app must never be.`)
  const attributes = found ? "" : "nosuperuser nocreatedb nocreaterole noinherit"
  // No parameters are possible here; the server itself quotes the name and the password.
  const [{ statement } = { statement: "" }] = await sql<{ statement: string }[]>`
    select format('%s role %I login ${sql.unsafe(attributes)} password %L',
      ${found ? "alter" : "create"}::text, ${role}::text, ${password}::text) as statement`
  await sql.unsafe(statement)
  if (!found) return null
  return `The password of ${role} was renewed, since BACKLINE_SECRET was another one before. Start every process on this database with the same BACKLINE_SECRET.`
}

async function setTimeouts(sql: Sql, role: string): Promise<void> {
  for (const [name, value] of Object.entries(roleSettings)) {
    await sql`alter role ${sql(role)} set ${sql(name)} = ${sql.unsafe(`'${value}'`)}`
  }
}

async function schemasPresent(sql: Sql): Promise<string[]> {
  const rows = await sql<{ nspname: string }[]>`
    select nspname from pg_namespace where nspname in ('public', 'auth') order by nspname`
  return rows.map((row) => row.nspname)
}

async function grant(sql: Sql, role: string): Promise<void> {
  const schemas = await schemasPresent(sql)
  const [{ database } = { database: "" }] = await sql<{ database: string }[]>`
    select current_database() as database`
  await sql.begin(async (tx) => {
    const to = tx(role)
    await tx`revoke all on schema public from public`
    await tx`grant connect on database ${tx(database)} to ${to}`
    for (const schema of schemas) {
      const place = tx(schema)
      await tx`grant usage on schema ${place} to ${to}`
      await tx`grant select, insert, update, delete on all tables in schema ${place} to ${to}`
      await tx`grant usage, select on all sequences in schema ${place} to ${to}`
      await tx`grant execute on all functions in schema ${place} to ${to}`
    }
    const tables = await tx<{ relname: string }[]>`
      select relname from pg_class where relname in ${tx(appendOnly)} and relnamespace = 'public'::regnamespace`
    for (const { relname } of tables) {
      await tx`revoke update, delete, truncate on table public.${tx(relname)} from ${to}`
    }
  })
}

async function mayMakeRoles(sql: Sql): Promise<boolean> {
  const [owner] =
    await sql`select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`
  return owner?.may === true
}

async function openApp(sql: Sql, options: { ownerUrl: string; directUrl?: string; secret: string }) {
  const database = new URL(options.ownerUrl).pathname.slice(1)
  const role = appRole(database)
  const password = createHmac("sha256", options.secret).update(role).digest("hex")
  const listenUrl = withLogin(options.directUrl ?? options.ownerUrl, role, password)
  const appUrl = withLogin(options.ownerUrl, role, password)
  const known = await canSignIn(listenUrl)
  if (!known && !(await mayMakeRoles(sql))) {
    const warning =
      "The account in DATABASE_URL may not make roles, so the app signs in as the database's owner: internal data is guarded less well. Give it CREATEROLE."
    // A pooler would refuse settings in the address.
    const appUrl = options.directUrl ? options.ownerUrl : withTimeouts(options.ownerUrl)
    return { appUrl, listenUrl: options.directUrl ?? appUrl, warnings: [warning] }
  }
  const warning = known ? null : await makeRole(sql, role, password)
  if (await mayMakeRoles(sql)) await setTimeouts(sql, role)
  await grant(sql, role)
  return { appUrl, listenUrl, warnings: warning ? [warning] : [] }
}

/**
 * Migrates the database and readies the plain role that the app signs in as. Several processes may do this
 * at once. `listenUrl` is the same login past a pooler, for LISTEN.
 */
export async function provision(options: {
  ownerUrl: string
  directUrl?: string
  secret: string
  log: (message: string) => void
}): Promise<Provisioned> {
  const sql = connect(options.directUrl ?? options.ownerUrl)
  try {
    await sql`set lock_timeout = 0`
    await sql`set statement_timeout = 0`
    const [{ locked } = { locked: true }] = await sql`select pg_try_advisory_lock(${preparing}) as locked`
    if (!locked) {
      options.log("Waiting for another process that prepares this database …")
      await sql`select pg_advisory_lock(${preparing})`
    }
    await migrateDatabase(sql)
    return await openApp(sql, options)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
