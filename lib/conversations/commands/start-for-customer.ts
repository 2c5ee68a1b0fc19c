import { conversations } from "@/db/schema/conversations"
import { threads } from "@/db/schema/threads"
import { holdCustomer } from "@/lib/customers/queries/writer"
import { type CommandContext, defineCommand } from "@/lib/events/command"
import type { NewEvent } from "@/lib/events/event"
import { docFromText } from "@/lib/shared/doc-text"
import { notThere } from "@/lib/shared/refusals"
import { insertNote } from "@/lib/threads/commands/notes"
import { StartForCustomer } from "../inputs"
import { insertMessage, messageEvent, ourAuthor } from "./messages"

/**
 * Starts a conversation for a customer, assigned to who starts it: with a message, which the customer gets, or with a note
 * of a call. Of the latter they see nothing until somebody writes to them (SPEC O1, C3).
 */
export const startForCustomer = defineCommand({
  name: "startForCustomer",
  right: "teammate",
  input: StartForCustomer,
  run: async (context, { commandId: id, customerId, subject, partId, kind, text }) => {
    const { tx, workspaceId, actor, at } = context
    if (!(await holdCustomer(tx, actor, customerId))) return notThere
    const assigneeId = actor.kind === "teammate" ? actor.id : null
    const category = "conversation" as const
    await tx.insert(threads).values({ workspaceId, id, category, assigneeId, createdAt: at, lastAt: at })
    await tx.insert(conversations).values({ workspaceId, id, customerId, subject: subject.trim() })
    const data = { number: null, from: null, to: assigneeId }
    const assigned: NewEvent[] =
      assigneeId === null ? [] : [{ type: "thread.assigned", thread: id, data, places: [{ id }] }]
    const doc = docFromText(text)
    return [
      { type: "conversation.started", thread: id, data: { customerId }, places: [{ id }] },
      ...assigned,
      kind === "note"
        ? noted(context, { id: partId, threadId: id, doc })
        : await written(context, { id: partId, conversationId: id, customerId, doc }),
    ]
  },
})

type Doc = ReturnType<typeof docFromText>

function noted(context: CommandContext, { id, threadId, doc }: { id: string; threadId: string; doc: Doc }) {
  insertNote({ ...context, commandId: id }, { threadId, doc })
  return {
    type: "note.added",
    thread: threadId,
    note: id,
    data: { number: null, crossPosted: false },
    places: [{ id: threadId, activity: true, attention: true, part: true }],
  } satisfies NewEvent
}

type Written = { id: string; conversationId: string; customerId: string; doc: Doc }

async function written(context: CommandContext, message: Written): Promise<NewEvent> {
  await insertMessage(context, { ...message, ...ourAuthor(context.actor) })
  return messageEvent(message.conversationId, message.id, message.customerId, { mine: false })
}
