// Checks who imports whom, by the rules of .dependency-cruiser.mjs; the files to look at are its arguments.
// Plain JavaScript in a process of its own: tsx changes how dependency-cruiser's parser is loaded.
import { createRequire } from "node:module"
import { cruise } from "dependency-cruiser"
import { forbidden, forbiddenAtRunTime } from "../../.dependency-cruiser.mjs"

const swc = createRequire(import.meta.url)("@swc/core")
const parseFile = swc.parseFileSync

// dependency-cruiser asks swc for plain TypeScript, which ends at the first JSX element.
function parseAlso({ types }) {
  swc.parseFileSync = (file, options) => {
    const tree = parseFile(file, { ...options, tsx: file.endsWith(".tsx") })
    return types ? tree : { ...tree, body: tree.body.filter((item) => !item.typeOnly) }
  }
}

async function cruiseWith(rules, files) {
  const options = {
    parser: "swc",
    validate: true,
    doNotFollow: { path: "node_modules" },
    ruleSet: { forbidden: rules },
  }
  const resolving = {
    extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    alias: { "@": process.cwd() },
  }
  return (await cruise(files, options, resolving)).output
}

const files = process.argv.slice(2)
parseAlso({ types: true })
const all = await cruiseWith(forbidden, files)
parseAlso({ types: false })
const running = await cruiseWith(forbiddenAtRunTime, files)

const problems = [...all.summary.violations, ...running.summary.violations].map(
  ({ rule, from, to, cycle }) => {
    const path = cycle?.map((step) => step.name).join(" → ")
    return `${rule.name}: ${from} → ${path ?? to}`
  },
)
const seen = new Set(all.modules.map((module) => module.source))
const unseen = files.filter((file) => !seen.has(file))
problems.push(...unseen.map((file) => `${file} was not looked at, so nobody knows what it imports.`))
if (seen.size === 0 && files.length > 0) problems.push("No module was looked at.")
console.log(problems.join("\n"))
process.exitCode = problems.length > 0 ? 1 : 0
