import { type ChildProcess, spawn } from "node:child_process"
import { expect, vi } from "vitest"
import { owner } from "./database"

export type Worker = { kill(): Promise<void> }

const running = new Set<Worker>()

/** Starts a process that runs jobs, as npm run worker does; it is killed, never asked to end. */
export function startWorker(env: Record<string, string> = {}): Worker {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "testing/run-jobs.ts"], {
    stdio: ["pipe", "ignore", "inherit"],
    env: { ...process.env, ...env },
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const worker = {
    kill: async () => {
      running.delete(worker)
      child.kill("SIGKILL")
      await ended
    },
  }
  running.add(worker)
  return worker
}

/** Kills all of them that still run. */
export async function killWorkers(): Promise<void> {
  for (const worker of running) await worker.kill()
}

export type Job = { task: string; key: string | null; runAt: Date; attempts: number; locked: boolean }

/** The jobs that there are, the earliest first. */
export async function jobs(): Promise<Job[]> {
  const rows = await owner()<Job[]>`
    select t.identifier as task, j.key, j.run_at as "runAt", j.attempts, j.locked_at is not null as locked
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    order by j.run_at, j.id`
  return [...rows]
}

/** Has every waiting job run now, whenever it was to run. */
export async function makeDue(): Promise<void> {
  await owner()`update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now()`
  await owner()`select pg_notify('jobs:insert', '{"count":8}')`
}

/** Waits until something is so; it is asked again until then. */
export function until<T>(ask: () => Promise<T>, timeout = 18_000): Promise<T> {
  return vi.waitFor(ask, { timeout, interval: 25 })
}

/** Waits until no job is left but those for later. */
export function idle(): Promise<void> {
  return until(async () => {
    const now = (await jobs()).filter((job) => job.runAt.getTime() <= Date.now())
    expect(now).toEqual([])
  })
}
