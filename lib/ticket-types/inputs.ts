import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/text-input"

const name = (what: string) => textInput({ min: `Please name the ${what}.`, max: 200, name: "A name" })

const attribute = z.strictObject({
  id: z.uuid(),
  name: name("attribute"),
  kind: z.enum(["text", "long_text", "number", "decimal", "yes_no", "date_time", "list", "files"]),
  items: z.array(z.strictObject({ id: z.uuid(), name: name("choice") })).default([]),
  requiredOnCreate: z.boolean().default(false),
  requiredOnForm: z.boolean().default(false),
  requiredToResolve: z.boolean().default(false),
  shownOnCreate: z.boolean().default(true),
  visibleToCustomer: z.boolean().default(false),
})

export const AddTicketType = z.strictObject({
  ...commandInput,
  category: z.enum(["customer", "back_office", "tracker"]),
  name: name("ticket type"),
  icon: z.string().min(1).max(16).default("🎫"),
  description: textInput({ name: "A description", max: 2000 }).default(""),
  sharingAllowed: z.boolean().default(false),
  descriptionVisible: z.boolean().default(false),
  defaultTeamId: z.uuid().nullable().default(null),
  attributes: z.array(attribute).default([]),
})

export const AddAttribute = z.strictObject({ ...commandInput, typeId: z.uuid(), attribute })
