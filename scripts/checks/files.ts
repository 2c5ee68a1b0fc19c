import { readFile } from "node:fs/promises"
import path from "node:path"
import { order } from "../../.dependency-cruiser.mjs"
import { run } from "../processes"

const vocabulary = ["rules", "inputs", "views", "queries", "commands", "actions", "cache", "live"]
const freeFolders = [
  "shared",
  "auth",
  "events",
  "jobs",
  "files",
  "imports",
  "live",
  "worker",
  "mail",
  "messenger",
  "intake",
]
const emptyNames = ["utils", "helpers", "index", "types", "constants", "services"]
const longest = 250
const longestPage = 40

/** Every file of the product, tracked or about to be. */
export async function listFiles(): Promise<string[]> {
  const { output } = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
  return [...new Set(output.split("\0").filter(Boolean))].sort()
}

/** Says in a sentence what is wrong with a file's name, or null. */
export function whyNotThisName(file: string): string | null {
  const name = path.basename(file).replace(/(\.db)?(\.test)?\.[a-z]+$/, "")
  const isTest = /\.test\.tsx?$/.test(file)
  const isCode = /\.(ts|tsx)$/.test(file)
  if (isCode && !isTest && emptyNames.includes(name))
    return `${file}: a name must say what is inside, "${name}" does not.`
  if (isCode && !/^[a-z0-9.[\]()@_-]+$/.test(path.basename(file))) return `${file}: names are in kebab-case.`
  const [layer, domain = "", kind = ""] = file.split("/")
  if (layer !== "lib" || !isCode || freeFolders.includes(domain) || isTest) return null
  if (vocabulary.includes(kind.replace(/\.ts$/, ""))) return null
  return `${file}: a domain folder holds only ${vocabulary.join(", ")}.`
}

/** Says in a sentence why a file is too long, or null. Seed data and migrations may be. */
export function whyTooLong(file: string, text: string): string | null {
  if (!/\.(ts|tsx|mjs|js|cjs)$/.test(file) || /^db\/(seed|migrations)\//.test(file)) return null
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0)
  const most = /^app\/(.*\/)?page\.tsx$/.test(file) ? longestPage : longest
  return lines > most ? `${file} has ${lines} lines, ${most} is the most.` : null
}

const traces: [RegExp, string][] = [
  [/(?<![\w.-])\/(work|root|home\/\w+|Users\/\w+)\//, "a path of one machine"],
  [/registry\.(npmjs|yarnpkg)\.|"resolved": "http/, "a package registry's address"],
]

/** Says in a sentence what a file tells about the machine it was written on, or null. */
export function whyNotThisText(file: string, text: string): string | null {
  const found = traces.find(([sign]) => sign.test(text))
  return found ? `${file} names ${found[1]}: ${text.match(found[0])?.[0]}` : null
}

/** The folders of a layer that stand nowhere in the import order, so that no rule holds for them. */
export function whyNoPlace(files: string[]): string[] {
  const found = (["components", "lib"] as const).flatMap((layer) =>
    files
      .filter((file) => file.startsWith(`${layer}/`))
      .map((file) => file.split("/")[1] ?? "")
      .filter((folder) => !order[layer].includes(folder))
      .map((folder) => `${layer}/${folder} has no place in the import order of .dependency-cruiser.mjs.`),
  )
  return [...new Set(found)]
}

const domainWords = /\b(conversation|ticket|customer|teammate|inbox|messenger)s?\b/i

function whyNotInUi(file: string, text: string): string | null {
  if (!file.startsWith("components/ui/")) return null
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "")
  const word = code.match(domainWords)?.[0]
  return word ? `${file} says "${word}": components/ui knows nothing of the product.` : null
}

/** The files that a document names, in backticks or as links, relative to the repository's root. */
export function namedFiles(document: string, text: string): string[] {
  const quoted = [...text.matchAll(/`([\w@.[\]()-]+(?:\/[\w@.[\]()-]+)+\.[a-z]{1,4})(?::\d+)?`/g)].map(
    (m) => m[1] ?? "",
  )
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((m) =>
    path.join(path.dirname(document), m[1] ?? ""),
  )
  return [...quoted, ...links]
}

async function checkDocument(document: string, text: string, files: Set<string>): Promise<string[]> {
  const isThere = (name: string) => files.has(name) || [...files].some((file) => file.startsWith(`${name}/`))
  return namedFiles(document, text)
    .filter((name) => !name.startsWith("..") && !isThere(path.normalize(name).replace(/\/$/, "")))
    .map((name) => `${document} names ${name}, which is not there.`)
}

/** Names, lengths and texts of all files, and whether what the documents name exists. */
export async function checkFiles(files: string[]): Promise<string[]> {
  const found: (string | null)[] = whyNoPlace(files)
  const all = new Set(files)
  for (const file of files) {
    const text = await readFile(file, "utf8").catch(() => "")
    found.push(whyNotThisName(file), whyTooLong(file, text), whyNotInUi(file, text))
    if (!file.startsWith("scripts/checks/")) found.push(whyNotThisText(file, text))
    const isDocument = file === "README.md" || /^docs\/.*\.md$/.test(file)
    if (isDocument) found.push(...(await checkDocument(file, text, all)))
  }
  return found.filter((sentence) => sentence !== null)
}
