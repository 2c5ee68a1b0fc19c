import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { CloseConversation, ReopenConversation } from "../inputs"
import { lockConversation } from "../queries"

/** Sets a locked conversation's inbox status to open or closed, ending any snooze. */
export async function setStatus(
  tx: Tx,
  workspaceId: string,
  id: string,
  status: "open" | "closed",
): Promise<void> {
  await tx.execute(sql`
    update threads set status = ${status}, snoozed_until = null, snooze_ticket_id = null,
      snooze_epoch = snooze_epoch + 1
    where workspace_id = ${workspaceId} and id = ${id}`)
}

/** Closes a conversation; its tickets stay as they are (SPEC O2). */
export const closeConversation = defineCommand({
  name: "closeConversation",
  right: "teammate",
  input: CloseConversation,
  run: async ({ tx, workspaceId }, { conversationId: id }) => {
    const conversation = await lockConversation(tx, workspaceId, id)
    if (!conversation) return notThere
    const { status: from } = conversation.thread
    if (from === "closed") return refuse("unchanged", "This conversation is closed already.")
    await setStatus(tx, workspaceId, id, "closed")
    return [{ type: "conversation.closed", thread: id, data: { from }, places: [{ id }] }]
  },
})

/** Opens a closed conversation again. */
export const reopenConversation = defineCommand({
  name: "reopenConversation",
  right: "teammate",
  input: ReopenConversation,
  run: async ({ tx, workspaceId }, { conversationId: id }) => {
    const conversation = await lockConversation(tx, workspaceId, id)
    if (!conversation) return notThere
    const { status: from } = conversation.thread
    if (from !== "closed") return refuse("unchanged", "This conversation isn't closed.")
    await setStatus(tx, workspaceId, id, "open")
    return [
      {
        type: "conversation.reopened",
        thread: id,
        data: { from, cause: "teammate" },
        places: [{ id, activity: true }],
      },
    ]
  },
})
