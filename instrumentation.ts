/** Runs once when a web process starts: what goes on beside the requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  const { startWaking } = await import("./lib/worker/waking")
  startWaking()
  const { startTidying } = await import("./lib/worker/tidying")
  startTidying()
  if (process.env.BACKLINE_JOBS === "0") return
  const { startJobs } = await import("./lib/worker/jobs")
  startJobs({ concurrency: 2 })
}
