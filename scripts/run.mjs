// Runs scripts/NAME.ts on a machine that may not have anything installed yet: only Node itself is used
// until the packages are there.
import path from "node:path"
import { pathToFileURL } from "node:url"
import { install, whyNotThisNode } from "./install.mjs"
import { root } from "./prepare.mjs"

const [name, ...args] = process.argv.slice(2)

// A closed pipe (npm start | head) is no reason to die with a stack trace.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined)

async function main() {
  const tooOld = whyNotThisNode(process.versions.node)
  if (tooOld) throw Object.assign(new Error(tooOld), { plain: true })
  process.chdir(root)
  await install()
  const script = path.join(root, "scripts", `${name}.ts`)
  process.argv = [process.execPath, script, ...args]
  const { register } = await import("tsx/esm/api")
  register()
  await import(pathToFileURL(script).href)
}

main().catch((error) => {
  console.error(error?.plain ? error.message : error)
  process.exit(1)
})
