import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/text-input"

export const AddCustomer = z.strictObject({
  ...commandInput,
  name: textInput({ min: "Please give a name.", max: 300, name: "A name" }),
  email: z.email().max(254).toLowerCase().nullable().default(null),
  company: textInput({ name: "A company", max: 300 }).nullable().default(null),
  externalId: z.string().max(300).nullable().default(null),
  importId: z.string().max(300).nullable().default(null),
})

export const IdentifyCustomer = z.strictObject({
  ...commandInput,
  externalId: z.string().min(1).max(300).nullable(),
  email: z.email().max(254).toLowerCase().nullable(),
  /** Null where they said none: a known customer keeps the name they have. */
  name: textInput({ min: "Please give a name.", max: 300, name: "A name" }).nullable(),
})
