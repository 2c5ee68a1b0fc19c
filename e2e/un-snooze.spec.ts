import { closeConversation } from "@/lib/conversations/commands/status"
import { snoozeThread } from "@/lib/threads/commands/snooze"
import { receiveMessage } from "@/lib/tickets/commands/receive"
import type { Desk } from "./desk"
import { expect, test } from "./test"
import { type Conversation, give, newConversation, newTicket, type Ticket, type Who } from "./world"

type Pair = { conversation: Conversation; ticket: Ticket }

/** A conversation and its ticket, assigned to whom the row of the table says. */
async function pairOf(conversationOf?: Who, ticketOf?: Who): Promise<Pair> {
  const conversation = await newConversation(conversationOf ? { assignee: conversationOf } : {})
  const ticket = await newTicket(conversation, ticketOf ? { assignee: ticketOf } : {})
  return { conversation, ticket }
}

const note = "The new poles left the warehouse."

/** What stands in the conversation, now and after a reload: a button to wake it, or one to snooze it. */
async function expectSnoozed(desk: Desk, snoozed: boolean): Promise<void> {
  const [there, gone] = snoozed ? ["Wake", "Snooze"] : ["Snooze", "Wake"]
  const look = async () => {
    await expect(desk.conversation.getByRole("button", { name: there, exact: true })).toBeVisible()
    await expect(desk.conversation.getByRole("button", { name: gone, exact: true })).toHaveCount(0)
  }
  await look()
  await desk.reload()
  await look()
}

async function snoozeAndCrossPost(maya: Desk, ben: Desk, { conversation, ticket }: Pair): Promise<void> {
  await maya.openConversation(conversation, ticket)
  await maya.snooze(maya.conversation, "Tomorrow")
  await ben.openTicket(ticket)
  await ben.crossPost(note)
  await expect(maya.entries(maya.conversation, note)).toHaveCount(1)
}

test("Z3: ticket and conversation of the same teammate: a cross-posted note leaves it snoozed", async ({
  maya,
  ben,
}) => {
  const pair = await pairOf("ben", "ben")
  await snoozeAndCrossPost(maya, ben, pair)
  await expectSnoozed(maya, true)
  await expect(maya.entries(maya.conversation, "woke")).toHaveCount(0)
})

test("Z3: of the same teammate, it stays snoozed whoever writes the note", async ({ maya, leo }) => {
  const pair = await pairOf("ben", "ben")
  await snoozeAndCrossPost(maya, leo, pair)
  await expectSnoozed(maya, true)
})

const wakes: [string, Who | undefined, Who | undefined][] = [
  ["of different teammates", "maya", "ben"],
  ["the conversation unassigned", undefined, "ben"],
  ["the ticket unassigned", "maya", undefined],
  ["both unassigned", undefined, undefined],
]
for (const [which, conversationOf, ticketOf] of wakes)
  test(`Z3: ${which}: a cross-posted note wakes the conversation, and the timeline says so`, async ({
    maya,
    ben,
  }) => {
    const pair = await pairOf(conversationOf, ticketOf)
    await snoozeAndCrossPost(maya, ben, pair)
    await expectSnoozed(maya, false)
    const said = maya.entries(maya.conversation, "Ben Okafor", `#${pair.ticket.number}`, "woke")
    await expect(said).toHaveCount(1)
    await expect(maya.entries(maya.conversation, "Maya Chen", "snoozed", "tomorrow")).toHaveCount(1)
  })

test("Z3: a note wakes the conversation of another, even when the conversation's own teammate writes it", async ({
  maya,
}) => {
  const { conversation, ticket } = await pairOf("maya", "ben")
  await maya.openConversation(conversation, ticket)
  await maya.snooze(maya.conversation, "Next week")
  await maya.crossPost(note)
  await expectSnoozed(maya, false)
})

test("Z4: a note that is not cross-posted never wakes the conversation", async ({ maya, ben }) => {
  const { conversation, ticket } = await pairOf("maya", "ben")
  await maya.openConversation(conversation, ticket)
  await maya.snooze(maya.conversation, "Tomorrow")
  await ben.openTicket(ticket)
  await ben.addNote(note)
  await expect(maya.entries(maya.ticket, note)).toHaveCount(1)
  await expectSnoozed(maya, true)
})

