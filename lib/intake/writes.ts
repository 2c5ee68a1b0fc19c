import { sql } from "drizzle-orm"
import { z } from "zod"
import { db } from "@/db/client"
import { startConversation } from "@/lib/conversations/commands/start"
import type { CustomerActor } from "@/lib/events/actor"
import { isId } from "@/lib/shared/addresses"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { submitTicketForm } from "@/lib/tickets/commands/forms"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import { readAfter } from "./door"

type Body = Record<string, unknown>

// All that a customer can do (SPEC C3): each is a command with them as its actor, or a mark of their own.

/**
 * Starts a conversation of their own; it is named by its first words. A page that was made for another customer, before
 * somebody else signed in beside it, says for whom it writes and is refused.
 */
export async function startByCustomer(actor: CustomerActor, body: Body) {
  if (body.customerId !== undefined && !(await isSamePerson(actor, body.customerId))) return notThere
  const tooFast = await whyNotWrite(actor)
  if (tooFast) return tooFast
  const subject = subjectOf(typeof body.text === "string" ? body.text : "")
  const result = await startConversation(actor, { ...body, customerId: actor.id, subject })
  return readAfter(actor, result, String(body.commandId))
}

/** Whether a page was made for this customer, or for one who was merged into them since. */
async function isSamePerson({ workspaceId, id }: CustomerActor, madeFor: unknown): Promise<boolean> {
  if (madeFor === id || typeof madeFor !== "string" || !isId(madeFor)) return madeFor === id
  const rows = await db().execute(sql`
    select 1 from customers where workspace_id = ${workspaceId} and id = ${madeFor} and merged_into = ${id}`)
  return rows.length > 0
}

const perMinute = 60

/** Says no to somebody who writes faster than anybody could, or null. */
async function whyNotWrite({ workspaceId, id }: CustomerActor): Promise<Refusal | null> {
  const [row] = await db().execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select at from customer_feed where workspace_id = ${workspaceId} and customer_id = ${id}
      order by n desc limit ${perMinute}) f
    where at > now() - interval '1 minute'`)
  if ((row?.count ?? 0) < perMinute) return null
  return refuse("too_many_tries", "That was a lot at once. Please wait a minute and send it again.")
}

const longestSubject = 80

function subjectOf(text: string): string {
  const line = text.trim().split(/\r?\n/)[0]?.trim() ?? ""
  if (line.length <= longestSubject) return line
  const cut = line.slice(0, longestSubject)
  const words = cut
    .slice(0, Math.max(cut.lastIndexOf(" "), longestSubject / 2))
    .replace(/[\ud800-\udbff]$/, "")
  return `${words}…`
}

/** Writes in a conversation of their own (SPEC C1). */
export async function writeByCustomer(actor: CustomerActor, conversationId: string, body: Body) {
  if (!isId(conversationId)) return notThere
  const tooFast = await whyNotWrite(actor)
  if (tooFast) return tooFast
  return readAfter(actor, await receiveMessage(actor, { ...body, conversationId }), conversationId)
}

/** Sends in a ticket form. One that was sent in already answers as it did the first time (SPEC F3). */
export async function submitByCustomer(actor: CustomerActor, formId: string, body: Body) {
  const [form] = isId(formId)
    ? await db().execute<{ conversationId: string; submitted: boolean }>(sql`
        select conversation_id as "conversationId", submitted_at is not null as submitted from ticket_forms
        where workspace_id = ${actor.workspaceId} and id = ${formId} and customer_id = ${actor.id}`)
    : []
  if (!form) return notThere
  const result = await submitTicketForm(actor, { ...body, formId })
  const sentTwice = !result.ok && result.code === "unchanged"
  return sentTwice
    ? readAfter(actor, { ok: true, events: [] }, form.conversationId)
    : readAfter(actor, result, form.conversationId)
}

const Seen = z.object({ n: z.int().nonnegative() })

/** Notes how far a customer has seen a conversation; never backwards, never further than there is. A mark, no command. */
export async function markSeen(
  actor: CustomerActor,
  conversationId: string,
  body: Body,
): Promise<{ ok: true } | Refusal> {
  const seen = Seen.safeParse(body)
  if (!isId(conversationId)) return notThere
  if (!seen.success) return refuse("invalid", "This isn't understood.")
  const rows = await db().execute<{ moved: boolean }>(sql`
    with conversation as (
      select c.id, (select max(f.n) from customer_feed f where f.workspace_id = c.workspace_id
        and f.customer_id = c.customer_id and f.conversation_id = c.id) as last
      from conversations c
      where c.workspace_id = ${actor.workspaceId} and c.customer_id = ${actor.id} and c.id = ${conversationId}
        and exists (select 1 from customer_feed f where f.workspace_id = c.workspace_id
          and f.customer_id = c.customer_id and f.conversation_id = c.id)
    ), moved as (
      insert into customer_reads as r (workspace_id, customer_id, conversation_id, n, at)
      select ${actor.workspaceId}, ${actor.id}, id, least(last, ${seen.data.n}), now() from conversation
      where last is not null
      on conflict (workspace_id, customer_id, conversation_id) do update set n = excluded.n, at = excluded.at
      where r.n < excluded.n
      returning conversation_id
    )
    select pg_notify('backline_seen', ${`${actor.workspaceId} ${conversationId}`}), true as moved from moved
    union all select null, false from conversation`)
  return rows.length > 0 ? { ok: true } : notThere
}
