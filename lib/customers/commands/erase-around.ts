import { type SQL, sql } from "drizzle-orm"
import type { CommandContext } from "@/lib/events/command"
import { enqueue } from "@/lib/jobs/enqueue"
import { among, type Scope } from "../queries/scope"

/** Addresses that are or were theirs, but for those that somebody else has now. */
const addresses = (workspaceId: string, { customerIds }: Scope): SQL => sql`(
  select lower(a.address) from (
    select email as address from customers where workspace_id = ${workspaceId} and id in ${among(customerIds)}
    union select before from customer_changes
      where workspace_id = ${workspaceId} and customer_id in ${among(customerIds)} and field = 'email'
    union select after from customer_changes
      where workspace_id = ${workspaceId} and customer_id in ${among(customerIds)} and field = 'email'
    union select to_address from mails where workspace_id = ${workspaceId} and customer_id in ${among(customerIds)}
  ) a where a.address is not null and not exists (
    select 1 from customers o where o.workspace_id = ${workspaceId} and lower(o.email) = lower(a.address)
      and o.id not in ${among(customerIds)}))`

/** Blanks the mails to a customer and forgets the links that were asked for with their address; none leaves any more. */
export async function eraseMails({ tx, workspaceId, at }: CommandContext, scope: Scope): Promise<void> {
  const theirs = addresses(workspaceId, scope)
  await tx.execute(sql`
    delete from customer_links where workspace_id = ${workspaceId} and lower(email) in ${theirs}`)
  await tx.execute(sql`
    delete from auth.rate_limits where key in (select ${`link ${workspaceId} `} || a from ${theirs} as t (a))`)
  const mails = await tx.execute<{ id: string }>(sql`
    update mails set to_address = '', subject = '', text = '', html = '', last_error = null,
      blanked_at = coalesce(blanked_at, ${at.toISOString()}::timestamptz),
      status = case when status in ('queued', 'kept') then 'withdrawn' else status end
    where workspace_id = ${workspaceId} and (customer_id in ${among(scope.customerIds)}
      or kind = 'link' and lower(to_address) in ${theirs})
    returning id`)
  await forgetErrors({ tx, workspaceId }, [...scope.customerIds, ...mails.map((mail) => mail.id)])
}

const forgetErrors = ({ tx, workspaceId }: Pick<CommandContext, "tx" | "workspaceId">, ids: string[]) =>
  tx.execute(sql`
    select forget_job_errors(${workspaceId}, array(
      select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)))`)

/** Blanks what workflows wrote down about a customer's conversations and tickets; that they ran stays. */
export async function eraseRuns({ tx, workspaceId }: CommandContext, scope: Scope): Promise<void> {
  const runs = await tx.execute<{ id: string }>(sql`
    update workflow_runs set reason = case when reason is null then null else 'Erased.' end,
      conditions = case when conditions is null then null else '[]'::jsonb end
    where workspace_id = ${workspaceId} and (conversation_id in ${among(scope.conversationIds)}
      or ticket_id in ${among([...scope.conversationIds, ...scope.ticketIds])})
    returning id`)
  const ids = runs.map((run) => run.id)
  await tx.execute(sql`
    update workflow_steps set sentence = 'Erased.', why = case when why is null then null else 'Erased.' end
    where workspace_id = ${workspaceId} and run_id in ${among(ids)}`)
  await forgetErrors({ tx, workspaceId }, ids)
}

/** All ids of files that a ticket's attributes, or what they were before, name. */
const namedBy = (tickets: SQL, workspaceId: string) => sql`
  select f.value from tickets k, jsonb_each(k.attributes) a,
    jsonb_array_elements_text(case when jsonb_typeof(a.value) = 'array' then a.value else '[]' end) f
  where k.workspace_id = ${workspaceId} and ${tickets}`

/**
 * Removes the files that a customer sent, and those that only their tickets have: names now, bytes by a job that comes
 * with the same transaction. Gives how many.
 */
export async function eraseFiles({ tx, workspaceId }: CommandContext, scope: Scope): Promise<number> {
  const blanked = among([...scope.ticketIds, ...scope.filledIds])
  const before = sql`
    select f.value from ticket_field_changes c, lateral (values (c.before), (c.after)) v (value),
      jsonb_array_elements_text(case when jsonb_typeof(v.value) = 'array' then v.value else '[]' end) f
    where c.workspace_id = ${workspaceId} and c.ticket_id in ${blanked}`
  const held = await tx.execute<{ id: string }>(sql`
    select f.id from files f where f.workspace_id = ${workspaceId} and (
      f.customer_id in ${among(scope.customerIds)}
      or f.customer_id is null and f.id::text in (${namedBy(sql`k.id in ${blanked}`, workspaceId)} union ${before}))
    order by f.id for update`)
  // Looked at once they are held: another ticket may have been given one of them meanwhile, and now none can be.
  const files = await tx.execute<{ id: string }>(sql`
    select f.id from files f where f.workspace_id = ${workspaceId} and f.id in ${among(held.map((file) => file.id))}
      and (f.customer_id is not null
        or f.id::text not in (${namedBy(sql`k.id not in ${blanked}`, workspaceId)}))`)
  const ids = files.map((file) => file.id)
  if (ids.length === 0) return 0
  await tx.execute(
    sql`delete from message_files where workspace_id = ${workspaceId} and file_id in ${among(ids)}`,
  )
  await tx.execute(sql`delete from files where workspace_id = ${workspaceId} and id in ${among(ids)}`)
  await enqueue(tx, "eraseFiles", { workspaceId, fileIds: ids })
  return ids.length
}
