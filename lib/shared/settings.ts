import { z } from "zod"

type Environment = Record<string, string | undefined>

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65535)

function isUrl(value: string, schemes: string[]): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return schemes.includes(url.protocol.slice(0, -1)) && url.hostname !== ""
}

function isDatabaseUrl(value: string): boolean {
  return isUrl(value, ["postgres", "postgresql"]) && /^\/[\w.$-]+$/.test(new URL(value).pathname)
}

function isOrigin(value: string): boolean {
  if (!isUrl(value, ["http", "https"])) return false
  const url = new URL(value)
  return url.pathname === "/" && url.search === "" && url.hash === "" && url.username === ""
}

/** The address that mails come from where none is given: the mail server's login, else one of this place's own. */
function senderOf({ SMTP_URL, BACKLINE_URL }: Values): string | undefined {
  if (!SMTP_URL) return undefined
  const { username, hostname } = new URL(SMTP_URL)
  const login = z.email().safeParse(decodeURIComponent(username))
  if (login.success) return login.data
  const host = BACKLINE_URL ? new URL(BACKLINE_URL).hostname : hostname
  return `backline@${/^[a-z][a-z\d.-]*$/i.test(host) ? host : "localhost"}`
}

const databaseForm = "postgres://name:password@host:5432/database"

// One rule per variable: what it must look like, and the words that say so.
const rules = {
  PORT: { schema: port, must: "must be a number between 1 and 65535" },
  HOST: { schema: z.string().regex(/^[\w.:-]+$/), must: "must be an address or host name to listen on" },
  DATABASE_URL: { schema: z.string().refine(isDatabaseUrl), must: `must look like ${databaseForm}` },
  DATABASE_DIRECT_URL: { schema: z.string().refine(isDatabaseUrl), must: `must look like ${databaseForm}` },
  DATABASE_CUSTOMER_URL: { schema: z.string().refine(isDatabaseUrl), must: `must look like ${databaseForm}` },
  BACKLINE_DATA_DIR: { schema: z.string(), must: "must be a folder" },
  BACKLINE_URL: {
    schema: z.string().refine(isOrigin),
    must: "must be an address without a path, like https://inbox.example.com",
  },
  BACKLINE_SECRET: { schema: z.string().min(32), must: "must be at least 32 characters long" },
  BACKLINE_DEMO: { schema: z.enum(["0", "1"]), must: "must be 0 or 1" },
  SMTP_URL: {
    schema: z.string().refine((value) => isUrl(value, ["smtp", "smtps"])),
    must: "must look like smtp://name:password@host:587",
  },
  MAIL_FROM: { schema: z.email(), must: "must be an e-mail address" },
  BACKLINE_JOBS: { schema: z.enum(["0", "1"]), must: "must be 0 or 1" },
  S3_ENDPOINT: {
    schema: z.string().refine((value) => isUrl(value, ["http", "https"])),
    must: "must be an http or https address",
  },
  S3_REGION: { schema: z.string(), must: "must be a region's name" },
  S3_BUCKET: { schema: z.string(), must: "must be a bucket's name" },
  S3_ACCESS_KEY_ID: { schema: z.string(), must: "must be a key's id" },
  S3_SECRET_ACCESS_KEY: { schema: z.string(), must: "must be a key" },
} as const

type Name = keyof typeof rules
type Values = { [N in Name]?: z.output<(typeof rules)[N]["schema"]> }

export type Settings = {
  port: number
  host: string
  databaseUrl?: string
  databaseDirectUrl?: string
  databaseCustomerUrl?: string
  dataDir: string
  url?: string
  secret?: string
  demo: boolean
  smtpUrl?: string
  mailFrom?: string
  /** Whether the web process runs jobs as well; where it does not, npm run worker has to. */
  jobs: boolean
  s3?: { endpoint?: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string }
}

// Passwords stand in these: their mistakes are told without the value.
const secret: readonly Name[] = [
  "DATABASE_URL",
  "DATABASE_DIRECT_URL",
  "DATABASE_CUSTOMER_URL",
  "BACKLINE_SECRET",
  "SMTP_URL",
  "S3_SECRET_ACCESS_KEY",
]

function readEach(env: Environment): { values: Values; mistakes: string[] } {
  const values: Record<string, unknown> = {}
  const mistakes: string[] = []
  for (const [name, { schema, must }] of Object.entries(rules)) {
    // An empty variable counts as absent: compose files and shells write FOO= for "not set".
    const value = env[name]?.trim()
    if (!value) continue
    const read = schema.safeParse(value)
    if (read.success) values[name] = read.data
    else
      mistakes.push(
        `${name} ${must}${secret.includes(name as Name) ? "" : `, but is ${JSON.stringify(value)}`}.`,
      )
  }
  return { values: values as Values, mistakes }
}

function whatIsMissing(values: Values): string[] {
  const mistakes: string[] = []
  for (const name of ["DATABASE_DIRECT_URL", "DATABASE_CUSTOMER_URL"] as const) {
    if (values[name] && !values.DATABASE_URL) mistakes.push(`${name} is set, but DATABASE_URL is not.`)
  }
  const s3 = ["S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const
  const absent = s3.filter((name) => !values[name])
  if (absent.length > 0 && (absent.length < s3.length || values.S3_ENDPOINT)) {
    mistakes.push(`Storing files in S3 also needs ${absent.join(", ")}.`)
  }
  return mistakes
}

function toSettings(values: Values): Settings {
  // SPEC X1: the demo is the default only beside the embedded database, and then nobody else may reach it.
  const demo = values.BACKLINE_DEMO ? values.BACKLINE_DEMO === "1" : !values.DATABASE_URL
  const { S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_ENDPOINT } = values
  return {
    port: values.PORT ?? 3000,
    host: values.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0"),
    databaseUrl: values.DATABASE_URL,
    databaseDirectUrl: values.DATABASE_DIRECT_URL,
    databaseCustomerUrl: values.DATABASE_CUSTOMER_URL,
    dataDir: values.BACKLINE_DATA_DIR ?? ".data",
    url: values.BACKLINE_URL?.replace(/\/$/, ""),
    secret: values.BACKLINE_SECRET,
    demo,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? senderOf(values),
    jobs: values.BACKLINE_JOBS !== "0",
    s3:
      S3_BUCKET && S3_REGION && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
        ? {
            endpoint: S3_ENDPOINT,
            region: S3_REGION,
            bucket: S3_BUCKET,
            accessKeyId: S3_ACCESS_KEY_ID,
            secretAccessKey: S3_SECRET_ACCESS_KEY,
          }
        : undefined,
  }
}

/** Reads the configuration from the environment (SPEC X5), or says each mistake in one sentence. */
export function readSettings(
  env: Environment,
): { ok: true; settings: Settings } | { ok: false; mistakes: string[] } {
  const { values, mistakes } = readEach(env)
  mistakes.push(...whatIsMissing(values))
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, settings: toSettings(values) }
}
