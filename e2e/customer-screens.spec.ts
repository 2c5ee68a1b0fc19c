import AxeBuilder from "@axe-core/playwright"
import type { BrowserContextOptions, Page } from "@playwright/test"
import { sendReply } from "@/lib/conversations/commands/messages"
import { sendTicketForm } from "@/lib/tickets/commands/forms"
import { expect, test } from "./customer-screen"
import { give, ids, newConversation, newTicket } from "./world"

async function expectFine(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((n) => `${id}: ${n.target} ${n.failureSummary}`),
  )
  expect(found).toEqual([])
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(sideways, "sideways scrolling").toBeLessThanOrEqual(0)
}

const words = [
  "<script>window.broken=1</script><img src=x onerror=window.broken=1> {{7*7}}",
  "\u202Eevil right-to-left override\u202C and مرحبا بالعالم, שלום, 你好",
  "Z\u0351\u036B\u0343\u036A\u0302a\u036B\u033D\u034F\u0334\u0319l\u034C\u0308g\u0321o 👩‍👩‍👧‍👦🏳️‍🌈",
  "w".repeat(1_000),
]

async function storied() {
  const conversation = await newConversation({
    customer: `Zoë <b>${"n".repeat(80)}`,
    text: words.join("\n\n"),
  })
  await give("maya", sendReply, { conversationId: conversation.id, text: words.join("\n\n") })
  const ticket = await newTicket(conversation, { share: true, title: `${words[0]} ${"t".repeat(150)}` })
  return { conversation, ticket }
}

const looks: [string, BrowserContextOptions][] = [
  ["in light", { colorScheme: "light", viewport: { width: 1280, height: 800 } }],
  ["in dark", { colorScheme: "dark", viewport: { width: 1280, height: 800 } }],
  [
    "on a phone",
    { colorScheme: "light", viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  ],
]

for (const [how, look] of looks)
  test(`axe finds nothing ${how}, and hostile words stay words: messenger and portal`, async ({
    openCustomer,
  }) => {
    const { conversation, ticket } = await storied()
    const zoe = await openCustomer(conversation, { ...look, reducedMotion: "reduce" })
    await zoe.open("/messenger")
    await expect(zoe.tickets.getByRole("link")).toHaveCount(1)
    await expectFine(zoe.page)
    await zoe.openConversation(conversation)
    await expect(zoe.entries("evil right-to-left override")).toHaveCount(2)
    await expectFine(zoe.page)
    await zoe.open(`/messenger?ticket=${ticket.number}`)
    await expect(zoe.progress).toBeVisible()
    await expectFine(zoe.page)
    await zoe.open("/messenger?conversation=new")
    await expect(zoe.message).toBeVisible()
    await expectFine(zoe.page)
    await zoe.open("/portal")
    await expect(zoe.tickets.getByRole("link")).toHaveCount(1)
    await expectFine(zoe.page)
    await zoe.open(`/portal/tickets/${ticket.number}`)
    await expect(zoe.entries("evil right-to-left override")).toHaveCount(2)
    await expectFine(zoe.page)
    expect(await zoe.page.evaluate(() => "broken" in window)).toBe(false)
  })

for (const [how, look] of looks)
  test(`axe finds nothing ${how}: the doors, a form with what is missing, an empty portal`, async ({
    openStranger,
    openCustomer,
  }) => {
    const { page } = await openStranger({ ...look, reducedMotion: "reduce" })
    await page.goto("/portal")
    await expect(page.getByRole("button", { name: "Send me a link" })).toBeVisible()
    await expectFine(page)
    await page.goto("/portal/enter#token=x")
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible()
    await expectFine(page)
    const conversation = await newConversation()
    await give("maya", sendTicketForm, {
      conversationId: conversation.id,
      typeId: await ids.type("Order problem"),
    })
    const zoe = await openCustomer(conversation, { ...look, reducedMotion: "reduce" })
    await zoe.open("/portal")
    await expect(zoe.page.getByText("When something you wrote about")).toBeVisible()
    await expectFine(zoe.page)
    await zoe.openConversation(conversation)
    await zoe.page.getByRole("button", { name: "Submit" }).click()
    await expect(zoe.page.getByText("Please say in a few words")).toBeVisible()
    await expectFine(zoe.page)
  })
