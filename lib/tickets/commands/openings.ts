import { sql } from "drizzle-orm"
import { mayOpen } from "@/lib/events/access"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { lockThreads } from "@/lib/threads/queries"
import { CloseAgain, OpenAnyway } from "../inputs"

/**
 * Opens a ticket of a limited type for an admin who is in none of its teams, for a reason and a time; its team sees both
 * in its timeline (SPEC A2). Refuses where it can be opened already.
 */
export const openAnyway = defineCommand({
  name: "openAnyway",
  right: "admin",
  input: OpenAnyway,
  run: async ({ tx, actor, workspaceId, commandId, at }, { ticketId, reason, minutes }) => {
    const [thread] = await lockThreads(tx, workspaceId, sql`select ${ticketId}::uuid`)
    if (thread?.number == null || actor.kind !== "teammate") return notThere
    const [closed] = await tx.execute(sql`
      select 1 from tickets k where k.workspace_id = ${workspaceId} and k.id = ${ticketId}
        and not ${mayOpen(actor, sql`k.type_id`, sql`k.id`)}`)
    const { number } = thread
    if (!closed) return refuse("can_be_opened", `You can open ticket #${number} already.`)
    const until = new Date(at.getTime() + minutes * 60_000).toISOString()
    await tx.execute(sql`
      insert into ticket_openings (workspace_id, id, ticket_id, teammate_id, reason, opened_at, open_until)
      values (${workspaceId}, ${commandId}, ${ticketId}, ${actor.id}, ${reason.trim()}, ${at.toISOString()}, ${until})`)
    // The reason is a text and stands with the opening, where it can be erased; event_feed puts it in (SPEC A5).
    const data = { number, until, reason: null }
    const places = [{ id: ticketId, activity: true, attention: true }]
    return [{ type: "ticket.opened_anyway", thread: ticketId, data, places }]
  },
})

/** Ends what `openAnyway` began, before its time (SPEC A2). */
export const closeAgain = defineCommand({
  name: "closeAgain",
  right: "admin",
  input: CloseAgain,
  run: async ({ tx, actor, workspaceId, at }, { ticketId }) => {
    const [thread] = await lockThreads(tx, workspaceId, sql`select ${ticketId}::uuid`)
    const ended = await tx.execute(sql`
      update ticket_openings set ended_at = ${at.toISOString()}
      where workspace_id = ${workspaceId} and ticket_id = ${ticketId} and teammate_id = ${actor.id}
        and ended_at is null and open_until > ${at.toISOString()} returning 1`)
    if (thread?.number == null || ended.length === 0) return notThere
    const data = { number: thread.number }
    return [{ type: "ticket.closed_again", thread: ticketId, data, places: [{ id: ticketId }] }]
  },
})
