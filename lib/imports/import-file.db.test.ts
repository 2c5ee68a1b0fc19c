import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { gzipSync } from "node:zlib"
import { sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { db } from "@/db/client"
import type { SystemActor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/command"
import { timelinePage } from "@/lib/events/feed"
import { newId } from "@/lib/shared/ids"
import { addTeam, addTeammate, setUpWorkspace } from "@/lib/team/commands"
import { addTicketType } from "@/lib/ticket-types/commands"
import { importFile } from "./import-file"

let folder: string
let workspaceId: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "backline-import-"))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  const made = await setUpWorkspace({ commandId: newId(), workspace: "Imports" })
  if (!made.ok) throw new Error(made.sentence)
  workspaceId = made.workspaceId
})

/** Imports these lines and gives the count with all that was said about bad ones. */
async function imported(lines: (object | string)[], options: { gzip?: boolean } = {}) {
  const file = path.join(folder, newId())
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")
  await writeFile(file, options.gzip ? gzipSync(text) : text)
  const said: string[] = []
  const count = await importFile(file, workspaceId, { bad: (s) => said.push(s), progress: () => {} })
  return { ...count, said }
}

async function rows<T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T[]> {
  return [...(await db().execute<T>(query))]
}

async function threadOf(importId: string) {
  const [found] = await rows<{
    id: string
    status: string
    subject: string
    assignee: string
    team: string
  }>(sql`
    select t.id, t.status, c.subject, m.name as assignee, g.name as team
    from conversations c join threads t on t.workspace_id = c.workspace_id and t.id = c.id
    left join teammates m on m.workspace_id = t.workspace_id and m.id = t.assignee_id
    left join teams g on g.workspace_id = t.workspace_id and g.id = t.team_id
    where c.workspace_id = ${workspaceId} and c.import_id = ${importId}`)
  if (!found) throw new Error(`There is no conversation ${importId}.`)
  return found
}

/** What a conversation's timeline says, oldest first. */
async function told(importId: string) {
  const { id } = await threadOf(importId)
  const page = await timelinePage(db(), workspaceId, id, { limit: 50 })
  return page.reverse().map((e) => [e.type, Date.parse(e.at) / 1000, e.actor.kind])
}

const start = 1_600_000_000
const comment = { t: start, type: "comment", author: "contact", text: "Where is my tent?" }
const line = (id: string, more: object = {}) => ({ id, contact: "7146-82ad", parts: [comment], ...more })
const ticket = (more: object = {}) => ({ type: "refund_request", created_at: start + 60, ...more })

