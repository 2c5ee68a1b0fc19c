import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/text-input"

const name = (what: string) =>
  textInput({ min: `Please name the ${what}.`, max: 200, name: "A name" }).transform((text) => text.trim())
const item = z.strictObject({ id: z.uuid(), name: name("choice"), archived: z.boolean().optional() })

const attribute = z.strictObject({
  id: z.uuid(),
  name: name("attribute"),
  kind: z.enum(["text", "long_text", "number", "decimal", "yes_no", "date_time", "list", "files"]),
  items: z.array(item).max(200, "A list has up to 200 choices.").default([]),
  requiredOnCreate: z.boolean().default(false),
  requiredOnForm: z.boolean().default(false),
  requiredToResolve: z.boolean().default(false),
  shownOnCreate: z.boolean().default(true),
  visibleToCustomer: z.boolean().default(false),
  archived: z.boolean().default(false),
})

const attributes = z.array(attribute).max(100, "A ticket type has up to 100 attributes.")
const settings = {
  name: name("ticket type"),
  icon: z.string().min(1).max(64).default("🎫"),
  description: textInput({ name: "A description", max: 2000 }).default(""),
  sharingAllowed: z.boolean().default(false),
  descriptionVisible: z.boolean().default(false),
  limited: z.boolean().default(false),
  teamIds: z.array(z.uuid()).max(200).default([]),
  defaultTeamId: z.uuid().nullable().default(null),
  assignment: z.enum(["none", "round_robin", "least_loaded"]).default("none"),
  attributes: attributes.default([]),
}

export const AddTicketType = z.strictObject({
  ...commandInput,
  category: z.enum(["customer", "back_office", "tracker"]),
  ...settings,
})
/**
 * `version`: the one that this was made of. `stopSharing`: what the confirmation named; more tickets or another tag stop
 * the command (SPEC T7, S6).
 */
export const EditTicketType = z.strictObject({
  ...commandInput,
  typeId: z.uuid(),
  version: z.int(),
  ...settings,
  stopSharing: z
    .strictObject({ tickets: z.int(), tagIds: z.array(z.uuid()) })
    .nullable()
    .default(null),
})
export const ArchiveTicketType = z.strictObject({ ...commandInput, typeId: z.uuid() })
export const RestoreTicketType = z.strictObject({ ...commandInput, typeId: z.uuid() })
export const AddAttribute = z.strictObject({ ...commandInput, typeId: z.uuid(), attribute })

const category = z.enum(["submitted", "in_progress", "waiting_on_customer", "resolved"])
const label = (what: string) =>
  textInput({ min: `Please say what ${what}.`, max: 60, name: "A label" }).transform((text) => text.trim())
const stateSettings = z.strictObject({
  internalLabel: label("teammates call it"),
  customerLabel: label("customers read"),
  typeIds: z.array(z.uuid()).max(1000),
})

export const AddState = z.strictObject({ ...commandInput, category, ...stateSettings.shape })
/** `before`: what the change was made of. */
export const EditState = z.strictObject({
  ...commandInput,
  stateId: z.uuid(),
  before: z.strictObject({
    internalLabel: z.string(),
    customerLabel: z.string(),
    typeIds: z.array(z.uuid()),
  }),
  ...stateSettings.shape,
})
export const OrderStates = z.strictObject({ ...commandInput, category, stateIds: z.array(z.uuid()).max(500) })
/** `moveTo`: the state that its tickets go to; null keeps them where they are. */
export const ArchiveState = z.strictObject({
  ...commandInput,
  stateId: z.uuid(),
  moveTo: z.uuid().nullable(),
})
export const RestoreState = z.strictObject({ ...commandInput, stateId: z.uuid() })
