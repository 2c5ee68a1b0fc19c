import { z } from "zod"

const workspace = { workspaceId: z.uuid() }

/** Every kind of job, and what it is told; what it does stands in lib/worker/tasks.ts. */
export const payloads = {
  /** Sends one mail. */
  sendMail: z.strictObject({ ...workspace, mailId: z.uuid() }),
  /** Tells a customer by mail what they have not seen (SPEC C5). */
  mailNews: z.strictObject({ ...workspace, customerId: z.uuid() }),
  /** Starts the workflows that an event triggers (SPEC F4). */
  startWorkflows: z.strictObject({ ...workspace, seq: z.int() }),
  /** Starts a workflow if what the customer said by that event is unanswered still. */
  startUnanswered: z.strictObject({ ...workspace, workflowId: z.uuid(), seq: z.int() }),
  /** Moves the tickets of an archived state to where they go (SPEC T5). */
  moveTickets: z.strictObject({ ...workspace, stateId: z.uuid() }),
  /** Removes the bytes of files that were erased. */
  eraseFiles: z.strictObject({ ...workspace, fileIds: z.array(z.uuid()) }),
  /** Takes the next steps of a workflow's run. */
  runWorkflow: z.strictObject({ ...workspace, runId: z.uuid() }),
}

export type TaskName = keyof typeof payloads
export type Payload<Name extends TaskName> = z.output<(typeof payloads)[Name]>
