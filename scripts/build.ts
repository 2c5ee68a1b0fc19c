import type { StdioOptions } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { refuse, run } from "./processes"
import { log, step } from "./progress"

/** What a build is made of. */
export const builtFrom = {
  folders: ["app", "components", "lib", "db", "public", "patches"],
  files: [
    "next.config.js",
    "next.config.ts",
    "next.config.mjs",
    "postcss.config.mjs",
    "proxy.ts",
    "instrumentation.ts",
    "package-lock.json",
    "tsconfig.json",
  ],
}
const stamp = ".next/backline-source"

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((e) => e.isFile()).map((e) => path.join(e.parentPath, e.name))
}

/** A hash of all that a build is made of. Tests are no part of it. */
export async function sourceHash(): Promise<string> {
  const found = (await Promise.all(builtFrom.folders.map(listFiles)))
    .flat()
    .filter((f) => !/\.test\.tsx?$/.test(f))
  const hash = createHash("sha256").update(process.versions.node)
  for (const file of [...found, ...builtFrom.files].sort()) {
    const content = await readFile(file).catch(() => null)
    if (content) hash.update(`\0${file}\0${content.length}\0`).update(content)
  }
  return hash.digest("hex")
}

/** The command line of Next's own program, for a child with an "ipc" channel and the environment below. */
export function nextProgram(...args: string[]): string[] {
  const watch = pathToFileURL(path.resolve("scripts/parent-watch.mjs")).href
  return ["--import", watch, "node_modules/next/dist/bin/next", ...args]
}

/** What Next's process has in its environment, whatever else it gets. */
export const nextEnvironment = (mode: "production" | "development") => ({
  NODE_ENV: mode,
  NEXT_TELEMETRY_DISABLED: "1",
  BACKLINE_STARTED_BY: String(process.pid),
})

/** Builds unless the last complete build is of exactly this code. */
export async function buildIfStale(): Promise<void> {
  const hash = await sourceHash()
  const built = await readFile(stamp, "utf8").catch(() => "")
  const complete = await readFile(".next/BUILD_ID", "utf8").catch(() => "")
  if (complete && built === hash) return
  await step("Building", "Built", async () => {
    // Written last, so that an interrupted build counts for nothing.
    await Promise.all([stamp, ".next/BUILD_ID"].map((file) => rm(file, { force: true })))
    const env = { ...process.env, ...nextEnvironment("production") }
    const stdio: StdioOptions = ["ignore", "pipe", "pipe", "ipc"]
    const { code, output } = await run(process.execPath, nextProgram("build"), { env, stdio })
    if (code === 0 && existsSync(".next/BUILD_ID")) return writeFile(stamp, hash)
    log(output)
    throw refuse("The build failed; what it said stands above.")
  })
}
