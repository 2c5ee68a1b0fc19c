import { parseArgs } from "node:util"
import postgres, { type Sql } from "postgres"
import { type Chain, checkChains, checkGuards, checkInvariants, type Finding, findHead } from "../db/doctor"
import { openEnvironment } from "./environment"
import { atEnd, end, endOnSignals, isEnding, refuse } from "./processes"

const usage = "Usage: npm run doctor [-- --head HASH]"

// What was found goes to stdout alone; how far it is, to stderr.
const say = (sentence: string) => console.error(sentence)

function readHead(): string | null {
  try {
    const { head } = parseArgs({ options: { head: { type: "string" } } }).values
    if (head === undefined) return null
    if (/^[0-9a-f]{64}$/i.test(head)) return head.toLowerCase()
  } catch (error) {
    throw refuse(`${(error as Error).message}. ${usage}`)
  }
  throw refuse(`A hash of the record has 64 digits of 0–9 and a–f. ${usage}`)
}

const counted = (n: number) => n.toLocaleString("en-GB")

function tell({ rules, sentence, broken, examples }: Finding): boolean {
  if (broken === 0) console.log(`✓ ${rules}: ${sentence}`)
  else {
    const more = broken > examples.length ? ", …" : ""
    console.log(`✗ ${rules}: ${sentence} ${counted(broken)} broken: ${examples.join(", ")}${more}`)
  }
  return broken === 0
}

function tellChain({ slug, entries, head, broken }: Chain): boolean {
  const record = `The record of “${slug}”: ${counted(entries)} entries, head ${head}`
  if (broken === null) console.log(`✓ A5: ${record}`)
  else console.log(`✗ A5: ${record}; entry ${broken} was changed, or one before it is missing.`)
  return broken === null
}

async function tellHead(sql: Sql, hash: string): Promise<boolean> {
  const found = await findHead(sql, hash)
  if (found) console.log(`✓ A5: The hash ${hash} is entry ${found.seq} of “${found.slug}”.`)
  else console.log(`✗ A5: The hash ${hash} is in no record: what had it was changed, or cut off.`)
  return found !== null
}

/** Tells how far the record has been followed, every other second. */
function teller(): (done: number) => void {
  let told = Date.now()
  return (done) => {
    if (Date.now() - told < 2_000) return
    told = Date.now()
    say(`  ${counted(done)} entries followed …`)
  }
}

async function run(): Promise<number> {
  const head = readHead()
  const { env, close } = await openEnvironment({ log: say })
  atEnd(close)
  const sql = postgres(env.BACKLINE_OWNER_URL ?? "", {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: "backline doctor", statement_timeout: 0 },
  })
  atEnd(() => sql.end({ timeout: 1 }))
  let found = 0
  const add = (holds: boolean) => {
    if (!holds) found++
  }
  for await (const finding of checkInvariants(sql)) add(tell(finding))
  for await (const finding of checkGuards(sql)) add(tell(finding))
  for await (const chain of checkChains(sql, teller())) add(tellChain(chain))
  if (head) add(await tellHead(sql, head))
  console.log(found === 0 ? "\nAll is well." : `\n${found} ${found === 1 ? "check" : "checks"} failed.`)
  return found === 0 ? 0 : 1
}

endOnSignals(130, say)
try {
  await end(await run())
} catch (error) {
  const { plain, message } = error as Error & { plain?: boolean }
  if (!isEnding()) say(plain ? message : `The doctor stopped: ${message}.`)
  await end(1)
}