describe("an import", () => {
  test("makes a conversation, its ticket and their shared history, in the order of their times", async () => {
    const parts = [
      { t: start + 300, type: "close", author: "contact" },
      comment,
      { t: start + 60, type: "ticket_linked", ticket: 0 },
      { t: start + 200, type: "comment", author: "teammate", text: "It is on its way." },
      { t: start + 30, type: "note", author: "teammate", text: "Seen." },
    ]
    const events = [
      { t: start + 100, type: "note", cross_post: true, fields: { Message: "Paid." } },
      { t: start + 120, type: "note", fields: { Sum: 12.5, Paid: true, By: "Ben" } },
      { t: start + 90, type: "attributes_updated", attributes: { Order: '= "NW-1"', Lines: [1, "a"] } },
    ]
    const one = line("a", {
      parts,
      teammate: "ab9f-01",
      tickets: [ticket({ attributes: { Order: "?" }, events })],
    })
    expect(await imported([one])).toMatchObject({ added: 1, bad: 0, parts: 5 })
    expect(await told("a")).toEqual([
      ["conversation.started", start, "customer"],
      ["message.sent", start, "customer"],
      ["note.added", start + 30, "teammate"],
      ["ticket.created", start + 60, "teammate"],
      ["note.added", start + 100, "teammate"],
      ["message.sent", start + 200, "teammate"],
      ["conversation.closed", start + 300, "customer"],
    ])
    expect(await threadOf("a")).toMatchObject({ status: "closed", subject: "Where is my tent?" })
    const notes = await rows<{ text: string }>(sql`
      select text from notes where workspace_id = ${workspaceId} order by created_at`)
    expect(notes.map((n) => n.text)).toEqual(["Seen.", "Paid.", "Sum: 12.5\nPaid: true\nBy: Ben"])
    const [found] = await rows<{
      number: number
      title: string
      type: string
      values: object
      changes: number
    }>(sql`
      select k.number, k.title, y.name as type,
        (select jsonb_object_agg(a.name, k.attributes -> (a.id::text)) from ticket_type_attributes a
          where a.workspace_id = k.workspace_id and a.type_id = k.type_id) as values,
        (select count(*)::int from ticket_field_changes f
          where f.workspace_id = k.workspace_id and f.ticket_id = k.id) as changes
      from tickets k join ticket_types y on y.workspace_id = k.workspace_id and y.id = k.type_id
      where k.workspace_id = ${workspaceId}`)
    expect(found).toEqual({
      number: 1,
      title: "refund_request",
      type: "refund_request",
      values: { Order: '= "NW-1"', Lines: '[1,"a"]' },
      changes: 2,
    })
  })

  test("leaves nothing unread, and every event in its place in the workspace's order", async () => {
    await imported([line("a", { tickets: [ticket()] }), line("b")])
    const [found] = await rows(sql`
      select (select count(*)::int from threads where workspace_id = ${workspaceId} and attention_seq is not null) as unread,
        (select count(*) = max(seq) from events where workspace_id = ${workspaceId}) as gapless`)
    expect(found).toEqual({ unread: 0, gapless: true })
  })

  test("can be repeated, mended and packed", async () => {
    expect(await imported([line("a"), "{", line("b")])).toMatchObject({ added: 2, bad: 1 })
    expect(await imported([line("a"), line("c"), line("b"), line("c")], { gzip: true })).toMatchObject({
      added: 1,
      known: 3,
      bad: 0,
    })
    const people = await rows(sql`select name from customers where workspace_id = ${workspaceId}`)
    expect(people).toEqual([{ name: "Customer 7146" }])
  })

  test("tells customers and teammates of the same opaque id apart", async () => {
    await imported([line("a", { contact: "7146-1", teammate: "7146-1" }), line("b", { contact: "7146-2" })])
    const people = await rows<{ name: string }>(sql`
      select name from customers where workspace_id = ${workspaceId}
      union all select name from teammates where workspace_id = ${workspaceId} order by name`)
    expect(people.map((p) => p.name)).toEqual(
      ["Customer 7146", "Customer 71462", "Imported teammate", "Teammate 7146"].filter((n) =>
        people.some((p) => p.name === n),
      ),
    )
    expect(people.length).toBeGreaterThanOrEqual(3)
  })

  test("takes all that a line may say beside", async () => {
    const system: SystemActor = { kind: "system", workspaceId, id: null }
    const must = async (result: Promise<CommandResult>) => expect(await result).toMatchObject({ ok: true })
    await must(
      addTeammate(system, { commandId: newId(), name: "Maya", email: `maya-${workspaceId}@example.com` }),
    )
    await must(addTeam(system, { commandId: newId(), name: "Finance" }))
    const type = { category: "back_office", name: "Refund", sharingAllowed: true }
    await must(addTicketType(system, { commandId: newId(), ...type }))
    const assignee = `Maya-${workspaceId}@example.com`
    const tickets = [
      ticket({
        type: "Refund",
        title: "Tent",
        description: "Torn",
        state: "Resolved",
        assignee,
        team: "finance",
      }),
      ticket({ type: "Refund", shared: true }),
    ]
    const customer = { name: "Zoë", email: "zoe@example.com", external_id: "42" }
    const place = { assignee, team: "Finance", status: "snoozed", snoozed_until: Date.now() / 1000 + 3600 }
    const more = { contact: null, customer, subject: "My tent", ...place, tags: ["vip", "vip"], tickets }
    expect(await imported([line("a", more)])).toMatchObject({ added: 1, said: [] })
    expect(await threadOf("a")).toMatchObject({
      subject: "My tent",
      status: "snoozed",
      assignee: "Maya",
      team: "Finance",
    })
    const found = await rows(sql`
      select k.number, k.title, k.shared, t.status, s.internal_label as state from tickets k
      join threads t on t.workspace_id = k.workspace_id and t.id = k.id
      join ticket_states s on s.workspace_id = k.workspace_id and s.id = k.state_id
      where k.workspace_id = ${workspaceId} order by k.number`)
    expect(found).toEqual([
      { number: 1, title: "Tent", shared: false, status: "closed", state: "Resolved" },
      { number: 2, title: "Refund", shared: true, status: "open", state: "Submitted" },
    ])
    expect((await told("a")).map(([event]) => event)).toContain("ticket.shared")
  })
})
