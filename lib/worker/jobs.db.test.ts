import { randomUUID } from "node:crypto"
import { beforeEach, expect, test } from "vitest"
import { db } from "@/db/client"
import { owner } from "@/testing/database"
import { jobs, startWorker, until } from "@/testing/jobs"
import { ownDatabase } from "@/testing/own-database"

await ownDatabase("jobs", () => Promise.all([db().$client.end(), owner().end()]))
startWorker()

beforeEach(() => owner()`delete from graphile_worker._private_jobs where locked_at is null`)

/** Adds a job that fails; gives its id. */
async function addBad(): Promise<string> {
  await owner()`select public.enqueue_job('mailNews', '{"nothing": 1}')`
  const [row] = await owner()<{ id: string }[]>`select max(id)::text as id from graphile_worker._private_jobs`
  return row?.id ?? ""
}

const tried = (id: string) =>
  until(async () => {
    const [job] = await owner()`
      select attempts > 0 and locked_at is null as tried, run_at > now() - interval '1 minute' as later
      from graphile_worker._private_jobs where id = ${id}`
    expect(job).toEqual({ tried: true, later: true })
  })

test("a job that fails is tried again later, and the next one runs", async () => {
  await tried(await addBad())
  await tried(await addBad())
  expect(await jobs()).toHaveLength(2)
})

test("jobs go on after the database has ended every connection", async () => {
  await owner()`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await tried(await addBad())
})

test("a job that a killed process had taken is given to a living one", async () => {
  const id = await addBad()
  await tried(id)
  await owner()`
    update graphile_worker._private_jobs set locked_by = 'pool-of-the-dead', locked_at = now() - interval '1 minute',
      attempts = 0, run_at = now() where id = ${id}`
  await tried(id)
})

test("why a job failed is stored without the values that its query carried", async () => {
  const mailId = randomUUID()
  await owner()`alter table mails rename to mails_away`
  const payload = JSON.stringify({ workspaceId: randomUUID(), mailId })
  await owner()`select public.enqueue_job('sendMail'::text, ${payload}::text::jsonb)`
  await until(async () => {
    const [job] = await owner()`
      select last_error from graphile_worker._private_jobs where payload ->> 'mailId' = ${mailId}`
    expect(job?.last_error).toContain("mails")
    expect(job?.last_error).not.toContain(mailId)
  })
  await owner()`alter table mails_away rename to mails`
})
