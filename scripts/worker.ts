import { openEnvironment } from "./environment"
import { atEnd, end, endOnSignals, isEnding } from "./processes"
import { log, step } from "./progress"
import { localUrl } from "./web"

/** Runs the jobs apart from the web process (SPEC X4), until Ctrl+C. */
async function work(): Promise<void> {
  const { close, settings } = await step("Opening the database", "Opened the database", () =>
    openEnvironment({ log }),
  )
  atEnd(close)
  process.env.BACKLINE_LINK_URL = settings.url ?? localUrl(settings.host, settings.port)
  const { startJobs } = await import("../lib/worker/jobs")
  const jobs = startJobs({ concurrency: 8 })
  atEnd(() => jobs.stop())
  log("Running jobs. Ctrl+C stops it.")
  // Until a signal: what runs jobs keeps no process alive by itself.
  setInterval(() => undefined, 60_000)
}

endOnSignals(0, log)
try {
  await work()
} catch (error) {
  if (!isEnding()) console.error((error as { plain?: boolean }).plain ? (error as Error).message : error)
  await end(1)
}
