import { spawn } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { prepare, root } from "./prepare.mjs"

/** Says in a sentence why this Node can't run Backline, or null. Node 20.19 is the oldest. */
export function whyNotThisNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return null
  return `Backline needs Node 20.19 or newer, but this is Node ${version}.`
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages
  } catch {
    return null
  }
}

/** True when every package that the lock file asks for on this platform is there in that version. */
export function isInstalled() {
  const wanted = readLock("package-lock.json")
  const present = readLock("node_modules/.package-lock.json")
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "") return true
    if (!present[name]) return Boolean(entry.optional || entry.devOptional || entry.peer)
    return present[name].version === entry.version && existsSync(path.join(root, name))
  })
}

function npmCi() {
  return new Promise((resolve, reject) => {
    const inside = process.env.npm_execpath?.endsWith(".js")
    const command = inside ? process.execPath : "npm"
    const args = [...(inside ? [process.env.npm_execpath] : []), "ci", "--include=dev", "--loglevel=error"]
    const child = spawn(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" })
    child.once("error", reject)
    child.once("close", resolve)
  })
}

function refuse(message) {
  return Object.assign(new Error(message), { plain: true })
}

/** Brings node_modules to what package-lock.json says, with progress; nothing to do takes milliseconds. */
export async function install() {
  if (!isInstalled()) {
    const began = Date.now()
    const seconds = () => Math.round((Date.now() - began) / 1000)
    console.log("Installing packages …")
    const ticker = setInterval(() => console.log(`  still installing packages, ${seconds()} s`), 15_000)
    const code = await npmCi().finally(() => clearInterval(ticker))
    if (code !== 0) throw refuse("The packages could not be installed: npm's own message stands above.")
    console.log(`Installed packages (${seconds()} s)`)
  }
  await prepare()
}
