import { z } from "zod"
import { commandInput } from "@/lib/shared/command-input"
import { dateLocales } from "@/lib/shared/date-locales"
import { siteOf, whyNotSite } from "@/lib/shared/sites"
import { textInput } from "@/lib/shared/text-input"

const email = z.email("This is not an e-mail address.").max(254).toLowerCase()
export const timeZone = z.string().refine(isTimeZone, "This time zone is not known.")

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** A password that somebody chooses. */
export const newPassword = z
  .string()
  .min(10, "A password has at least 10 characters.")
  .max(128, "A password has at most 128 characters.")

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
      password: newPassword,
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

const role = z.enum(["owner", "admin", "teammate"])
const office = z.enum(["front", "back"])
const ids = z.array(z.uuid()).max(500)
const team = z.object({
  name: textInput({ min: "Please name the team.", max: 80, name: "A team's name" }),
  office,
})

/** `before`: the team that the person began with; another one stored stops the command. */
export const ChangeTeam = z.strictObject({
  ...commandInput,
  teamId: z.uuid(),
  before: z.strictObject({ name: z.string(), office, memberIds: ids }),
  ...team.shape,
  memberIds: ids,
})
export const OnTeam = z.strictObject({ ...commandInput, teamId: z.uuid() })

export const InviteTeammate = z.strictObject({
  ...commandInput,
  email,
  role: role.default("teammate"),
  office: office.default("front"),
  teamIds: ids.default([]),
})
export const OnInvitation = z.strictObject({ ...commandInput, invitationId: z.uuid() })
/** `email` and `role`: what whoever accepts was shown. */
export const AcceptInvitation = z.strictObject({
  ...commandInput,
  tokenHash: z.hex().length(64),
  email: z.string(),
  role: z.string(),
  name: personName,
  passwordHash: z.string(),
})

/** `from`: what the person saw; another one stored stops the command. */
export const SetRole = z.strictObject({ ...commandInput, teammateId: z.uuid(), from: role, to: role })
export const SetOffice = z.strictObject({ ...commandInput, teammateId: z.uuid(), to: office })
export const SetAway = z.strictObject({ ...commandInput, teammateId: z.uuid(), to: z.boolean() })
export const OnTeammate = z.strictObject({ ...commandInput, teammateId: z.uuid() })

const profile = {
  name: personName,
  timeZone: timeZone.nullable(),
  dateLocale: z.enum(dateLocales.map((one) => one.value)).nullable(),
}
export const ChangeProfile = z.strictObject({
  ...commandInput,
  before: z.strictObject({
    name: z.string(),
    timeZone: z.string().nullable(),
    dateLocale: z.string().nullable(),
  }),
  ...profile,
})
export const EndSessions = z.strictObject({ ...commandInput, sessionIds: ids.min(1) })

export const ChangePassword = z.strictObject({
  ...commandInput,
  passwordHash: z.string(),
  keepSessionId: z.uuid().nullable(),
})
export const ResetPassword = z.strictObject({
  ...commandInput,
  tokenHash: z.hex().length(64),
  passwordHash: z.string(),
})
export const AskForAddress = z.strictObject({ ...commandInput, email })
export const PressAddressLink = z.strictObject({ ...commandInput, tokenHash: z.hex().length(64) })
export const OnOwnAccount = z.strictObject(commandInput)
export const StartTwoFactor = z.strictObject({
  ...commandInput,
  backupCodes: z.string(),
  step: z.number().int(),
  keepSessionId: z.uuid().nullable(),
})
export const RenewBackupCodes = z.strictObject({ ...commandInput, backupCodes: z.string() })
export const MakeResetLink = z.strictObject({
  ...commandInput,
  teammateId: z.uuid(),
  tokenHash: z.hex().length(64),
})
