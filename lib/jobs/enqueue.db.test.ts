import postgres from "postgres"
import { expect, test } from "vitest"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { owner } from "@/testing/database"
import { enqueue } from "./enqueue"

const payload = () => ({ workspaceId: newId(), customerId: newId() })
const anHour = 3_600_000
const later = (hours: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + hours * anHour)

const found = (key: string) => owner()<{ payload: object; run: Date }[]>`
  select payload, run_at as run from graphile_worker._private_jobs where key = ${key}`

test("a job is there once its transaction commits, and never if it does not", async () => {
  const [kept, dropped] = [newId(), newId()]
  const told = payload()
  await db().transaction((tx) => enqueue(tx, "mailNews", told, { key: kept, runAt: later(1) }))
  const undone = db().transaction(async (tx) => {
    await enqueue(tx, "mailNews", told, { key: dropped, runAt: later(1) })
    throw new Error("undone")
  })
  await expect(undone).rejects.toThrow("undone")
  expect([...(await found(kept))]).toEqual([{ payload: told, run: expect.any(Date) }])
  expect([...(await found(dropped))]).toEqual([])
})

test.each([
  [true, 1],
  [false, 2],
])("of two jobs with one key there is one; keeping the earlier time: %s", async (keepRunAt, hours) => {
  const key = newId()
  const [first, second] = [payload(), payload()]
  const [one, two] = [later(1), later(2)]
  await db().transaction((tx) => enqueue(tx, "mailNews", first, { key, runAt: one, keepRunAt }))
  await db().transaction((tx) => enqueue(tx, "mailNews", second, { key, runAt: two, keepRunAt }))
  expect([...(await found(key))]).toEqual([{ payload: second, run: hours === 1 ? one : two }])
})

test.each(["select enqueue_job('mailNews', '{}')", "select * from graphile_worker.jobs"])(
  "customers' own login may not: %s",
  async (statement) => {
    const customer = postgres(process.env.BACKLINE_CUSTOMER_URL ?? "", { max: 1 })
    await expect(customer.unsafe(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^42/) })
    await customer.end()
  },
)

test("the team's login reaches jobs by the one function alone", async () => {
  await expect(db().execute("select * from graphile_worker._private_jobs")).rejects.toThrow()
  const [may] = await owner()`
    select count(*)::int as others from pg_roles r
    where has_function_privilege(r.oid, 'public.enqueue_job(text, jsonb, timestamptz, text, boolean, text)', 'execute')
      and not r.rolsuper and r.rolname not like 'backline_app_%' and r.rolname not like 'pg\_%'
      and r.oid <> (select relowner from pg_class where oid = 'public.mails'::regclass)`
  expect(may).toEqual({ others: 0 })
})
