import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { builtFrom, nextEnvironment, nextProgram, sourceHash } from "../scripts/build"
import { refuse, run } from "../scripts/processes"
import { log, step } from "../scripts/progress"

// Inside the product's folder, so that Next finds the installed packages above it.
const folder = path.resolve(".data/bench-site")
const stamp = path.join(folder, ".next/backline-source")

async function ownHash(): Promise<string> {
  const hash = createHash("sha256").update(await sourceHash())
  const files = await readdir("bench/app", { recursive: true, withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile()))
    hash.update(await readFile(path.join(file.parentPath, file.name)))
  return hash.digest("hex")
}

async function copySources(): Promise<void> {
  await mkdir(folder, { recursive: true })
  const old = (await readdir(folder)).filter((name) => name !== ".next")
  await Promise.all(old.map((name) => rm(path.join(folder, name), { recursive: true })))
  const names = [...builtFrom.folders, "bench", ...builtFrom.files, "package.json"]
  // A lock file there would make that folder a project of its own, without packages.
  for (const name of names.filter((one) => one !== "package-lock.json" && existsSync(one)))
    await cp(name, path.join(folder, name), { recursive: true })
  await cp("bench/app", path.join(folder, "app"), { recursive: true })
}

/**
 * Builds the product with the bench's own pages beside it, in a copy, so that they never stand in the build that is
 * served to people. Gives the copy's folder.
 */
export async function buildSite(): Promise<string> {
  const hash = await ownHash()
  const built = await readFile(stamp, "utf8").catch(() => "")
  if (built === hash) return folder
  await step("Building the product with the empty action and the bare route", "Built", async () => {
    await rm(stamp, { force: true })
    await copySources()
    const env = { ...process.env, ...nextEnvironment("production") }
    const { code, output } = await run(process.execPath, nextProgram("build", folder), {
      env,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    })
    if (code === 0) return writeFile(stamp, hash)
    log(output)
    throw refuse("The build failed; what it said stands above.")
  })
  return folder
}
