import { chmod, mkdir } from "node:fs/promises"
import path from "node:path"
import { provision } from "../db/provision"
import { readSettings, type Settings } from "../lib/shared/settings"
import { keepSecret } from "./embedded/cluster"
import { type Embedded, openEmbedded } from "./embedded/open"
import { refuse } from "./processes"

export type Environment = { env: Record<string, string>; settings: Settings; close(): Promise<void> }

type Log = (message: string) => void

/** The settings of this process, or one refusal that tells every mistake. */
export function checkedSettings(): Settings {
  const read = readSettings(process.env)
  if (!read.ok) throw refuse(read.mistakes.join("\n"))
  return read.settings
}

async function openDataDir(settings: Settings): Promise<string> {
  const folder = path.resolve(settings.dataDir)
  try {
    // The embedded database may run as another account and has to reach its folder inside this one.
    const made = await mkdir(folder, { recursive: true, mode: 0o711 })
    if (made) await chmod(folder, 0o711)
  } catch (error) {
    throw refuse(
      `The data folder ${folder} can't be made (${(error as Error).message}): set BACKLINE_DATA_DIR.`,
    )
  }
  return folder
}

async function openSecret(settings: Settings, dataDir: string): Promise<string> {
  if (settings.secret) return settings.secret
  return keepSecret(path.join(dataDir, "secret")).catch((error) => {
    if (error.plain) throw error
    throw refuse(
      `The secret in ${dataDir} can't be read or made (${error.message}): check the folder's rights.`,
    )
  })
}

function explainDatabase(error: Error & { code?: string }): Error {
  const reasons: Record<string, string> = {
    ECONNREFUSED: "nothing answers at that address",
    ENOTFOUND: "there is no such host",
    CONNECT_TIMEOUT: "it does not answer",
    "28P01": "the password is wrong",
    "28000": "the account is not let in",
    "3D000": "there is no such database",
    "53300": "it has no connection left",
    "53100": "its disk is full",
    "42501": `the account lacks a right: ${error.message}`,
  }
  const reason = error.code ? reasons[error.code] : undefined
  return reason ? refuse(`The database can't be used: ${reason}. See DATABASE_URL.`) : error
}

/** Migrates a database and gives the environment that the web process and its tests run in. */
export async function databaseEnvironment(options: {
  ownerUrl: string
  directUrl?: string
  customerUrl?: string
  secret: string
  log: Log
}): Promise<Record<string, string>> {
  const { appUrl, listenUrl, customer, warnings } = await provision(options).catch((error) => {
    throw explainDatabase(error)
  })
  for (const warning of warnings) options.log(`Warning: ${warning}`)
  return {
    BACKLINE_APP_URL: appUrl,
    BACKLINE_LISTEN_URL: listenUrl,
    BACKLINE_CUSTOMER_URL: customer?.url ?? "",
    BACKLINE_CUSTOMER_LISTEN_URL: customer?.listenUrl ?? "",
    BACKLINE_OWNER_URL: options.directUrl ?? options.ownerUrl,
    BACKLINE_SECRET: options.secret,
  }
}

/**
 * Opens all that a Backline process needs: checked settings, the secret, a migrated database (the embedded
 * one unless DATABASE_URL is set) with the app's role. Close it at the end; Ctrl+C closes it too.
 */
export async function openEnvironment({ log }: { log: Log }): Promise<Environment> {
  const settings = checkedSettings()
  const dataDir = await openDataDir(settings)
  const secret = await openSecret(settings, dataDir)
  let embedded: Embedded | undefined
  let ownerUrl = settings.databaseUrl
  if (!ownerUrl) {
    embedded = await openEmbedded({ dataDir, log })
    ownerUrl = await embedded.openDatabase("backline")
  }
  const directUrl = settings.databaseDirectUrl
  const customerUrl = settings.databaseCustomerUrl
  const database = await databaseEnvironment({ ownerUrl, directUrl, customerUrl, secret, log }).catch(
    async (error) => {
      await embedded?.close()
      throw error
    },
  )
  const env = {
    ...database,
    BACKLINE_DEMO: settings.demo ? "1" : "0",
    BACKLINE_DATA_DIR: dataDir,
    BACKLINE_URL: settings.url ?? "",
    BACKLINE_JOBS: settings.jobs ? "1" : "0",
    SMTP_URL: settings.smtpUrl ?? "",
    MAIL_FROM: settings.mailFrom ?? "",
    PORT: String(settings.port),
    HOST: settings.host,
  }
  // What runs in this process, such as an import, uses the same connections as the web process.
  Object.assign(process.env, env)
  return { env, settings, close: async () => embedded?.close() }
}
