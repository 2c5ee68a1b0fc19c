import { EventEmitter } from "node:events"
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker"
import { jobsUrl } from "@/db/jobs"
import { log, withoutValues } from "@/lib/shared/log"
import { Rescue } from "./rescue"
import { taskList } from "./tasks"

const longestPauseMs = 30_000

// What goes well need not be told. A task's failure is said once; a lost connection by all who had one, each in a line.
const logger = new Logger(() => (level, message, meta) => {
  const [line = ""] = message.split("\n")
  if (level === "error" && meta?.failure) log.error({ err: meta.error }, line)
  else if (level === "error" && meta?.fatalError) log.error({ err: meta.fatalError }, line)
  else if (level === "error" || level === "warning") log.warn(line)
})

// Why a job failed is stored beside it.
const toldPlainly: TaskList = Object.fromEntries(
  Object.entries(taskList).map(([name, task]) => [
    name,
    async (...given: Parameters<NonNullable<typeof task>>) => {
      try {
        await task?.(...given)
      } catch (error) {
        throw withoutValues(error)
      }
    },
  ]),
)

/** Runs jobs until it is stopped. */
class Jobs {
  private stopped = false
  private runner: Runner | null = null
  private readonly rescue: Rescue
  private readonly ended: Promise<void>

  constructor(
    private readonly url: string,
    private readonly concurrency: number,
  ) {
    this.rescue = new Rescue(url, log)
    this.ended = this.keepRunning()
  }

  /** Takes no more jobs, and waits for those under way. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.runner?.stop().catch(() => undefined)
    await this.ended
    await this.rescue.stop()
  }

  // The library gives up where it can't tell the database how a job ended; then it starts anew.
  private async keepRunning(): Promise<void> {
    for (let pauseMs = 1_000; !this.stopped; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        this.runner = await this.start()
        pauseMs = 500
        await this.runner.promise
      } catch (error) {
        log.error({ err: error }, "jobs can't be run; trying again")
      }
      this.runner = null
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, pauseMs).unref())
    }
  }

  private start(): Promise<Runner> {
    const events: WorkerEvents = new EventEmitter()
    events.on("pool:create", ({ workerPool }) => this.rescue.watch(workerPool.id))
    return run({
      connectionString: jobsUrl(this.url),
      maxPoolSize: this.concurrency + 1,
      concurrency: this.concurrency,
      noHandleSignals: true,
      parsedCronItems: [],
      taskList: toldPlainly,
      logger,
      events,
    })
  }
}

const holder = globalThis as { backlineJobs?: Jobs }

/** Runs jobs in this process, once however often it is asked, as the owner of their tables and past a pooler. */
export function startJobs(options: { concurrency: number }): { stop(): Promise<void> } {
  const url = process.env.BACKLINE_OWNER_URL
  if (!url) throw new Error("BACKLINE_OWNER_URL is not set: start Backline with npm start.")
  holder.backlineJobs ??= new Jobs(url, options.concurrency)
  return holder.backlineJobs
}
