import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { findBrowser } from "./browser"
import { buildIfStale } from "./build"
import { atEnd, freePort, isEnding, run } from "./processes"
import { log, step } from "./progress"
import type { MakeDatabase } from "./test-database"
import { openDemo, startWeb } from "./web"

export type Count = { passed: number; failed: number; skipped: number }

// What the person who runs the tests has set for an installation must not reach the tests.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = /^(BACKLINE_(?!TEST_)|DATABASE_|S3_|SMTP_URL$|MAIL_FROM$|PORT$|HOST$|NODE_ENV$)/
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !own.test(name)),
  ) as NodeJS.ProcessEnv
}

async function counted(
  args: string[],
  env: Record<string, string>,
  read: (report: Record<string, never>) => Count,
  reportVariable?: string,
): Promise<Count> {
  const folder = await mkdtemp(path.join(tmpdir(), "backline-report-"))
  const remove = atEnd(() => rm(folder, { recursive: true, force: true }))
  const report = path.join(folder, "report.json")
  const more = reportVariable ? [] : [`--outputFile.json=${report}`]
  const { code } = await run(process.execPath, [...args, ...more], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...cleanEnvironment(), ...env, ...(reportVariable ? { [reportVariable]: report } : {}) },
  })
  const text = await readFile(report, "utf8").catch(() => null)
  await remove()
  const count = text ? read(JSON.parse(text)) : { passed: 0, failed: 0, skipped: 0 }
  // A runner that fails without a failed test (a broken file, an unhandled rejection) has failed all the same.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

function vitest(projects: string[], env: Record<string, string>, filter: string[]): Promise<Count> {
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
  ]
  const chosen = projects.map((name) => `--project=${name}`)
  return counted([...args, ...chosen, ...filter], env, (report) => ({
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) || (report.numFailedTestSuites ?? 0),
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }))
}

/** The tests that need nothing but the code. */
export const unitTests = (filter: string[]) => vitest(["unit"], {}, filter)

/** The tests against a real database, migrated and empty. */
export async function databaseTests(makeDatabase: MakeDatabase, filter: string[]): Promise<Count> {
  const env = await makeDatabase("db")
  const urls = {
    BACKLINE_TEST_OWNER_URL: env.BACKLINE_OWNER_URL ?? "",
    BACKLINE_TEST_APP_URL: env.BACKLINE_APP_URL ?? "",
  }
  return vitest(["db"], { ...env, ...urls }, filter)
}

/** The tests over HTTP, against the production server with an empty database, in which each makes a workspace. */
export async function httpTests(makeDatabase: MakeDatabase, filter: string[]): Promise<Count> {
  await buildIfStale()
  const port = await freePort()
  const host = "127.0.0.1"
  const folder = await mkdtemp(path.join(tmpdir(), "backline-http-"))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  const database = await makeDatabase("http")
  // Nothing is sent: jobs are off, and nobody listens there. With a mail server set, all that mails is there.
  const quiet = { BACKLINE_JOBS: "0", SMTP_URL: "smtp://127.0.0.1:9" }
  const env = { ...database, ...quiet, BACKLINE_DATA_DIR: folder }
  const web = await step("Starting the server for requests", "Serving", () =>
    startWeb({ env, port, host, base: cleanEnvironment() }),
  )
  const urls = {
    BACKLINE_HTTP_URL: web.url,
    BACKLINE_TEST_OWNER_URL: database.BACKLINE_OWNER_URL ?? "",
    BACKLINE_TEST_APP_URL: database.BACKLINE_APP_URL ?? "",
  }
  return vitest(["http"], { ...env, ...urls }, filter).finally(() => web.stop())
}

/** The tests in a browser, against the production server with the demo story. */
export async function browserTests(makeDatabase: MakeDatabase, filter: string[]): Promise<Count> {
  const browser = await findBrowser()
  await buildIfStale()
  const port = await freePort()
  const host = "127.0.0.1"
  const folder = await mkdtemp(path.join(tmpdir(), "backline-web-"))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  const database = await makeDatabase("e2e")
  const env = { ...database, BACKLINE_DEMO: "1", BACKLINE_DATA_DIR: folder, PORT: String(port), HOST: host }
  await openDemo(env)
  const web = await step("Starting the server for the browser", "Serving", () =>
    startWeb({ env, port, host, base: cleanEnvironment() }),
  )
  void web.exited.then((code) => {
    if (!stopped && !isEnding()) log(`The web process ended during the tests (exit code ${code}).`)
  })
  let stopped = false
  const urls = {
    BACKLINE_E2E_URL: web.url,
    BACKLINE_E2E_BROWSER: browser,
    BACKLINE_E2E_OWNER_URL: database.BACKLINE_OWNER_URL ?? "",
    // For the tests that need a server of their own; they start it.
    BACKLINE_E2E_OWN: JSON.stringify(await makeDatabase("e2e_own")),
  }
  const args = [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--reporter=list,json",
    "--pass-with-no-tests",
  ]
  const count = await counted(
    [...args, ...filter],
    urls,
    ({ stats }: Record<string, Record<string, number>>) => ({
      passed: stats?.expected ?? 0,
      failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
      skipped: stats?.skipped ?? 0,
    }),
    "PLAYWRIGHT_JSON_OUTPUT_NAME",
  )
  stopped = true
  await web.stop()
  return count
}
