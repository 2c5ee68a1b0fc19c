import postgres from "postgres"
import { backoffSeconds, listenUrl } from "@/db/connection"
import { databaseError } from "@/lib/events/retries"
import { steadyId } from "@/lib/shared/steady-id"
import { BadLine } from "./bad-line"
import { type Directory, openDirectory } from "./directory"
import { historyOf, statusOf } from "./history"
import { type ImportLine, parseLine } from "./line-format"
import { type ReadLine, readLines } from "./read-lines"
import { resolveLine } from "./resolve"
import { rowsOf } from "./rows"
import { type LineToStore, storeLine } from "./store"
import { jsonText, subjectFrom } from "./texts"

/** How an import went; parts are those of the conversations that it added. */
export type ImportCount = { added: number; known: number; bad: number; parts: number }

type Report = {
  /** One sentence for each line that could not be taken. */
  bad: (sentence: string) => void
  progress: (count: ImportCount) => void
}

type Run = { sql: postgres.Sql; directory: Directory; report: Report; count: ImportCount }

/**
 * Imports a file of conversations into a workspace, one transaction a line, in the file's order. A line that is in
 * already is passed over, a bad one reported, so that a file can be imported again after it was mended or cut short.
 */
export async function importFile(file: string, workspaceId: string, report: Report): Promise<ImportCount> {
  const count: ImportCount = { added: 0, known: 0, bad: 0, parts: 0 }
  const sql = connect()
  const run: Run = { sql, directory: openDirectory(workspaceId), report, count }
  try {
    for await (const lines of batches(readLines(file))) await importBatch(run, lines.map(prepare))
    return count
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function connect(): postgres.Sql {
  // A long line may take longer than a request of the web process ever should.
  const connection = { application_name: "backline import", statement_timeout: 0, lock_timeout: 30_000 }
  const options = { max: 1, connect_timeout: 10, backoff: backoffSeconds, onnotice: () => {} }
  return postgres(listenUrl(), { ...options, connection })
}

const most = { lines: 100, characters: 4_000_000 }

async function* batches(lines: AsyncGenerator<ReadLine>): AsyncGenerator<ReadLine[]> {
  let batch: ReadLine[] = []
  let characters = 0
  for await (const line of lines) {
    batch.push(line)
    characters += "text" in line ? line.text.length : 0
    if (batch.length < most.lines && characters < most.characters) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}

type Prepared = { number: number } & (
  | { problem: string }
  | {
      source: string
      line: ImportLine
      kept: object
      history: ReturnType<typeof historyOf>
      status: ReturnType<typeof statusOf>
    }
)
type Good = Extract<Prepared, { line: unknown }>

/** All that can be said of a line without the database. */
function prepare(read: ReadLine): Prepared {
  if ("problem" in read) return read
  const { number, text: source } = read
  try {
    const line = parseLine(source)
    const history = historyOf(line)
    return { number, source, line, kept: keptOf(line), history, status: statusOf(line) }
  } catch (error) {
    return { number, problem: sentenceOf(error) }
  }
}

const idOf = ({ workspaceId }: Directory, line: ImportLine) => steadyId("line", workspaceId, line.id)

/** Takes some lines in order; the database stores one while the next one's names are resolved. */
async function importBatch(run: Run, lines: Prepared[]): Promise<void> {
  const { sql, directory } = run
  const ids = lines.flatMap((line) => ("line" in line ? [idOf(directory, line.line)] : []))
  // What was planned while the tables were small, the checks of foreign keys above all, would walk more and more
  // rows as they grow.
  await sql`discard plans`
  const found = await sql<{ id: string }[]>`
    select id from commands where workspace_id = ${directory.workspaceId} and id = any(${ids}::uuid[])`
  const known = new Set(found.map((row) => row.id))
  const storing: Promise<void>[] = []
  for (const line of lines) {
    if ("problem" in line) tellBad(run, line.number, line.problem)
    else if (known.has(idOf(directory, line.line))) run.count.known++
    else {
      const ready = await readyLine(run, line)
      // Sent ahead on the one connection, lines are stored in their order all the same.
      if (storing.length >= 4) await storing.shift()
      if (ready) storing.push(heard(store(run, line, ready)))
    }
    run.report.progress(run.count)
  }
  await Promise.all(storing)
}

function tellBad({ report, count }: Run, number: number, problem: string): void {
  count.bad++
  report.bad(`line ${number}: ${problem}`)
}

/** It is awaited a few lines later; until then its failure must not count as unheard. */
function heard<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {})
  return work
}

/** The line with all its names resolved, or null after telling what is wrong with it. */
async function readyLine(run: Run, { number, source, line, kept, history, status }: Good) {
  const { directory } = run
  const { workspaceId } = directory
  const id = idOf(directory, line)
  try {
    const resolved = await resolveLine(directory, line)
    const rows = rowsOf({ conversationId: id, subject: line.subject ?? "", resolved, history })
    const subject = line.subject ?? derivedSubject(line)
    return { workspaceId, id, importId: line.id, source, subject, status, kept, rows }
  } catch (error) {
    tellBad(run, number, sentenceOf(error))
    return null
  }
}

// A serialization failure, a deadlock, a lock that was waited for in vain: no fault of the line's.
const passing = new Set(["40001", "40P01", "55P03"])
const tries = 5

async function store(run: Run, { number, line }: Good, ready: LineToStore): Promise<void> {
  for (let n = 1; ; n++) {
    try {
      const added = await storeLine(run.sql, ready)
      if (added) run.count.parts += line.parts.length
      run.count[added ? "added" : "known"]++
      return
    } catch (error) {
      if (n < tries && passing.has(databaseError(error)?.code ?? "")) continue
      return tellBad(run, number, sentenceOf(error))
    }
  }
}

/** A subject from the customer's first message; it is not in the event, which never holds a message's text. */
function derivedSubject({ parts }: ImportLine): string {
  const first = parts.find((part) => part.type === "comment" && part.author === "contact")
  return first && "text" in first ? subjectFrom(first.text) : ""
}

/** What a line carries that is shown nowhere yet: what its other fields said, and the macros by their parts. */
function keptOf(line: ImportLine): object {
  const { id, contact, teammate, customer, parts, tickets, subject, assignee, team, ...more } = line
  const { status, snoozed_until, tags, ...kept } = more
  const macros = parts.flatMap(({ macro }, part) => (macro == null ? [] : [{ part, macro }]))
  const all = { ...kept, ...(macros.length > 0 ? { macros } : {}) }
  // Whatever it is, it has to fit into JSON again.
  jsonText(all)
  return all
}

/** The sentence for a line that can't be taken; throws what is no fault of the line's. */
function sentenceOf(error: unknown): string {
  if (error instanceof BadLine) return error.message
  // Data that the database can't hold, such as a nesting deeper than its own limit.
  if (/^(22|54)/.test(databaseError(error)?.code ?? ""))
    return `The database can't store this line (${(error as Error).message}).`
  throw error
}