test("Z4: a closed conversation is not reopened by a cross-posted note; it turns unread", async ({
  maya,
  ben,
}) => {
  const { conversation, ticket } = await pairOf("maya", "ben")
  await maya.openConversation(conversation, ticket)
  await give("maya", closeConversation, { conversationId: conversation.id })
  await expect(maya.conversation.getByRole("button", { name: "Reopen" })).toBeVisible()
  await maya.open("/inbox/closed")
  const row = maya.conversations.getByRole("link", { name: conversation.subject })
  await expect(row).not.toContainText("Unread")
  await ben.openTicket(ticket)
  await ben.crossPost(note)
  await expect(row).toContainText("Unread")
  await row.click()
  await expect(maya.entries(maya.conversation, note)).toHaveCount(1)
  await expect(maya.conversation.getByRole("button", { name: "Reopen" })).toBeVisible()
})

test("Z5: another's resolving wakes the conversation and says so; a state on the way there does not", async ({
  maya,
  ben,
}) => {
  const { conversation, ticket } = await pairOf("maya", "ben")
  await maya.openConversation(conversation, ticket)
  await maya.snooze(maya.conversation, "Tomorrow")
  await ben.openTicket(ticket)
  await ben.changeState("In progress")
  await expect(maya.entries(maya.conversation, "Ben Okafor", "In progress")).toHaveCount(1)
  await expectSnoozed(maya, true)
  await ben.changeState("Resolved")
  await expect(maya.entries(maya.conversation, "Ben Okafor", `#${ticket.number}`, "woke")).toHaveCount(1)
  await expectSnoozed(maya, false)
})

test("Z5: resolving wakes nothing where both belong to the same teammate", async ({ maya, ben }) => {
  const { conversation, ticket } = await pairOf("ben", "ben")
  await maya.openConversation(conversation, ticket)
  await maya.snooze(maya.conversation, "Tomorrow")
  await ben.openTicket(ticket)
  await ben.changeState("Resolved")
  await expect(maya.entries(maya.conversation, "Ben Okafor", "Resolved")).toHaveCount(1)
  await expectSnoozed(maya, true)
})

test("Z2: a conversation wakes when its time comes, and when the customer writes", async ({ maya }) => {
  const conversation = await newConversation({ assignee: "maya" })
  await maya.openConversation(conversation)
  const awake = maya.conversation.getByRole("button", { name: "Snooze", exact: true })
  const until = new Date(Date.now() + 1_500).toISOString()
  await give("leo", snoozeThread, { threadId: conversation.id, until })
  await expect(maya.entries(maya.conversation, "Leo Brandt", "snoozed")).toHaveCount(1)
  await expect(maya.entries(maya.conversation, "woke", "time")).toHaveCount(1)
  await expect(awake).toBeVisible()

  await maya.snooze(maya.conversation, "Tomorrow")
  await give("system", receiveMessage, { conversationId: conversation.id, text: "Any news?" })
  await expect(awake).toBeVisible()
  await expect(maya.entries(maya.conversation, "woke")).toHaveCount(2)
})

test("Z1, Z2: a ticket is snoozed on its own; another's note wakes it, and Wake wakes it by hand", async ({
  maya,
  ben,
}) => {
  const { conversation, ticket } = await pairOf("maya", "ben")
  await maya.openConversation(conversation, ticket)
  await ben.openTicket(ticket)
  await ben.snooze(ben.ticket, "Next month")
  await expect(maya.ticket.getByRole("button", { name: "Wake" })).toBeVisible()
  await expect(maya.conversation.getByRole("button", { name: "Snooze" })).toBeVisible()
  await maya.addNote("Any news?")
  await expect(ben.ticket.getByRole("button", { name: "Snooze" })).toBeVisible()
  await ben.snooze(ben.ticket, "Later today")
  await ben.addNote("My own note wakes nothing.")
  await ben.ticket.getByRole("button", { name: "Wake" }).click()
  await expect(ben.ticket.getByRole("button", { name: "Snooze" })).toBeVisible()
  await expect(ben.entries(ben.ticket, "Ben Okafor woke this")).toHaveCount(1)
})
