import { sql } from "drizzle-orm"
import type { CommandContext } from "@/lib/events/command"
import type { Doc } from "@/lib/shared/doc"
import { docFromText } from "@/lib/shared/doc-text"
import { among, type Scope } from "../queries/scope"
import { erasedName, erasedTitle } from "../rules"

const blank: Doc = { type: "doc", content: [] }
const empty = sql`${JSON.stringify(blank)}::text::jsonb`

/** What a message, and why an admin opened a ticket anyway, say once they are erased. */
const erased = "Erased."

/** Blanks what was written in a customer's conversations, by them and about them. */
export async function eraseConversations(context: CommandContext, scope: Scope): Promise<void> {
  const { tx, workspaceId } = context
  const theirs = among(scope.conversationIds)
  await tx.execute(sql`
    update conversations set subject = '', imported = null, import_id = null
    where workspace_id = ${workspaceId} and id in ${theirs}`)
  await tx.execute(sql`
    update messages set doc = ${JSON.stringify(docFromText(erased))}::text::jsonb, text = ${erased}
    where workspace_id = ${workspaceId} and conversation_id in ${theirs}`)
  await eraseNotes(context, [...scope.conversationIds, ...scope.ticketIds])
}

/** The notes first: that waits for edits that began before, so that what they kept as earlier versions is found. */
async function eraseNotes({ tx, workspaceId, at }: CommandContext, threadIds: string[]): Promise<void> {
  await tx.execute(sql`
    update notes set doc = ${empty}, text = '', removed_at = coalesce(removed_at, ${at.toISOString()}::timestamptz)
    where workspace_id = ${workspaceId} and thread_id in ${among(threadIds)}`)
  await tx.execute(sql`
    update note_versions set doc = ${empty} where workspace_id = ${workspaceId} and note_id in (
      select id from notes where workspace_id = ${workspaceId} and thread_id in ${among(threadIds)})`)
}

/** Blanks the tickets that stand for nobody else; of one that does, what this customer filled in. */
export async function eraseTickets({ tx, workspaceId }: CommandContext, scope: Scope): Promise<void> {
  const filled = among([...scope.ticketIds, ...scope.filledIds])
  await tx.execute(sql`
    update tickets set title = ${erasedTitle}, description = '', attributes = '{}'
    where workspace_id = ${workspaceId} and id in ${filled}`)
  await tx.execute(sql`
    update ticket_field_changes set before = null, after = null
    where workspace_id = ${workspaceId} and ticket_id in ${filled}`)
  await tx.execute(sql`
    update ticket_openings set reason = ${erased}
    where workspace_id = ${workspaceId} and ticket_id in ${among(scope.ticketIds)}`)
}

/** Forgets who they were, and by which name a host site knows them. */
export async function eraseIdentity({ tx, workspaceId, at }: CommandContext, scope: Scope): Promise<void> {
  const them = among(scope.customerIds)
  await tx.execute(sql`
    delete from customer_attributes where workspace_id = ${workspaceId} and customer_id in ${them}`)
  await tx.execute(sql`
    update customer_changes set before = null, after = null,
      field = case when field in ('name', 'email', 'company') then field else 'attribute' end
    where workspace_id = ${workspaceId} and customer_id in ${them}`)
  await tx.execute(sql`
    update customers set name = ${erasedName}, name_by = 'team', email = null, email_by = 'team', company = null,
      external_id = null, import_id = null, erased_at = ${at.toISOString()}
    where workspace_id = ${workspaceId} and id in ${them}`)
}
