import type { JobHelpers, TaskList } from "graphile-worker"
import { eraseFiles } from "@/lib/files/erase"
import { type Payload, payloads, type TaskName } from "@/lib/jobs/tasks"
import { mailNews } from "@/lib/mail/news"
import { sendMail } from "@/lib/mail/send"
import { moveTickets } from "@/lib/tickets/commands/move"
import { runWorkflow, stopBrokenRun } from "@/lib/workflows/commands/run"
import { startUnanswered, startWorkflows } from "@/lib/workflows/commands/start"

type Work = { [Name in TaskName]?: (payload: Payload<Name>) => Promise<void> }

// Each bears being begun twice: a process may die in the middle of it.
const work: Work = {
  sendMail,
  mailNews,
  startWorkflows,
  startUnanswered,
  runWorkflow,
  moveTickets,
  eraseFiles,
}

// What is done once a job has failed for the last time, where somebody would wait for it.
const givenUp: Work = { runWorkflow: stopBrokenRun }

async function run(name: TaskName, raw: unknown, { job }: JobHelpers): Promise<void> {
  const payload = payloads[name].parse(raw)
  try {
    await (work[name] as (payload: unknown) => Promise<void>)(payload)
  } catch (error) {
    if (job.attempts >= job.max_attempts)
      await (givenUp[name] as ((payload: unknown) => Promise<void>) | undefined)?.(payload)
    throw error
  }
}

/** What each kind of job does; a payload that is not as it should be fails the job. */
export const taskList: TaskList = Object.fromEntries(
  (Object.keys(work) as TaskName[]).map((name) => [
    name,
    (raw: unknown, helpers: JobHelpers) => run(name, raw, helpers),
  ]),
)
