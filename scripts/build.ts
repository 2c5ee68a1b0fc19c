import type { StdioOptions } from "node:child_process"
import { createHash } from "node:crypto"
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { refuse, run } from "./processes"
import { log, step } from "./progress"

const sources = ["app", "components", "lib", "db", "public", "patches"]
const files = [
  "next.config.js",
  "next.config.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "package-lock.json",
  "tsconfig.json",
]
const stamp = ".next/backline-source"

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((e) => e.isFile()).map((e) => path.join(e.parentPath, e.name))
}

/** A hash of all that a build is made of. Tests are no part of it. */
export async function sourceHash(): Promise<string> {
  const found = (await Promise.all(sources.map(listFiles))).flat().filter((f) => !/\.test\.tsx?$/.test(f))
  const hash = createHash("sha256").update(process.versions.node)
  for (const file of [...found, ...files].sort()) {
    const content = await readFile(file).catch(() => null)
    if (content) hash.update(`\0${file}\0${content.length}\0`).update(content)
  }
  return hash.digest("hex")
}

/** The command line of Next's own program, which ends with this process where it gets an "ipc" channel. */
export function nextProgram(...args: string[]): string[] {
  const watch = pathToFileURL(path.resolve("scripts/parent-watch.mjs")).href
  return ["--import", watch, "node_modules/next/dist/bin/next", ...args]
}

/** Builds unless the last complete build is of exactly this code. */
export async function buildIfStale(): Promise<void> {
  const hash = await sourceHash()
  const built = await readFile(stamp, "utf8").catch(() => "")
  const complete = await readFile(".next/BUILD_ID", "utf8").catch(() => "")
  if (complete && built === hash) return
  await step("Building", "Built", async () => {
    // Written last, so that an interrupted build counts for nothing.
    await rm(stamp, { force: true })
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const
    const stdio: StdioOptions = ["ignore", "pipe", "pipe", "ipc"]
    const { code, output } = await run(process.execPath, nextProgram("build"), { env, stdio })
    if (code === 0) return writeFile(stamp, hash)
    log(output)
    throw refuse("The build failed; what it said stands above.")
  })
}
