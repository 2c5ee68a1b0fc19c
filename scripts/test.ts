import { runChecks } from "./checks/steps"
import { checkedSettings } from "./environment"
import { end, endOnSignals, isEnding, refuse } from "./processes"
import { log } from "./progress"
import { type MakeDatabase, openTestServer } from "./test-database"
import { browserTests, type Count, databaseTests, httpTests, unitTests } from "./test-suites"

const parts = ["unit", "db", "http", "e2e"]
const [part, ...filter] = process.argv.slice(2)

const total: Count = { passed: 0, failed: 0, skipped: 0 }

async function suite(name: string, work: () => Promise<Partial<Count>>): Promise<void> {
  if (part && part !== name) return
  if (isEnding()) return
  log(`\n— ${name} —`)
  const count: Partial<Count> = await work().catch((error) => {
    log(error.plain ? error.message : error)
    return { failed: 1 }
  })
  total.passed += count.passed ?? 0
  total.failed += count.failed ?? 0
  total.skipped += count.skipped ?? 0
}

let opened: Promise<MakeDatabase> | undefined
const makeDatabase: MakeDatabase = async (name) => {
  opened ??= openTestServer(checkedSettings().databaseUrl)
  return (await opened)(name)
}

async function runAll(): Promise<void> {
  if (part && !parts.includes(part)) throw refuse(`"${part}" is no part of the tests: ${parts.join(", ")}.`)
  await suite("verify", () => runChecks(log))
  await suite("unit", () => unitTests(filter))
  await suite("db", () => databaseTests(makeDatabase, filter))
  await suite("http", () => httpTests(makeDatabase, filter))
  await suite("e2e", () => browserTests(makeDatabase, filter))
}

endOnSignals(130, log)
try {
  await runAll()
  if (!isEnding()) log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  await end(total.failed > 0 ? 1 : 0)
} catch (error) {
  log((error as Error).message)
  await end(1)
}
