import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/text-input"
import { typedText } from "@/lib/threads/inputs"
import { whyNotPlaceholders } from "./rules/texts"

const yearInMinutes = 366 * 24 * 60
const minutes = z
  .int("Please give whole minutes.")
  .min(1, "Please give at least one minute.")
  .max(yearInMinutes, "Please give at most a year.")

/** Texts in which {customer.name} and the like stand for what they say when the workflow runs. */
const withPlaceholders = (text: z.ZodType<string>) =>
  text.superRefine((value, context) => {
    const why = whyNotPlaceholders(value)
    if (why) context.addIssue({ code: "custom", message: why })
  })

/** What starts a workflow (SPEC F4); null means any. */
export const Trigger = z.discriminatedUnion("on", [
  z.strictObject({ on: z.literal("conversation_started") }),
  z.strictObject({ on: z.literal("customer_wrote") }),
  z.strictObject({ on: z.literal("ticket_created"), typeId: z.uuid().nullable() }),
  z.strictObject({
    on: z.literal("state_changed"),
    typeId: z.uuid().nullable(),
    toStateId: z.uuid().nullable(),
  }),
  z.strictObject({ on: z.literal("unanswered"), minutes }),
])

const someone = z.discriminatedUnion("op", [
  z.strictObject({ op: z.enum(["is", "is_not"]), value: z.uuid("Please choose whom.") }),
  z.strictObject({ op: z.enum(["is_empty", "is_not_empty"]), value: z.null() }),
])
const words = textInput({ min: "Please say which words.", max: 500, name: "The text" })
const is = z.enum(["is", "is_not"])
const has = z.enum(["has", "has_not"])
const contains = z.enum(["contains", "contains_not"])
const field = <Name extends string>(name: Name) => ({ field: z.literal(name) })

/** One condition; all of a workflow's have to hold. */
export const Condition = z.union([
  z.strictObject({
    ...field("conversation_status"),
    op: is,
    value: z.enum(["open", "snoozed", "closed"]),
  }),
  ...someone.options.map((one) => one.extend(field("assignee"))),
  ...someone.options.map((one) => one.extend(field("team"))),
  z.strictObject({ ...field("tag"), op: has, value: z.uuid("Please choose a tag.") }),
  z.strictObject({ ...field("message"), op: contains, value: words }),
  z.strictObject({ ...field("subject"), op: contains, value: words }),
  z.strictObject({ ...field("company"), op: is, value: words }),
  z.strictObject({ ...field("company"), op: z.enum(["is_empty", "is_not_empty"]), value: z.null() }),
  z.strictObject({ ...field("email_domain"), op: is, value: words }),
  z.strictObject({ ...field("ticket_type"), op: is, value: z.uuid("Please choose a ticket type.") }),
  z.strictObject({
    ...field("state_category"),
    op: is,
    value: z.enum(["submitted", "in_progress", "waiting_on_customer", "resolved"]),
  }),
  z.strictObject({ ...field("shared"), op: z.literal("is"), value: z.boolean() }),
])

const action = { id: z.uuid() }
const on = z.enum(["conversation", "ticket"])
const value = z.union([textInput({ name: "A value" }), z.number(), z.boolean(), z.array(z.uuid()).max(20)])

/** One action. `on` says whether it is about the conversation or the ticket; its id stays when it is moved. */
export const Action = z.discriminatedUnion("do", [
  z.strictObject({
    ...action,
    do: z.literal("send_message"),
    text: withPlaceholders(typedText("Please write the message.")),
  }),
  z.strictObject({ ...action, do: z.literal("send_form"), typeId: z.uuid("Please choose a ticket type.") }),
  z.strictObject({ ...action, do: z.literal("assign"), on, teammateId: z.uuid().nullable() }),
  z.strictObject({ ...action, do: z.literal("assign_team"), on, teamId: z.uuid().nullable() }),
  z.strictObject({ ...action, do: z.literal("tag"), tagId: z.uuid("Please choose a tag.") }),
  z.strictObject({ ...action, do: z.literal("snooze"), on, minutes }),
  z.strictObject({ ...action, do: z.literal("close") }),
  z.strictObject({
    ...action,
    do: z.literal("create_ticket"),
    typeId: z.uuid("Please choose a ticket type."),
    title: withPlaceholders(textInput({ min: "Please give the ticket a title.", max: 300, name: "A title" })),
    description: withPlaceholders(textInput({ name: "A description" })).default(""),
    attributes: z.record(z.uuid(), value).default({}),
  }),
  z.strictObject({ ...action, do: z.literal("change_state"), stateId: z.uuid("Please choose a state.") }),
  z.strictObject({
    ...action,
    do: z.literal("add_note"),
    on,
    text: withPlaceholders(typedText("Please write the note.")),
    crossPost: z.boolean().default(false),
  }),
  z.strictObject({ ...action, do: z.literal("wait"), minutes }),
])

const differentIds = (actions: { id: string }[]) => new Set(actions.map((a) => a.id)).size === actions.length

/** All that a workflow does. */
export const Definition = z.strictObject({
  trigger: Trigger,
  conditions: z.array(Condition).max(20, "A workflow has at most 20 conditions."),
  actions: z
    .array(Action)
    .min(1, "Please add an action.")
    .max(30, "A workflow has at most 30 actions.")
    .refine(differentIds, "Two actions have the same id."),
})

const name = textInput({ min: "Please give the workflow a name.", max: 100, name: "A name" })
const workflow = { ...commandInput, workflowId: z.uuid() }

export const CreateWorkflow = z.strictObject({ ...commandInput, name, definition: Definition })
/** `version`: the one that the person began with; a newer one stored stops the command. */
export const SaveWorkflow = z.strictObject({
  ...workflow,
  version: z.int().positive(),
  definition: Definition,
})
export const RenameWorkflow = z.strictObject({ ...workflow, name })
export const SwitchWorkflow = z.strictObject({ ...workflow, enabled: z.boolean() })
export const ArchiveWorkflow = z.strictObject(workflow)
/** All workflows that are not archived, in their new order. */
export const OrderWorkflows = z.strictObject({ ...commandInput, workflowIds: z.array(z.uuid()).max(1000) })
/** Asked by a screen, of a definition that need not be saved; changes nothing. */
export const PreviewWorkflow = z.strictObject({ conversationId: z.uuid(), definition: Definition })
