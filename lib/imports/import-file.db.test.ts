import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { db } from "@/db/client"
import { timelinePage } from "@/lib/events/feed"
import { newId } from "@/lib/shared/ids"
import { addTeammate } from "@/lib/team/commands/people"
import { does } from "@/testing/commands"
import { makeWorkspace, makeWorld } from "@/testing/world"
import { comment, importLines, line, start, ticket } from "./given-lines"

let workspaceId: string

beforeEach(async () => {
  workspaceId = (await makeWorkspace()).workspaceId
})

const imported = (lines: (object | string)[], how: { gzip?: true } = {}) =>
  importLines(workspaceId, lines, how)

async function rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return [...(await db().execute(query))]
}

async function threadOf(importId: string) {
  const [found] = await rows(sql`
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
  const page = await timelinePage(db(), workspaceId, String(id), { limit: 50 })
  return page.reverse().map(({ event: e }) => [e.type, Date.parse(e.at) / 1000, e.actor.kind])
}

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
    const notes = await rows(sql`
      select text from notes where workspace_id = ${workspaceId} order by created_at`)
    expect(notes.map((n) => n.text)).toEqual(["Seen.", "Paid.", "Sum: 12.5\nPaid: true\nBy: Ben"])
    const [found] = await rows(sql`
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
    const ids = { contact: "7146-82ad", teammate: "7146-82ad" }
    await imported([line("a", ids), line("b", { contact: "7146-9c01" })])
    const people = await rows(sql`
      select 'customer' as who, name from customers where workspace_id = ${workspaceId}
      union all select 'teammate', name from teammates where workspace_id = ${workspaceId} order by 1, 2`)
    expect(people).toEqual([
      { who: "customer", name: "Customer 7146" },
      { who: "customer", name: "Customer 71469" },
      { who: "teammate", name: "Imported teammate" },
      { who: "teammate", name: "Teammate 7146" },
    ])
  })

  test("takes all that a line may say beside", async () => {
    const world = await makeWorld()
    workspaceId = world.workspaceId
    const email = "lena@example.com"
    await does(addTeammate, world.system, { commandId: newId(), name: "Lena", email })
    const assignee = "Lena@example.com"
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
      assignee: "Lena",
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
