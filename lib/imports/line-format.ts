import { z } from "zod"
import { whyNotText } from "@/lib/shared/doc"
import { badLine } from "./bad-line"

const day = 86_400
const lastMoment = 253_402_300_799

/** What a field has to be, said so that the field's name can stand before it. */
const says = (what: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? "is missing" : `must be ${what}`),
})

const text = z.string(says("text")).superRefine((value, context) => {
  const why = whyNotText(value)
  if (why) context.addIssue({ code: "custom", message: why.replace(/^This text /, "").replace(/\.$/, "") })
})

const named = (max: number) =>
  text
    .refine((value) => value.trim() !== "", "is blank")
    .refine((value) => value.length <= max, `has more than ${max} characters`)

const moment = z
  .number(says("a number of Unix seconds"))
  .min(0, "lies before 1970")
  .max(lastMoment, "lies after the year 9999; it is counted in seconds")
  .refine((t) => t <= Date.now() / 1000 + day, "lies in the future")

const email = z.email(says("an e-mail address")).max(254, "has more than 254 characters").toLowerCase()

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

// Taken as it stands: a key like "__proto__" is a name as any other.
const values = z
  .custom<Record<string, unknown>>(isPlain, says("an object"))
  .superRefine((object, context) => {
    for (const [name, value] of Object.entries(object)) {
      const why = whyNotName(name) ?? (typeof value === "string" ? whyNotText(value) : null)
      if (why)
        context.addIssue({ code: "custom", message: `has “${name.slice(0, 60)}”: ${why.replace(/\.$/, "")}` })
    }
  })

function whyNotName(name: string): string | null {
  if (name.trim() === "") return "A name can't be blank."
  if (name.length > 200) return "A name has at most 200 characters."
  return whyNotText(name)
}

const author = z.enum(["contact", "teammate"], says("“contact” or “teammate”"))
const written = { t: moment, author_email: email.nullish(), macro: z.unknown().optional() }

const part = z.discriminatedUnion(
  "type",
  [
    z.object({ type: z.literal("comment"), ...written, author, text }),
    z.object({
      type: z.literal("note"),
      ...written,
      author: z.literal("teammate", "must be “teammate”: customers write no notes").nullish(),
      text,
    }),
    z.object({ type: z.literal("close"), ...written, author }),
    z.object({
      type: z.literal("ticket_linked"),
      ...written,
      author: author.nullish(),
      ticket: z.int(says("the place of a ticket in tickets[], counted from 0")).min(0, "must be 0 or more"),
    }),
  ],
  says("“comment”, “note”, “ticket_linked” or “close”"),
)

const ticketEvent = z.discriminatedUnion(
  "type",
  [
    z.object({
      type: z.literal("note"),
      t: moment,
      cross_post: z.boolean(says("true or false")).nullish(),
      fields: values.refine((fields) => Object.keys(fields).length > 0, "is empty"),
    }),
    z.object({ type: z.literal("attributes_updated"), t: moment, attributes: values }),
  ],
  says("“note” or “attributes_updated”"),
)

const ticket = z.object(
  {
    type: named(200),
    created_at: moment,
    attributes: values.nullish(),
    events: z.array(ticketEvent, says("a list")).nullish(),
    title: named(300).nullish(),
    description: text.nullish(),
    state: named(200).nullish(),
    assignee: email.nullish(),
    team: named(200).nullish(),
    shared: z.boolean(says("true or false")).nullish(),
  },
  says("an object"),
)

const line = z.looseObject(
  {
    id: named(300),
    contact: named(300).nullish(),
    teammate: named(300).nullish(),
    customer: z
      .object(
        { name: named(300).nullish(), email: email.nullish(), external_id: named(300).nullish() },
        says("an object"),
      )
      .nullish(),
    parts: z.array(part, says("a list")).min(1, "is empty"),
    tickets: z.array(ticket, says("a list")).nullish(),
    subject: text.refine((value) => value.length <= 500, "has more than 500 characters").nullish(),
    assignee: email.nullish(),
    team: named(200).nullish(),
    status: z.enum(["open", "snoozed", "closed"], says("“open”, “snoozed” or “closed”")).nullish(),
    snoozed_until: z
      .union(
        [z.number(), z.iso.datetime({ offset: true, error: "is no ISO 8601 time" })],
        says("Unix seconds or an ISO 8601 time"),
      )
      .nullish(),
    tags: z.array(named(60), says("a list")).nullish(),
  },
  says("an object"),
)

/** One conversation as a line of an import gives it (docs/import-format.md). */
export type ImportLine = z.infer<typeof line>
export type ImportTicket = z.infer<typeof ticket>

/** Reads one line, or throws a BadLine that names the field. */
export function parseLine(source: string): ImportLine {
  const parsed = line.safeParse(readJson(source))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    badLine(`${nameOf(issue?.path ?? [])} ${issue?.message ?? "isn't understood"}.`)
  }
  const { contact, customer } = parsed.data
  if (!contact && !customer?.email && !customer?.external_id && !customer?.name)
    badLine("contact is missing, and customer names nobody.")
  return parsed.data
}

const nameOf = (path: PropertyKey[]) =>
  path.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at ? "." : ""}${String(key)}`)).join("") ||
  "The line"

function readJson(source: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(suspicious.number.test(source) ? source.replace(token, keepExact) : source)
  } catch {
    badLine("This isn't JSON.")
  }
  if (suspicious.character.test(source) && hasBadCharacter(value))
    badLine("The line has a character that can't be stored (U+0000 or half of a pair).")
  return value
}

const suspicious = {
  number: /\d{16}|\d\.\d{12}|\d[eE][+-]?\d{3}/,
  character: /\\u(0000|d[89a-f])/i,
}
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g

/** A number with more digits than JavaScript keeps becomes text, since values are kept as they were typed. */
function keepExact(found: string): string {
  if (found.startsWith('"')) return found
  const digits = found.replace(/[eE].*|[-.]/g, "").replace(/^0+/, "").length
  return digits > 15 || !Number.isFinite(Number(found)) ? `"${found}"` : found
}

function hasBadCharacter(value: unknown): boolean {
  const open = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === "string" && (next.includes("\u0000") || !isWellFormed(next))) return true
    if (typeof next === "object" && next !== null)
      for (const entry of Object.entries(next)) open.push(...entry)
  }
  return false
}

const isWellFormed = (value: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value)
