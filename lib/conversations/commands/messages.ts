import { messages } from "@/db/schema/conversations"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { type Doc, plainText } from "@/lib/shared/doc"
import { docFromText } from "@/lib/shared/doc-text"
import { notThere } from "@/lib/shared/refusals"
import { insertNote } from "@/lib/threads/commands/notes"
import { endSnooze, wokenEvent } from "@/lib/threads/commands/snooze"
import { AddConversationNote, ReceiveMessage, SendReply } from "../inputs"
import { lockConversation } from "../queries"
import { setStatus } from "./status"

/** Stores a message; `authorId` null means that the customer wrote it. */
export async function insertMessage(
  { tx, workspaceId, at }: CommandContext,
  message: { id: string; conversationId: string; customerId: string; authorId: string | null; doc: Doc },
): Promise<void> {
  await tx.insert(messages).values({ workspaceId, createdAt: at, text: plainText(message.doc), ...message })
}

/** Sends a teammate's reply to the customer; the one place where the team's words reach one (SPEC N2). */
export const sendReply = defineCommand({
  name: "sendReply",
  right: "teammate",
  input: SendReply,
  run: async (context, { commandId: id, conversationId, text }) => {
    const { tx, workspaceId, actor } = context
    const conversation = await lockConversation(tx, workspaceId, conversationId)
    if (!conversation) return notThere
    const { customerId } = conversation
    const doc = docFromText(text)
    await insertMessage(context, { id, conversationId, customerId, authorId: actor.id, doc })
    return [messageEvent(conversationId, id, customerId)]
  },
})

function messageEvent(conversationId: string, id: string, customerId: string): NewEvent {
  return {
    type: "message.sent",
    thread: conversationId,
    message: id,
    data: { customerId },
    places: [{ id: conversationId, activity: true, attention: true, part: true }],
  }
}

/** Takes in what a customer writes; it wakes a snoozed conversation and reopens a closed one (SPEC Z2). */
export const receiveMessage = defineCommand({
  name: "receiveMessage",
  right: "customer",
  input: ReceiveMessage,
  run: async (context, { commandId: id, conversationId, text }) => {
    const { tx, workspaceId, actor } = context
    const conversation = await lockConversation(tx, workspaceId, conversationId)
    if (!conversation || (actor.kind === "customer" && actor.id !== conversation.customerId)) return notThere
    const { customerId, thread } = conversation
    await insertMessage(context, { id, conversationId, customerId, authorId: null, doc: docFromText(text) })
    const sent = messageEvent(conversationId, id, customerId)
    if (thread.status === "snoozed") {
      await endSnooze(tx, workspaceId, [conversationId])
      return [sent, wokenEvent(thread, "customer")]
    }
    if (thread.status === "open") return [sent]
    await setStatus(tx, workspaceId, conversationId, "open")
    const data = { from: "closed", cause: "customer" } as const
    return [
      sent,
      { type: "conversation.reopened", thread: conversationId, data, places: [{ id: conversationId }] },
    ]
  },
})

/** Adds an internal note to a conversation or Customer ticket; it wakes nothing (SPEC Z4). */
export const addConversationNote = defineCommand({
  name: "addConversationNote",
  right: "teammate",
  input: AddConversationNote,
  run: async (context, { commandId: id, conversationId, text }) => {
    const conversation = await lockConversation(context.tx, context.workspaceId, conversationId)
    if (!conversation) return notThere
    insertNote(context, { threadId: conversationId, doc: docFromText(text) })
    return [
      {
        type: "note.added",
        thread: conversationId,
        note: id,
        data: { number: null, crossPosted: false },
        places: [{ id: conversationId, activity: true, attention: true, part: true }],
      },
    ]
  },
})
