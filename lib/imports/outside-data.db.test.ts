import { readFile } from "node:fs/promises"
import path from "node:path"
import { gunzipSync } from "node:zlib"
import { sql } from "drizzle-orm"
import { describe, expect, test } from "vitest"
import { db } from "@/db/client"
import { makeWorkspace } from "@/testing/world"
import { importLines, line } from "./given-lines"
import { importFile } from "./import-file"

const folder = process.env.BACKLINE_TEST_DATA ?? ""
const quiet = { bad: () => {}, progress: () => {} }

type Event = { type: string; attributes?: Record<string, unknown> }
type Line = { parts: { type: string }[]; tickets: { attributes: Record<string, unknown>; events: Event[] }[] }

/** What the file says by itself, counted without the product's code. */
function counted(lines: Line[]) {
  const tickets = lines.flatMap((l) => l.tickets)
  const parts = lines.flatMap((l) => l.parts)
  let changes = 0
  for (const { attributes, events } of tickets) {
    const now = { ...attributes }
    for (const [name, value] of events.flatMap((e) => Object.entries(e.attributes ?? {}))) {
      if (now[name] !== value) changes++
      now[name] = value
    }
  }
  return {
    conversations: lines.length,
    tickets: tickets.length,
    parts: parts.length,
    messages: parts.filter((p) => p.type === "comment").length,
    notes: tickets.flatMap((t) => t.events).filter((e) => e.type === "note").length,
    changes,
  }
}

async function found(workspaceId: string) {
  const of = (table: string) =>
    sql`(select count(*)::int from ${sql.identifier(table)} where workspace_id = ${workspaceId})`
  const rows = await db().execute(sql`
    select ${of("conversations")} as conversations, ${of("tickets")} as tickets, ${of("messages")} as messages,
      ${of("notes")} as notes, ${of("ticket_field_changes")} as changes,
      (select count(*)::int from events where workspace_id = ${workspaceId}
        and type in ('message.sent', 'ticket.created', 'conversation.closed')) as parts`)
  return rows[0]
}

describe.skipIf(folder === "")("outside data", () => {
  test("thousands of real conversations are imported once, however often", async () => {
    const { workspaceId } = await makeWorkspace()
    const file = path.join(folder, "star", "conversations.jsonl.gz")
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trim()
      .split("\n")
    const expected = counted(lines.map((l) => JSON.parse(l)))
    const { conversations, parts } = expected
    expect(await importFile(file, workspaceId, quiet)).toEqual({
      added: conversations,
      known: 0,
      bad: 0,
      parts,
    })
    expect(await found(workspaceId)).toEqual(expected)
    expect(await importFile(file, workspaceId, quiet)).toEqual({
      added: 0,
      known: conversations,
      bad: 0,
      parts: 0,
    })
    expect(await found(workspaceId)).toEqual(expected)
  }, 240_000)

  test("naughty strings are stored as they are", async () => {
    const { workspaceId } = await makeWorkspace()
    const strings: string[] = JSON.parse(await readFile(path.join(folder, "blns", "blns.json"), "utf8"))
    const lines = strings.map((text, n) => {
      const ticket = {
        type: "odd",
        created_at: 1_600_000_000,
        description: text,
        attributes: { value: text },
      }
      return line(`n${n}`, { subject: text, tickets: [ticket] })
    })
    expect(await importLines(workspaceId, lines)).toMatchObject({ added: strings.length, bad: 0 })
    const rows = await db().execute<{ subject: string; description: string; value: string }>(sql`
      select c.subject, k.description, (select v #>> '{}' from jsonb_each(k.attributes) as e (a, v)) as value
      from tickets k join conversations c on c.workspace_id = k.workspace_id and c.id = k.home_conversation_id
      where k.workspace_id = ${workspaceId} order by k.number`)
    expect([...rows]).toEqual(strings.map((text) => ({ subject: text, description: text, value: text })))
  }, 60_000)
})
