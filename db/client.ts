import { drizzle } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import { appUrl, backoffSeconds, usesPooler } from "./connection"

const open = () => {
  const sql = postgres(appUrl(), {
    max: 10,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: backoffSeconds,
    onnotice: () => {},
    prepare: !usesPooler(),
    connection: { application_name: "backline" },
  })
  return drizzle(sql)
}

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
