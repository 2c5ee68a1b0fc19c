import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { db } from "@/db/client"
import { stored } from "@/testing/database"
import { makeWorld } from "@/testing/world"
import { comment, importLines, line, start, ticket } from "./given-lines"

const world = await makeWorld()
const { workspaceId } = world
const linked = { t: start + 60, type: "ticket_linked", ticket: 0 }

test.each<[string, object | string, string]>([
  ["no JSON", "{", "This isn't JSON."],
  [
    "an unknown e-mail",
    line("x", { assignee: "x@example.com" }),
    "assignee: there is no teammate with the e-mail x@example.com.",
  ],
  [
    "an unknown author",
    line("x", { parts: [{ ...comment, author: "teammate", author_email: "x@example.com" }] }),
    "parts[0].author_email: there is no teammate with the e-mail x@example.com.",
  ],
  ["an unknown team", line("x", { team: "Nowhere" }), "team: there is no team “Nowhere”."],
  [
    "an unknown state",
    line("x", { tickets: [ticket({ state: "Nowhere" })] }),
    "tickets[0]: There is no ticket state “Nowhere”.",
  ],
  [
    "a shared ticket of an unknown type",
    line("x", { tickets: [ticket({ shared: true })] }),
    "tickets[0]: refund_request tickets are never shared with customers.",
  ],
  [
    "a shared ticket of a type without sharing",
    line("x", { tickets: [ticket({ type: "Fraud investigation", shared: true })] }),
    "tickets[0]: Fraud investigation tickets are never shared with customers.",
  ],
  [
    "two shared tickets",
    line("x", {
      tickets: [ticket({ type: "Refund", shared: true }), ticket({ type: "Refund", shared: true })],
    }),
    "tickets[1]: tickets[0] is shared with this customer already.",
  ],
  [
    "a type for Customer tickets",
    line("x", { tickets: [ticket({ type: "Order problem" })] }),
    "tickets[0]: “Order problem” is for Customer tickets: convert the conversation to a Customer ticket instead.",
  ],
  [
    "a type for trackers",
    line("x", { tickets: [ticket({ type: "Incident" })] }),
    "tickets[0]: The ticket type “Incident” is for Tracker tickets.",
  ],
  [
    "a ticket linked before it was",
    line("x", { parts: [comment, { ...linked, t: start }], tickets: [ticket()] }),
    "parts[1] links a ticket before it was created.",
  ],
  [
    "a link to nothing",
    line("x", { parts: [comment, linked] }),
    "parts[1].ticket names tickets[0], which is not there.",
  ],
  ["a snooze without end", line("x", { status: "snoozed" }), "snoozed_until is missing."],
])("%s is told by its line, and leaves nothing behind", async (_, bad, sentence) => {
  const before = await stored(workspaceId)
  expect(await importLines(workspaceId, ["", bad])).toMatchObject({
    bad: 1,
    added: 0,
    said: [`line 2: ${sentence}`],
  })
  expect(await stored(workspaceId)).toEqual(before)
})

test("good lines are kept around bad ones", async () => {
  const result = await importLines(workspaceId, [line("before"), "[]", line("after")])
  expect(result).toMatchObject({ added: 2, bad: 1, said: ["line 2: The line must be an object."] })
})

test("a value has to fit an attribute that is there already and takes no text", async () => {
  await db().execute(sql`
    insert into ticket_type_attributes (workspace_id, id, type_id, name, kind)
    values (${workspaceId}, gen_random_uuid(), ${world.types.refund}, 'Amount', 'decimal')`)
  const refund = (id: string, Amount: unknown) =>
    line(id, { tickets: [ticket({ type: "refund", attributes: { amount: Amount } })] })
  const result = await importLines(workspaceId, [refund("fits", 12.5), refund("does not", "12.5 €")])
  expect(result).toMatchObject({ added: 1, said: ["line 2: tickets[0]: “Amount” takes a number."] })
})
