import { sql } from "drizzle-orm"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { ArchiveTicketType, RestoreTicketType } from "../inputs"

async function lockArchived({ tx, workspaceId }: CommandContext, id: string): Promise<boolean | null> {
  const rows = await tx.execute<{ archived: boolean }>(sql`
    select archived_at is not null as archived from ticket_types
    where workspace_id = ${workspaceId} and id = ${id} for no key update`)
  return rows[0]?.archived ?? null
}

/** Archives a type: its tickets stay and go on, and no new one is made (SPEC T1). */
export const archiveTicketType = defineCommand({
  name: "archiveTicketType",
  right: "admin",
  input: ArchiveTicketType,
  run: async (context, { typeId }) => {
    const archived = await lockArchived(context, typeId)
    if (archived === null) return notThere
    if (archived) return refuse("unchanged", "This ticket type is archived already.")
    await context.tx.execute(sql`
      update ticket_types set archived_at = ${context.at.toISOString()}::timestamptz
      where workspace_id = ${context.workspaceId} and id = ${typeId}`)
    return [{ type: "ticket_type.archived", data: { typeId }, places: [] }]
  },
})

/** Brings an archived type back; refuses while another one has its name. */
export const restoreTicketType = defineCommand({
  name: "restoreTicketType",
  right: "admin",
  input: RestoreTicketType,
  run: async (context, { typeId }) => {
    const archived = await lockArchived(context, typeId)
    if (archived === null) return notThere
    if (!archived) return refuse("unchanged", "This ticket type isn't archived.")
    await context.tx.execute(sql`
      update ticket_types set archived_at = null
      where workspace_id = ${context.workspaceId} and id = ${typeId}`)
    return [{ type: "ticket_type.restored", data: { typeId }, places: [] }]
  },
})
