import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/text-input"
import { typedText } from "@/lib/threads/inputs"

const ticket = { ...commandInput, ticketId: z.uuid() }
const title = textInput({ min: "Please give the ticket a title.", max: 300, name: "A title" })
const description = textInput({ name: "A description" })
const value = z.union([
  textInput({ name: "A value" }),
  z.number(),
  z.boolean(),
  z.array(z.uuid()).max(20, "An attribute takes up to 20 files."),
])

export const CreateTicket = z.strictObject({
  ...commandInput,
  conversationId: z.uuid(),
  typeId: z.uuid("Please choose a ticket type."),
  title,
  description: description.default(""),
  attributes: z.record(z.uuid(), value).default({}),
  share: z.boolean().default(false),
})
export const ConvertConversation = CreateTicket.omit({ share: true })
export const SendTicketForm = z.strictObject({
  ...commandInput,
  conversationId: z.uuid(),
  typeId: z.uuid("Please choose a ticket type."),
})
export const SubmitTicketForm = z.strictObject({
  ...commandInput,
  formId: z.uuid(),
  title: textInput({ min: "Please say in a few words what it is about.", max: 300, name: "A title" }),
  description: description.default(""),
  attributes: z.record(z.uuid(), value).default({}),
})
/** `attributes`: values to fill in on the way, such as those that are required to resolve (SPEC T4). */
export const ChangeState = z.strictObject({
  ...ticket,
  stateId: z.uuid(),
  attributes: z.record(z.uuid(), value).optional(),
})
/** `stateId`: the state of the new type that the ticket is in from then on (SPEC T6). */
export const ChangeType = z.strictObject({ ...ticket, typeId: z.uuid(), stateId: z.uuid() })
/** Moves one ticket out of an archived state; `version` is that of the state it is in. */
export const MoveTicket = z.strictObject({ ...ticket, stateId: z.uuid(), version: z.int() })
export const RetitleTicket = z.strictObject({ ...ticket, title })
export const DescribeTicket = z.strictObject({ ...ticket, description })
export const SetAttribute = z.strictObject({ ...ticket, attributeId: z.uuid(), value: value.nullable() })
export const ShareTicket = z.strictObject(ticket)
/** `knownTagIds`: the tags that the confirmation named; one that is not among them stops the command (SPEC S6). */
export const StopSharing = z.strictObject({ ...ticket, knownTagIds: z.array(z.uuid()) })
export const LinkTicket = z.strictObject({ ...ticket, conversationId: z.uuid() })
export const UnlinkTicket = z.strictObject({ ...ticket, conversationId: z.uuid() })
export const TagTicket = z.strictObject({ ...ticket, tagId: z.uuid() })
export const UntagTicket = z.strictObject({ ...ticket, tagId: z.uuid() })
export const AddTicketNote = z.strictObject({
  ...ticket,
  text: typedText("Please write a note."),
  crossPost: z.boolean(),
})

export const ticketViews = ["mine", "team", "all", "resolved"] as const
export type TicketsView = (typeof ticketViews)[number]

export const OpenAnyway = z.strictObject({
  ...ticket,
  reason: textInput({ min: "Please give a reason; the ticket's team sees it.", max: 500, name: "A reason" }),
  minutes: z.int().min(5).max(1440),
})
export const CloseAgain = z.strictObject(ticket)
