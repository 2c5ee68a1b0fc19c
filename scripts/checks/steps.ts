import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { nextProgram } from "../build"
import { run } from "../processes"
import { checkFiles, listFiles } from "./files"
import { missingPlatforms } from "./lock"

export type Check = { name: string; problems: () => Promise<string> }

async function program(file: string, ...args: string[]): Promise<string> {
  const { code, output } = await run(process.execPath, [file, ...args])
  return code === 0 ? "" : output.trim() || `It ended with code ${code}.`
}

async function types(): Promise<string> {
  // Writes the types of the routes, which links are checked against.
  if (existsSync("app")) {
    const { code, output } = await run(process.execPath, nextProgram("typegen"))
    if (code !== 0) return output
  }
  return program("node_modules/typescript/bin/tsc", "--noEmit")
}

async function imports(): Promise<string> {
  const files = await listFiles()
  const sources = files.filter((file) => /^(app|components|lib|db)\/.*\.tsx?$/.test(file) && existsSync(file))
  return program("scripts/checks/imports.mjs", ...sources)
}

async function lock(): Promise<string> {
  const { packages } = JSON.parse(await readFile("package-lock.json", "utf8"))
  const names = missingPlatforms(packages).map(({ name }) => name)
  return names.length > 0 ? `Run "npm run complete-lock": package-lock.json lacks ${names.join(", ")}.` : ""
}

/** All static checks. None needs a database. */
export const checks: Check[] = [
  { name: "types", problems: types },
  {
    name: "format and lint",
    problems: () =>
      program("node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "--error-on-warnings"),
  },
  { name: "dead code", problems: () => program("node_modules/knip/bin/knip.js", "--no-config-hints") },
  { name: "imports", problems: imports },
  { name: "lock file", problems: lock },
  { name: "files", problems: async () => (await checkFiles(await listFiles())).join("\n") },
]

/** Runs all checks side by side, prints what each has to say, and counts. */
export async function runChecks(log: (text: string) => void): Promise<{ passed: number; failed: number }> {
  const results = await Promise.all(
    checks.map(async ({ name, problems }) => {
      const began = Date.now()
      const found = await problems().catch((error) => String(error?.stack ?? error))
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      log(found ? `✗ ${name} (${seconds} s)\n${found}\n` : `✓ ${name} (${seconds} s)`)
      return found === ""
    }),
  )
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}
