import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/text-input"

const customer = { ...commandInput, customerId: z.uuid() }
const name = textInput({ min: "Please give a name.", max: 300, name: "A name" })
const address = z
  .email("Please enter an e-mail address, like zoe@example.com.")
  .max(254, "An e-mail address has at most 254 characters.")
  .toLowerCase()

export const AddCustomer = z.strictObject({
  ...commandInput,
  name,
  email: address.nullable().default(null),
  company: textInput({ name: "A company", max: 300 }).nullable().default(null),
  externalId: z.string().max(300).nullable().default(null),
  importId: z.string().max(300).nullable().default(null),
})

export const IdentifyCustomer = z.strictObject({
  ...commandInput,
  externalId: z.string().min(1).max(300).nullable(),
  email: z.email().max(254).toLowerCase().nullable(),
  /** Null where they said none: a known customer keeps the name they have. */
  name: name.nullable(),
})

const attributeName = textInput({ min: "Please name the attribute.", max: 100, name: "An attribute’s name" })
const value = z.string().nullable()

/** `before` is what the person saw; null stands for nothing, and for an attribute that isn't there. */
export const ChangeCustomer = z.discriminatedUnion("field", [
  z.strictObject({ ...customer, field: z.literal("name"), before: z.string(), after: name }),
  z.strictObject({ ...customer, field: z.literal("email"), before: value, after: address.nullable() }),
  z.strictObject({
    ...customer,
    field: z.literal("company"),
    before: value,
    after: textInput({ min: "Please give a company, or none.", max: 300, name: "A company" }).nullable(),
  }),
  z.strictObject({
    ...customer,
    field: z.literal("attribute"),
    attribute: attributeName,
    before: value,
    after: textInput({ min: "Please give a value.", max: 2000, name: "A value" }).nullable(),
  }),
])

/** What of both is kept where they differ: the fields, and the names of attributes, that are taken from `from`. */
export const MergeCustomers = z.strictObject({
  ...commandInput,
  customerId: z.uuid(),
  from: z.uuid(),
  take: z
    .array(z.enum(["name", "email", "company"]))
    .max(3)
    .default([]),
  takeAttributes: z.array(z.string().max(100)).max(200).default([]),
})

export const BlockCustomer = z.strictObject(customer)
export const UnblockCustomer = z.strictObject(customer)
export const MarkSpam = z.strictObject(customer)
export const UnmarkSpam = z.strictObject(customer)
export const ExportCustomer = z.strictObject(customer)

/** `name`: typed by the person, to be sure of whom they erase. */
export const EraseCustomer = z.strictObject({ ...customer, name: z.string().max(300) })
