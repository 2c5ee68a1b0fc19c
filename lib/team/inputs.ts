import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { textInput } from "@/lib/shared/doc"

const email = z.email("This is not an e-mail address.").max(254).toLowerCase()
const timeZone = z.string().refine(isTimeZone, "This time zone is not known.")

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}

const personName = textInput({ min: "Please give a name.", max: 200, name: "A name" })

export const SetUpWorkspace = z.strictObject({
  ...commandInput,
  workspace: textInput({ min: "Please name the workspace.", max: 80, name: "A workspace's name" }),
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .optional(),
  timeZone: timeZone.default("UTC"),
  demo: z.boolean().default(false),
  onlyFirst: z.boolean().default(false),
  owner: z
    .strictObject({
      name: personName,
      email,
      password: z.string().min(10, "A password has at least 10 characters.").max(128),
    })
    .optional(),
})

export const AddTeammate = z.strictObject({
  ...commandInput,
  name: personName,
  email: email.nullable().default(null),
  password: z.string().min(10).max(128).optional(),
  role: z.enum(["owner", "admin", "teammate"]).default("teammate"),
  office: z.enum(["front", "back"]).default("front"),
  importId: z.string().max(300).optional(),
})

export const AddTeam = z.strictObject({
  ...commandInput,
  name: textInput({ min: "Please name the team.", max: 80, name: "A team's name" }),
  office: z.enum(["front", "back"]).default("back"),
  memberIds: z.array(z.uuid()).default([]),
})
