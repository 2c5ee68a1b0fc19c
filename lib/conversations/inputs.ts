import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/doc"
import { typedText } from "@/lib/threads/inputs"

const conversation = { ...commandInput, conversationId: z.uuid() }

export const StartConversation = z.strictObject({
  ...commandInput,
  customerId: z.uuid(),
  subject: textInput({ name: "A subject", max: 500 }).default(""),
  messageId: z.uuid(),
  text: typedText("Please write something."),
})
export const SendReply = z.strictObject({
  ...conversation,
  text: typedText("Please write something to send."),
})
export const AddConversationNote = z.strictObject({
  ...conversation,
  text: typedText("Please write a note."),
})
export const ReceiveMessage = z.strictObject({
  ...conversation,
  text: typedText("Please write something to send."),
})
export const CloseConversation = z.strictObject(conversation)
export const ReopenConversation = z.strictObject(conversation)
export const TagConversation = z.strictObject({ ...conversation, tagId: z.uuid() })
export const UntagConversation = z.strictObject({ ...conversation, tagId: z.uuid() })

export const inboxViews = ["mine", "unassigned", "all", "snoozed", "closed"] as const
export type InboxView = (typeof inboxViews)[number]
