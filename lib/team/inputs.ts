import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { siteOf, whyNotSite } from "@/lib/shared/sites"
import { textInput } from "@/lib/shared/text-input"

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

const site = z
  .string()
  .max(300)
  .superRefine((text, context) => {
    const why = whyNotSite(text)
    if (why) context.addIssue({ code: "custom", message: why })
  })
  .transform((text) => siteOf(text) ?? text)

export const RotateMessengerKey = z.strictObject(commandInput)
/** `before`: the list that the person began with; another one stored stops the command. */
export const SetMessengerSites = z.strictObject({
  ...commandInput,
  before: z.array(z.string()).max(50),
  sites: z
    .array(site)
    .max(50, "A messenger can be shown on up to 50 sites.")
    .refine((sites) => new Set(sites).size === sites.length, "A site stands twice in the list."),
})
