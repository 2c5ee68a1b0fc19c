import type { Entry, Names } from "../views"
import { type Change, changesOf } from "./changes"
import { whatHappened, whoDid } from "./sentences"

type Fields = {
  entry: number
  hash: string
  at?: string
  by?: { kind: string; id: string | null; name: string }
  event?: string
  what: string
  changes?: Change[]
  thread?: string | null
  data?: object
  field?: object
}

/** What of an entry goes into a file; what only a restricted ticket's teams see has its number and hash alone. */
function fieldsOf({ seq, hash, event }: Entry, names: Names): Fields {
  if (event === null) return { entry: seq, hash, what: "Something on a restricted ticket" }
  const { at, type, actor, threadId, data, change } = event
  const changes = changesOf(event, names)
  return {
    entry: seq,
    hash,
    at,
    by: { kind: actor.kind, id: actor.id, name: whoDid(event, names) },
    event: type,
    what: whatHappened(event, names),
    changes,
    thread: threadId,
    data,
    ...(change ? { field: change } : {}),
  }
}

/** An entry as one line of JSON. */
export function asJson(entry: Entry, names: Names): string {
  return `${JSON.stringify(fieldsOf(entry, names))}\n`
}

export type Head = { entry: number; hash: string }

/** The last line: up to which entry the record reached, and how many of it are in the file. */
export function jsonTrailer(head: Head, entries: number, filter: object): string {
  return `${JSON.stringify({ head, entries, filter })}\n`
}

/** A cell that no spreadsheet takes for a formula, quoted as RFC 4180 says. */
export function csvCell(value: unknown): string {
  const text = String(value ?? "")
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csvRow = (cells: unknown[]) => `${cells.map(csvCell).join(",")}\r\n`

/** The first line of a file for spreadsheets, which know by its mark that it is UTF-8. */
export const csvHead = `\uFEFF${csvRow([
  "entry",
  "hash",
  "at",
  "by kind",
  "by id",
  "by",
  "event",
  "what",
  "before",
  "after",
  "thread",
  "data",
])}`

/** An entry as one row. */
export function asCsv(entry: Entry, names: Names): string {
  const { by, changes = [], data, ...fields } = fieldsOf(entry, names)
  const said = (side: "before" | "after") =>
    changes.map((change) => (change.label ? `${change.label}: ${change[side]}` : change[side])).join("; ")
  return csvRow([
    fields.entry,
    fields.hash,
    fields.at,
    by?.kind,
    by?.id,
    by?.name,
    fields.event,
    fields.what,
    said("before"),
    said("after"),
    fields.thread,
    data && JSON.stringify(data),
  ])
}

/** The last row, as `jsonTrailer`. */
export function csvTrailer(head: Head, entries: number): string {
  const what = `The record's newest entry was this one; ${entries} entries are in this file.`
  return csvRow([head.entry, head.hash, "", "", "", "", "head", what, "", "", "", ""])
}
