import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { plainText } from "@/lib/shared/doc"
import { docFromText } from "@/lib/shared/doc-text"
import { textInput } from "@/lib/shared/text-input"
import { typedText } from "@/lib/threads/inputs"

const conversation = { ...commandInput, conversationId: z.uuid() }

/** What a customer writes: words, files, or both. */
const customersMessage = {
  text: textInput({ name: "A text" }),
  fileIds: z.array(z.uuid()).max(20, "A message takes up to 20 files.").default([]),
}
const saysSomething = (message: { text: string; fileIds: string[] }) =>
  message.fileIds.length > 0 || plainText(docFromText(message.text)) !== ""
const nothing = "Please write something to send."

export const StartConversation = z
  .strictObject({
    ...commandInput,
    customerId: z.uuid(),
    subject: textInput({ name: "A subject", max: 500 }).default(""),
    messageId: z.uuid(),
    ...customersMessage,
  })
  .refine(saysSomething, nothing)
/** Begun by a teammate: with a message to the customer, or with a note of what was said elsewhere. */
export const StartForCustomer = z.strictObject({
  ...commandInput,
  customerId: z.uuid(),
  subject: textInput({ min: "Please give a subject.", name: "A subject", max: 500 }),
  /** The id of the message or note that it begins with. */
  partId: z.uuid(),
  kind: z.enum(["message", "note"]),
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
export const ReceiveMessage = z
  .strictObject({ ...conversation, ...customersMessage })
  .refine(saysSomething, nothing)
export const CloseConversation = z.strictObject(conversation)
export const ReopenConversation = z.strictObject(conversation)
export const TagConversation = z.strictObject({ ...conversation, tagId: z.uuid() })
export const UntagConversation = z.strictObject({ ...conversation, tagId: z.uuid() })

export const inboxViews = ["mine", "unassigned", "all", "snoozed", "closed"] as const
export type InboxView = (typeof inboxViews)[number]
