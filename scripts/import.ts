import { stat } from "node:fs/promises"
import path from "node:path"
import { parseArgs } from "node:util"
import { type ImportCount, importFile } from "../lib/imports/import-file"
import { workspaceFor } from "../lib/imports/workspace"
import { analyze } from "./analyze"
import { openEnvironment } from "./environment"
import { atEnd, end, endOnSignals, isEnding, refuse } from "./processes"

const usage = "Usage: npm run import -- FILE [--workspace SLUG]"

// What is wrong with a line goes to stdout alone, so that it can be kept and worked through.
const say = (sentence: string) => console.error(sentence)

function readArguments(): { file: string; slug: string | null } {
  try {
    const { values, positionals } = parseArgs({
      options: { workspace: { type: "string" } },
      allowPositionals: true,
    })
    const [file] = positionals
    if (!file || positionals.length > 1) throw refuse(usage)
    // npm runs this in the product's folder; the file is named from where the person is.
    const from = process.env.INIT_CWD ?? process.cwd()
    return { file: path.resolve(from, file), slug: values.workspace ?? null }
  } catch (error) {
    throw refuse((error as { plain?: boolean }).plain ? usage : `${(error as Error).message}. ${usage}`)
  }
}

/** Tells how far the import is, every other second. */
function teller(): (count: ImportCount) => void {
  const began = Date.now()
  let told = began
  return ({ added, known, bad, parts }) => {
    if (Date.now() - told < 2_000) return
    told = Date.now()
    const perSecond = Math.round((parts * 1000) / (told - began))
    say(`  ${added} added, ${known} there before, ${bad} bad; ${parts} parts (${perSecond} a second) …`)
  }
}

async function run(): Promise<number> {
  const { file, slug } = readArguments()
  const found = await stat(file).catch(() => null)
  if (!found || found.isDirectory()) throw refuse(`There is no file ${file} that can be read.`)
  const { env, close } = await openEnvironment({ log: say })
  atEnd(close)
  const workspace = await workspaceFor(slug)
  if (!workspace.ok) throw refuse(workspace.sentence)
  if (workspace.made) say("The database was empty: made the workspace “Imported workspace”.")
  const began = Date.now()
  const count = await importFile(file, workspace.workspaceId, { bad: console.log, progress: teller() })
  const seconds = (Date.now() - began) / 1000
  say(
    `${count.added} conversations added with ${count.parts} parts, ${count.known} were there before, ${count.bad} lines were bad (${seconds.toFixed(1)} s).`,
  )
  if (count.added > 0 && env.BACKLINE_OWNER_URL) await analyze(env.BACKLINE_OWNER_URL)
  return count.bad > 0 ? 1 : 0
}

endOnSignals(130, say)
try {
  await end(await run())
} catch (error) {
  const { plain, message } = error as Error & { plain?: boolean }
  if (!isEnding())
    say(plain ? message : `The import stopped: ${message}. Run it again: what is in already is passed over.`)
  await end(1)
}
