import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import type { Payload, TaskName } from "./tasks"

/**
 * Enqueues a job in a command's transaction: it is there once that commits, and never if it does not. Of two with one
 * key the later replaces the earlier, with `keepRunAt` at the earlier one's time; jobs of one queue run one by one.
 */
export async function enqueue<Name extends TaskName>(
  tx: Tx,
  task: Name,
  payload: Payload<Name>,
  options: { runAt?: Date; key?: string; keepRunAt?: boolean; queue?: string } = {},
): Promise<void> {
  const { runAt, key, keepRunAt = false, queue } = options
  await tx.execute(sql`
    select enqueue_job(${task}, ${JSON.stringify(payload)}::text::jsonb, ${runAt?.toISOString() ?? null}::timestamptz,
      ${key ?? null}, ${keepRunAt}, ${queue ?? null})`)
}
