import { sql } from "drizzle-orm"
import { db, type Tx } from "@/db/client"
import type { SystemActor } from "@/lib/events/actor"
import { defineCommand } from "@/lib/events/command"
import type { NewEvent, WakeCause } from "@/lib/events/event"
import { newId } from "@/lib/shared/ids"
import { notThere, refuse } from "@/lib/shared/refusals"
import { SnoozeThread, WakeDue, WakeThread } from "../inputs"
import { lockThread } from "../queries"
import { whyNotSnooze } from "../rules"

/** Snoozes a conversation or ticket until a time; snoozing again replaces the time (SPEC Z1, Z2). */
export const snoozeThread = defineCommand({
  name: "snoozeThread",
  right: "teammate",
  input: SnoozeThread,
  run: async ({ tx, actor, workspaceId, at }, { threadId, until }) => {
    const thread = await lockThread(tx, actor, threadId)
    if (!thread) return notThere
    const refusal = whyNotSnooze(thread, new Date(until), at)
    if (refusal) return refusal
    await tx.execute(sql`
      update threads set status = 'snoozed', snoozed_until = ${until}, snooze_ticket_id = null,
        snooze_epoch = snooze_epoch + 1
      where workspace_id = ${workspaceId} and id = ${threadId}`)
    return [
      {
        type: "thread.snoozed",
        thread: threadId,
        data: { number: thread.number, until: new Date(until).toISOString() },
        places: [{ id: threadId }],
      },
    ]
  },
})

/** Ends the snooze of threads that the caller has locked. A timer set before can no longer wake them (SPEC Z2). */
export async function endSnooze(tx: Tx, workspaceId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.execute(sql`
    update threads set status = 'open', snoozed_until = null, snooze_ticket_id = null, snooze_epoch = snooze_epoch + 1
    where workspace_id = ${workspaceId} and status = 'snoozed'
      and id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`)
}

/** The event that says who or what woke a thread (SPEC Z7). */
export function wokenEvent(
  thread: { id: string; number: number | null },
  cause: WakeCause,
  byNumber: number | null = null,
): NewEvent {
  return {
    type: "thread.woken",
    thread: thread.id,
    data: { number: thread.number, cause, byNumber },
    places: [{ id: thread.id, activity: true, attention: true }],
  }
}

/** Wakes a snoozed conversation or ticket now (SPEC Z1). */
export const wakeThread = defineCommand({
  name: "wakeThread",
  right: "teammate",
  input: WakeThread,
  run: async ({ tx, actor, workspaceId }, { threadId }) => {
    const thread = await lockThread(tx, actor, threadId)
    if (!thread) return notThere
    if (thread.status !== "snoozed") return refuse("not_snoozed", "It isn't snoozed.")
    await endSnooze(tx, workspaceId, [threadId])
    return [wokenEvent(thread, "teammate")]
  },
})

const wakeDue = defineCommand({
  name: "wakeDue",
  right: "system",
  input: WakeDue,
  run: async ({ tx, actor, workspaceId, at }, { threadId, epoch }) => {
    const thread = await lockThread(tx, actor, threadId)
    const [due] = await tx.execute(sql`
      select 1 from threads where workspace_id = ${workspaceId} and id = ${threadId} and status = 'snoozed'
        and snooze_epoch = ${epoch} and snoozed_until <= ${at.toISOString()}`)
    if (!thread || !due) return refuse("not_snoozed", "It isn't snoozed.")
    await endSnooze(tx, workspaceId, [threadId])
    return [wokenEvent(thread, "time")]
  },
})

/** Wakes what is due, in every workspace; safe to run in several processes. Gives how many it woke (SPEC Z2). */
export async function wakeWhatIsDue(now: Date, limit = 100): Promise<number> {
  const due = await db().execute<{ w: string; id: string; epoch: number }>(sql`
    select workspace_id as w, id, snooze_epoch as epoch from threads
    where status = 'snoozed' and snoozed_until <= ${now.toISOString()} order by snoozed_until limit ${limit}`)
  let woken = 0
  for (const { w: workspaceId, id: threadId, epoch } of due) {
    const actor: SystemActor = { kind: "system", workspaceId, id: null }
    const result = await wakeDue(actor, { commandId: newId(), threadId, epoch }, { at: now })
    if (result.ok) woken++
  }
  return woken
}
