import { expect, test } from "vitest"
import { db } from "@/db/client"
import { owner } from "@/testing/database"
import { jobs, startWorker, until } from "@/testing/jobs"
import { ownDatabase } from "@/testing/own-database"

await ownDatabase("jobs", () => Promise.all([db().$client.end(), owner().end()]))

const addBad = () => owner()`select public.enqueue_job('mailNews', '{"nothing": 1}')`

test("a job that fails is tried again later, and the next one runs", async () => {
  startWorker()
  await addBad()
  await until(async () => expect(await jobs()).toMatchObject([{ attempts: 1, locked: false }]))
  await addBad()
  await until(async () => expect(await jobs()).toMatchObject([{ attempts: 1 }, { attempts: 1 }]))
})

test("jobs go on after the database has ended every connection", async () => {
  await owner()`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  await addBad()
  await until(async () => expect((await jobs()).filter((job) => job.attempts === 1)).toHaveLength(3))
})

test("a job that a killed process had taken is given to a living one", async () => {
  await owner()`
    update graphile_worker._private_jobs set locked_by = 'pool-of-the-dead', locked_at = now() - interval '1 minute',
      attempts = 0, run_at = now()`
  await until(async () => expect((await jobs()).map((job) => job.attempts)).toEqual([1, 1, 1]))
})
