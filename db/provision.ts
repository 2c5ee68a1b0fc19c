import { createHash, createHmac } from "node:crypto"
import postgres, { type Sql } from "postgres"
import { guardCustomers, whyNotCustomerRole } from "./customer-role"
import { prepareJobs } from "./jobs"
import { migrateDatabase } from "./migrate"

type Provisioned = {
  appUrl: string
  listenUrl: string
  /** Null where customers have no role of their own: the messenger and the portal are off then. */
  customer: Login | null
  warnings: string[]
}

/** A plain role's login, and the same past a pooler, for LISTEN. */
type Login = { url: string; listenUrl: string }

// One process at a time prepares a database; the others wait for it and find everything done.
const preparing = 771_200_119

const roleSettings = {
  statement_timeout: "10s",
  lock_timeout: "3s",
  idle_in_transaction_session_timeout: "15s",
}

// Nobody at run time may change or remove what happened (SPEC A5).
const appendOnly = ["events", "timeline", "workflow_versions"]
// What remove_demo alone may write: it opens the way for deleting a demo's record.
const readOnly = ["removed_demos"]

/** The roles of a database. Roles belong to the whole server, so the database stands in their names. */
export const rolesOf = (database: string) => ({
  app: roleName(`backline_app_${database}`),
  customer: roleName(`backline_customer_${database}`),
})

function roleName(name: string): string {
  if (Buffer.byteLength(name) <= 63) return name
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 12)
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
    // Nobody at run time needs tables of their own, which could stand before the product's.
    await tx`revoke temporary on database ${tx(database)} from public, ${to}`
    for (const schema of schemas) {
      const place = tx(schema)
      await tx`grant usage on schema ${place} to ${to}`
      await tx`grant select, insert, update, delete on all tables in schema ${place} to ${to}`
      await tx`grant usage, select on all sequences in schema ${place} to ${to}`
      await tx`grant execute on all functions in schema ${place} to ${to}`
    }
    const tables = await tx<{ relname: string }[]>`
      select relname from pg_class
      where relname in ${tx([...appendOnly, ...readOnly])} and relnamespace = 'public'::regnamespace`
    for (const { relname } of tables) {
      await tx`revoke update, delete, truncate on table public.${tx(relname)} from ${to}`
      if (readOnly.includes(relname)) await tx`revoke insert on table public.${tx(relname)} from ${to}`
    }
  })
}

async function mayMakeRoles(sql: Sql): Promise<boolean> {
  const [owner] =
    await sql`select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`
  return owner?.may === true
}

type Options = { ownerUrl: string; directUrl?: string; customerUrl?: string; secret: string }

/** Makes a plain role's login work, with a password that the secret gives; null where roles can't be made here. */
async function openRole(sql: Sql, options: Options, role: string) {
  const password = createHmac("sha256", options.secret).update(role).digest("hex")
  const listenUrl = withLogin(options.directUrl ?? options.ownerUrl, role, password)
  const login: Login = { url: withLogin(options.ownerUrl, role, password), listenUrl }
  const known = await canSignIn(listenUrl)
  const may = await mayMakeRoles(sql)
  if (!known && !may) return null
  const warning = known ? null : await makeRole(sql, role, password)
  if (may) await setTimeouts(sql, role)
  return { login, warnings: warning ? [warning] : [] }
}

async function openApp(sql: Sql, options: Options, role: string) {
  const opened = await openRole(sql, options, role)
  if (opened) {
    await grant(sql, role)
    return { appUrl: opened.login.url, listenUrl: opened.login.listenUrl, warnings: opened.warnings, role }
  }
  const warning =
    "The account in DATABASE_URL may not make roles, so the app signs in as the database's owner: internal data is guarded less well. Give it CREATEROLE."
  // A pooler would refuse settings in the address.
  const appUrl = options.directUrl ? options.ownerUrl : withTimeouts(options.ownerUrl)
  return { appUrl, listenUrl: options.directUrl ?? appUrl, warnings: [warning], role: null }
}

const noCustomers =
  "The account in DATABASE_URL may not make roles, and customers must have one of their own: the messenger and the portal are off. Make a plain role by hand and set DATABASE_CUSTOMER_URL."

/** The customers' own role: the one in DATABASE_CUSTOMER_URL, or one made here (SPEC C3, X5). */
async function openCustomers(
  sql: Sql,
  options: Options,
  roles: { app: string | null; customer: string },
): Promise<{ login: Login | null; warnings: string[] }> {
  const given = options.customerUrl ? new URL(options.customerUrl) : null
  const customer = given ? decodeURIComponent(given.username) : roles.customer
  const opened = given ? handMade(given, options.directUrl) : await openRole(sql, options, customer)
  if (!opened) return { login: null, warnings: [noCustomers] }
  const whyNot = await whyNotCustomerRole(sql, customer)
  if (whyNot) throw new Error(`Customers can't be served as ${customer}: ${whyNot}.`)
  await guardCustomers(sql, { customer, app: roles.app, mayAlterRole: !given })
  return opened
}

function handMade(given: URL, directUrl?: string): { login: Login; warnings: string[] } {
  const listenUrl = directUrl
    ? withLogin(directUrl, decodeURIComponent(given.username), given.password)
    : given.href
  return { login: { url: given.href, listenUrl }, warnings: [] }
}

async function openRoles(sql: Sql, options: Options): Promise<Provisioned> {
  const roles = rolesOf(new URL(options.ownerUrl).pathname.slice(1))
  const { role, ...app } = await openApp(sql, options, roles.app)
  const customers = await openCustomers(sql, options, { app: role, customer: roles.customer })
  return { ...app, customer: customers.login, warnings: [...app.warnings, ...customers.warnings] }
}

/**
 * Migrates the database and readies the plain roles that the app and the customers' side sign in as. Several processes
 * may do this at once. `listenUrl` is the same login past a pooler, for LISTEN.
 */
export async function provision(options: Options & { log: (message: string) => void }): Promise<Provisioned> {
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
    await prepareJobs(options.directUrl ?? options.ownerUrl)
    return await openRoles(sql, options)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
