// A registry that mirrors only some platforms lets npm write a lock file without the others, which `npm ci`
// then refuses everywhere. Run this after adding a dependency.
import { readFile, writeFile } from "node:fs/promises"
import { missingPlatforms, withPlatforms } from "./checks/lock"

const lock = JSON.parse(await readFile("package-lock.json", "utf8"))
const added = missingPlatforms(lock.packages)
lock.packages = withPlatforms(lock.packages)
await writeFile("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`)
console.log(`Added ${added.length} packages of other platforms to package-lock.json.`)
