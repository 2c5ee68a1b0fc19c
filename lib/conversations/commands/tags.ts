import { and, eq } from "drizzle-orm"
import { conversationTags } from "@/db/schema/tags"
import { defineCommand } from "@/lib/events/command"
import { notThere, refuse } from "@/lib/shared/refusals"
import { findTag } from "@/lib/tags/queries"
import { TagConversation, UntagConversation } from "../inputs"
import { lockConversation } from "../queries"

/** Tags a conversation or Customer ticket, which always may be (SPEC S6). */
export const tagConversation = defineCommand({
  name: "tagConversation",
  right: "teammate",
  input: TagConversation,
  run: async ({ tx, workspaceId }, { conversationId: id, tagId }) => {
    const conversation = await lockConversation(tx, workspaceId, id)
    const tag = await findTag(tx, workspaceId, tagId)
    if (!conversation || !tag) return notThere
    const added = await tx
      .insert(conversationTags)
      .values({ workspaceId, conversationId: id, tagId })
      .onConflictDoNothing()
      .returning()
    if (added.length === 0) return refuse("unchanged", `It is tagged “${tag.name}” already.`)
    return [{ type: "conversation.tagged", thread: id, data: { tagId }, places: [{ id }] }]
  },
})

/** Takes a tag off a conversation or Customer ticket. */
export const untagConversation = defineCommand({
  name: "untagConversation",
  right: "teammate",
  input: UntagConversation,
  run: async ({ tx, workspaceId }, { conversationId: id, tagId }) => {
    if (!(await lockConversation(tx, workspaceId, id))) return notThere
    const { workspaceId: w, conversationId, tagId: tag } = conversationTags
    const removed = await tx
      .delete(conversationTags)
      .where(and(eq(w, workspaceId), eq(conversationId, id), eq(tag, tagId)))
      .returning()
    if (removed.length === 0) return refuse("unchanged", "It doesn't carry that tag.")
    return [{ type: "conversation.untagged", thread: id, data: { tagId }, places: [{ id }] }]
  },
})
