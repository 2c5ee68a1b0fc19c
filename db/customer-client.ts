import postgres, { type Sql, type TransactionSql } from "postgres"
import { backoffSeconds, usesPooler } from "./connection"

/** Who reads: one customer of one workspace. */
export type Customer = { workspaceId: string; id: string }

function customerUrl(name: "BACKLINE_CUSTOMER_URL" | "BACKLINE_CUSTOMER_LISTEN_URL"): string {
  const url = process.env[name]
  if (!url) throw new Error("Customers have no database role of their own here.")
  return url
}

function connect(): Sql {
  return postgres(customerUrl("BACKLINE_CUSTOMER_URL"), {
    max: 10,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: backoffSeconds,
    onnotice: () => {},
    prepare: !usesPooler(),
    connection: { application_name: "backline customers" },
  })
}

const holder = globalThis as { backlineCustomers?: { sql: Sql; plain: Promise<void> } }

/** The customers' pool, once it is sure that its login is a plain one: a pooler might hand out another (SPEC C3). */
async function pool(): Promise<Sql> {
  const open = () => {
    const sql = connect()
    const plain = requirePlain(sql)
    plain.catch(() => {
      holder.backlineCustomers = undefined
      void sql.end({ timeout: 0 })
    })
    return { sql, plain }
  }
  holder.backlineCustomers ??= open()
  const { sql, plain } = holder.backlineCustomers
  await plain
  return sql
}

async function requirePlain(sql: Sql): Promise<void> {
  const [row] = await sql`
    select r.rolsuper or r.rolbypassrls or has_schema_privilege(current_user, 'public', 'usage') as strong
    from pg_roles r where r.rolname = current_user`
  if (row?.strong !== false) throw new Error("The customers' login can read more than customers may.")
}

/**
 * Reads as one customer: every statement runs in one read-only snapshot that is bound to them, and can reach nothing but
 * the views of schema "customer" (SPEC C3). Gives the rows of each statement.
 */
export async function readAs<Rows extends object[]>(
  customer: Customer,
  statements: (sql: TransactionSql) => { [K in keyof Rows]: PromiseLike<Rows[K][]> },
): Promise<{ [K in keyof Rows]: Rows[K][] }> {
  const sql = await pool()
  const [, ...rows] = (await sql.begin("isolation level repeatable read read only", (tx) => [
    tx`select set_config('backline.workspace', ${customer.workspaceId}, true),
              set_config('backline.customer', ${customer.id}, true)`,
    ...(statements(tx) as PromiseLike<object[]>[]),
  ])) as unknown as object[][]
  return rows as { [K in keyof Rows]: Rows[K][] }
}

/** A connection of the customers' login for LISTEN, which goes past a pooler. */
export function listenAsCustomers(): Sql {
  return postgres(customerUrl("BACKLINE_CUSTOMER_LISTEN_URL"), {
    max: 1,
    backoff: backoffSeconds,
    onnotice: () => {},
    connection: { application_name: "backline customers' hub" },
  })
}
