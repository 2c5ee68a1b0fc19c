import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { importFile } from "./import-file"

/** For tests: imports these lines from a file of their own, and gives the count with all that was said. */
export async function importLines(
  workspaceId: string,
  lines: (object | string)[],
  how: { gzip?: true } = {},
) {
  const folder = await mkdtemp(path.join(tmpdir(), "backline-import-"))
  const file = path.join(folder, "lines.jsonl")
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")
  const said: string[] = []
  try {
    await writeFile(file, how.gzip ? gzipSync(text) : text)
    const count = await importFile(file, workspaceId, { bad: (s) => said.push(s), progress: () => {} })
    return { ...count, said }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The moment from which the lines below count. */
export const start = 1_600_000_000

/** A customer's message. */
export const comment = { t: start, type: "comment", author: "contact", text: "Where is my tent?" }

/** A line with one message in it, and what else it is to say. */
export function line(id: string, more: object = {}) {
  return { id, contact: "7146-82ad", parts: [comment], ...more }
}

/** A ticket of a line, created a minute later. */
export function ticket(more: object = {}) {
  return { type: "refund_request", created_at: start + 60, ...more }
}
