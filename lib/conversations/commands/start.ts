import { conversations } from "@/db/schema/conversations"
import { threads } from "@/db/schema/threads"
import { holdCustomer } from "@/lib/customers/queries/writer"
import { defineCommand } from "@/lib/events/command"
import { docFromText } from "@/lib/shared/doc-text"
import { notThere } from "@/lib/shared/refusals"
import { StartConversation } from "../inputs"
import { insertMessage, messageEvent, theCustomer } from "./messages"

/** Starts a conversation with its customer's first message; the command's id is the conversation's (SPEC O1). */
export const startConversation = defineCommand({
  name: "startConversation",
  right: "customer",
  input: StartConversation,
  run: async (context, { commandId: id, customerId, subject, messageId, text, fileIds }) => {
    const { tx, workspaceId, actor, at } = context
    if (actor.kind === "customer" && actor.id !== customerId) return notThere
    if (!(await holdCustomer(tx, actor, customerId))) return notThere
    await tx.insert(threads).values({ workspaceId, id, category: "conversation", createdAt: at, lastAt: at })
    await tx.insert(conversations).values({ workspaceId, id, customerId, subject })
    const doc = docFromText(text)
    const message = { id: messageId, conversationId: id, customerId, doc, ...theCustomer }
    const refusal = await insertMessage(context, message, fileIds)
    if (refusal) return refusal
    return [
      { type: "conversation.started", thread: id, data: { customerId }, places: [{ id }] },
      messageEvent(id, messageId, customerId, { mine: true }),
    ]
  },
})
