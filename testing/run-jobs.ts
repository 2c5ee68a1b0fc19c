// A process of its own that runs jobs, for tests that kill it. It ends with the process that started it.
import { startJobs } from "@/lib/worker/jobs"

startJobs({ concurrency: 4 })
process.stdin.on("end", () => process.exit()).resume()
