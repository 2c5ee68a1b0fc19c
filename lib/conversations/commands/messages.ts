import { sql } from "drizzle-orm"
import { messages } from "@/db/schema/conversations"
import { messageFiles } from "@/db/schema/messenger"
import type { Actor } from "@/lib/events/actor"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { type Doc, plainText } from "@/lib/shared/doc"
import { docFromText } from "@/lib/shared/doc-text"
import { notThere, type Refusal } from "@/lib/shared/refusals"
import { insertNote } from "@/lib/threads/commands/notes"
import { endSnooze, wokenEvent } from "@/lib/threads/commands/snooze"
import type { LockedThread } from "@/lib/threads/queries"
import { AddConversationNote, SendReply } from "../inputs"
import { lockConversation } from "../queries"
import { setStatus } from "./status"

type Author = { authorKind: "customer" | "teammate" | "workflow"; authorId: string | null }

/** The customer themselves as the author of a message. */
export const theCustomer: Author = { authorKind: "customer", authorId: null }

/** Who the team is as the author of a message. */
export function ourAuthor(actor: Actor): Author {
  return actor.kind === "teammate"
    ? { authorKind: "teammate", authorId: actor.id }
    : { authorKind: "workflow", authorId: null }
}

type NewMessage = Author & { id: string; conversationId: string; customerId: string; doc: Doc }

/** Stores a message with the customer's files that go along; refuses files that are not theirs. */
export async function insertMessage(
  { tx, workspaceId, at }: CommandContext,
  message: NewMessage,
  fileIds: string[] = [],
): Promise<Refusal | null> {
  const { id: messageId, customerId } = message
  await tx.insert(messages).values({ workspaceId, createdAt: at, text: plainText(message.doc), ...message })
  if (fileIds.length === 0) return null
  const sent = [...new Set(fileIds)].map((fileId, position) => {
    return { workspaceId, messageId, fileId, customerId, position }
  })
  const known = await tx.execute(sql`
    select 1 from files where workspace_id = ${workspaceId} and customer_id = ${customerId}
      and id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(fileIds)}::text::jsonb))
      for key share`)
  if (known.length !== sent.length) return notThere
  await tx.insert(messageFiles).values(sent)
  return null
}

/** The event of a message, which its customer hears of as well; `mine` says that it is their own. */
export function messageEvent(
  conversation: string,
  message: string,
  customerId: string,
  { mine }: { mine: boolean },
): NewEvent {
  return {
    type: "message.sent",
    thread: conversation,
    message,
    data: { customerId },
    places: [{ id: conversation, activity: true, attention: true, part: true }],
    customer: { id: customerId, conversation, type: "message", message, mine },
  }
}

/** Sends the team's reply to the customer; the one place where the team's words reach one (SPEC N2). */
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
    await insertMessage(context, { id, conversationId, customerId, doc, ...ourAuthor(actor) })
    return [messageEvent(conversationId, id, customerId, { mine: false })]
  },
})

/** Opens a locked conversation whose customer has written: a snoozed one wakes, a closed one reopens (SPEC Z2). */
export async function openAgain(
  { tx, workspaceId }: CommandContext,
  thread: LockedThread,
): Promise<NewEvent[]> {
  const { id, status } = thread
  if (status === "open") return []
  if (status === "snoozed") {
    await endSnooze(tx, workspaceId, [id])
    return [wokenEvent(thread, "customer")]
  }
  await setStatus(tx, workspaceId, id, "open")
  const data = { from: "closed", cause: "customer" } as const
  return [{ type: "conversation.reopened", thread: id, data, places: [{ id }] }]
}

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
