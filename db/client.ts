import { drizzle } from "drizzle-orm/postgres-js"
import postgres, { type Sql, type TransactionSql } from "postgres"
import { appUrl, backoffSeconds, usesPooler } from "./connection"

/**
 * Has every statement prepared. Drizzle asks for that only where a query was given a name, and an unprepared statement
 * with parameters takes two trips to the database, cannot be pipelined and is planned anew each time.
 */
function preparing<Client extends Sql | TransactionSql>(client: Client): Client {
  const { unsafe } = client
  const prepared: Sql["unsafe"] = (query, args, options) => unsafe(query, args, { ...options, prepare: true })
  return Object.assign(client, { unsafe: prepared })
}

function connect(): Sql {
  const client = postgres(appUrl(), {
    max: 10,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: backoffSeconds,
    onnotice: () => {},
    prepare: !usesPooler(),
    connection: { application_name: "backline" },
  })
  const begin = client.begin.bind(client) as (work: (tx: TransactionSql) => unknown) => Promise<unknown>
  const beginPreparing = (work: (tx: TransactionSql) => unknown) => begin((tx) => work(preparing(tx)))
  return Object.assign(preparing(client), { begin: beginPreparing as Sql["begin"] })
}

const open = () => drizzle(connect())

const holder = globalThis as { backlineDb?: ReturnType<typeof open> }

/** The team's pool: signs in as a role that owns no table and is no superuser. */
export const db = (): ReturnType<typeof open> => {
  holder.backlineDb ??= open()
  return holder.backlineDb
}

/** A transaction of the pool. Inside one, nothing else may be used: `db()` there can wait for itself for ever. */
export type Tx = Parameters<Parameters<ReturnType<typeof open>["transaction"]>[0]>[0]

/** Either of the two, for reads. */
export type Reader = ReturnType<typeof open> | Tx
