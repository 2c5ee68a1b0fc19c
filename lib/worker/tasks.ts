import type { TaskList } from "graphile-worker"
import { type Payload, payloads, type TaskName } from "@/lib/jobs/tasks"
import { mailNews } from "@/lib/mail/news"
import { sendMail } from "@/lib/mail/send"
import { runWorkflow } from "@/lib/workflows/commands/run"
import { startUnanswered, startWorkflows } from "@/lib/workflows/commands/start"

type Work = { [Name in TaskName]?: (payload: Payload<Name>) => Promise<void> }

// Each bears being begun twice: a process may die in the middle of it.
const work: Work = { sendMail, mailNews, startWorkflows, startUnanswered, runWorkflow }

/** What each kind of job does; a payload that is not as it should be fails the job. */
export const taskList: TaskList = Object.fromEntries(
  (Object.keys(work) as TaskName[]).map((name) => [
    name,
    (raw: unknown) => (work[name] as (payload: unknown) => Promise<void>)(payloads[name].parse(raw)),
  ]),
)
