import type { BrowserContextOptions } from "@playwright/test"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import type { Desk } from "./desk"
import { expectAccessible, expectNoSidewaysScrolling, expectReadable } from "./fine"
import { expect, test } from "./test"
import { type Conversation, give, newConversation, newTicket } from "./world"

for (const [colorScheme, expectFine] of [
  ["light", expectAccessible],
  ["dark", expectReadable],
] as const) {
  const look: BrowserContextOptions = { colorScheme, reducedMotion: "reduce" }

  test(`axe finds nothing in ${colorScheme}: sign-in, the empty selection, the tickets screen`, async ({
    openDesk,
  }) => {
    const visitor = await openDesk("maya", { ...look, storageState: { cookies: [], origins: [] } })
    await visitor.page.goto("/sign-in")
    await expect(visitor.page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible()
    await expectFine(visitor.page)
    const ben = await openDesk("ben", look)
    await ben.open("/inbox/all")
    await expectFine(ben.page)
    await ben.openTicket(await newTicket(await newConversation(), { assignee: "ben" }))
    await expectFine(ben.page)
  })

  test(`axe finds nothing in ${colorScheme}: both sides, the new ticket's dialog, the question before sharing`, async ({
    openDesk,
  }) => {
    const conversation = await newConversation({ assignee: "maya" })
    const ticket = await newTicket(conversation, { assignee: "ben" })
    await give("ben", addTicketNote, {
      ticketId: ticket.id,
      text: "The money left **today**.",
      crossPost: true,
    })
    const maya = await openDesk("maya", look)
    await maya.openConversation(conversation, ticket)
    await maya.changeState("In progress")
    await expectFine(maya.page)
    await maya.conversation.getByRole("button", { name: "New back-office ticket" }).click()
    await maya.dialog("New back-office ticket").getByRole("button", { name: "Create ticket" }).click()
    await expect(
      maya.dialog("New back-office ticket").getByText("Please choose a ticket type."),
    ).toBeVisible()
    await expectFine(maya.page)
    await maya.page.keyboard.press("Escape")
    await expect(maya.dialog("New back-office ticket")).toBeHidden()
    await maya.ticket.getByRole("button", { name: "Share with customer" }).click()
    await expect(maya.question("Share with customer")).toBeVisible()
    await expectFine(maya.page)
  })
}

const phone: BrowserContextOptions = { viewport: { width: 380, height: 780 }, hasTouch: true, isMobile: true }

test("On a phone one thing shows at a time: list, conversation, ticket, and the way between them", async ({
  openDesk,
}) => {
  const conversation = await newConversation({ assignee: "maya" })
  const ticket = await newTicket(conversation, { assignee: "ben" })
  const maya = await openDesk("maya", phone)
  await maya.open("/inbox/mine")
  await expectNoSidewaysScrolling(maya.page)
  await maya.page.getByRole("link", { name: "Tickets", exact: true }).click()
  await expect(maya.tickets).toBeVisible()
  await maya.page.getByRole("link", { name: "Inbox", exact: true }).click()
  await maya.conversations.getByRole("link", { name: conversation.subject }).click()
  await expect(maya.conversation).toBeVisible()
  await expect(maya.conversations).toBeHidden()
  await expect(maya.ticket).toBeHidden()
  await expectNoSidewaysScrolling(maya.page)

  await maya.page
    .getByRole("button", { name: `Ticket #${ticket.number}` })
    .first()
    .click()
  await expect(maya.ticket).toBeVisible()
  await expect(maya.conversation).toBeHidden()
  await expectNoSidewaysScrolling(maya.page)
  await maya.crossPost("Written on the way.")
  await maya.page.getByRole("button", { name: "Conversation", exact: true }).click()
  await expect(maya.entries(maya.conversation, "Written on the way.")).toHaveCount(1)
  // The list's heading is the page's; on a phone it is not there beside a conversation.
  await expectAccessible(maya.page, "page-has-heading-one")
  await maya.page.getByRole("button", { name: "Back to the list" }).click()
  await expect(maya.conversations).toBeVisible()
})

const script = "<script>window.broken=1</script><img src=x onerror=window.broken=1>"
const words = [
  `${script} {{7*7}} \${broken} javascript:alert(1)`,
  "\u202Eevil right-to-left override\u202C and مرحبا بالعالم",
  "Z\u0351\u036B\u0343\u036A\u0302a\u036B\u033D\u034F\u0334\u0319l\u034C\u0308g\u0321o 👩‍👩‍👧‍👦🏳️‍🌈🫠 \uFEFF\u200B",
  "w".repeat(2_000),
]

async function expectHarmless(desk: Desk, { customer }: Conversation): Promise<void> {
  await expect(desk.entries(desk.conversation, "evil right-to-left override")).toHaveCount(1)
  await expect(desk.entries(desk.conversation, script)).toHaveCount(1)
  await expect(desk.conversation.getByText(customer).first()).toBeVisible()
  expect(await desk.page.evaluate(() => "broken" in window)).toBe(false)
  await expectNoSidewaysScrolling(desk.page)
}

for (const width of [380, 1280])
  test(`Hostile words are drawn as words and stay inside a window of ${width} pixels`, async ({
    openDesk,
  }) => {
    const conversation = await newConversation({
      assignee: "maya",
      subject: `${script} 👩‍👩‍👧‍👦 ${"s".repeat(300)}`,
      customer: `\u202E<b>Zoë</b> ${"n".repeat(200)}`,
      text: words.join("\n\n"),
    })
    const ticket = await newTicket(conversation, { title: `${script} ${"t".repeat(200)}` })
    await give("ben", addTicketNote, { ticketId: ticket.id, text: words.join("\n\n"), crossPost: false })
    const maya = await openDesk("maya", { viewport: { width, height: 780 } })
    await maya.open("/inbox/mine")
    await expectNoSidewaysScrolling(maya.page)
    await maya.open(`/inbox/mine/${conversation.id}?ticket=${ticket.number}`)
    await expectHarmless(maya, conversation)
    await maya.open(`/tickets/all/${ticket.number}`)
    await expect(maya.entries(maya.ticket, "evil right-to-left override")).toHaveCount(1)
    await expectNoSidewaysScrolling(maya.page)
  })
