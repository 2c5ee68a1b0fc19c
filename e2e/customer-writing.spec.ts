import type { Page, Route } from "@playwright/test"
import { sendReply } from "@/lib/conversations/commands/messages"
import { expect, test } from "./customer-screen"
import { tabTo } from "./keys"
import { give, newConversation } from "./world"

const isSending = (route: Route) =>
  route.request().method() === "POST" && /\/messages$/.test(route.request().url())

/** Meets what a window sends on its way to the server; gives the way back to normal. */
async function meetMessages(page: Page, fate: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  const meet = (route: Route) => (isSending(route) ? fate(route) : route.fallback())
  await page.route("**/api/messenger/**", meet)
  return () => page.unroute("**/api/messenger/**", meet)
}

test("C1: a customer writes and is answered live, without a mouse", async ({ openCustomer, maya }) => {
  const earlier = await newConversation()
  const zoe = await openCustomer(earlier)
  const { keyboard } = zoe.page
  await zoe.open("/messenger")
  await tabTo(zoe.page.getByRole("link", { name: "Send us a message" }))
  await keyboard.press("Enter")
  await tabTo(zoe.message)
  await keyboard.type("Do you repair tents?")
  await keyboard.press("Shift+Enter")
  await keyboard.type("Mine is a Tarn 2.")
  await keyboard.press("Enter")
  await expect(zoe.entries("Do you repair tents?", "Mine is a Tarn 2.")).toHaveCount(1)
  await expect(zoe.entries("Sending…")).toHaveCount(0)
  await expect(zoe.message).toBeFocused()

  await maya.open("/inbox/unassigned")
  await maya.conversations.getByRole("link", { name: earlier.customer }).filter({ hasText: "repair" }).click()
  await expect(maya.entries(maya.conversation, "Do you repair tents?")).toHaveCount(1)
  const id = /unassigned\/([\w-]+)/.exec(maya.page.url())?.[1]
  await give("maya", sendReply, { conversationId: id, text: "We do, **all** of them." })
  await expect(zoe.entries("Maya Chen", "We do, all of them.")).toHaveCount(1)

  await tabTo(zoe.page.getByRole("button", { name: "Back" }), "Shift+Tab")
  await keyboard.press("Enter")
  await expect(zoe.page.getByRole("heading", { name: /^Hello/ })).toBeFocused()
  await expect(zoe.conversations.getByRole("link")).toHaveCount(2)
  await zoe.page.goBack()
  await expect(zoe.entries("We do, all of them.")).toHaveCount(1)
})

test("What a customer writes survives a reload and a visit elsewhere, with its files", async ({
  openCustomer,
}) => {
  const conversation = await newConversation()
  const zoe = await openCustomer(conversation)
  await zoe.openConversation(conversation)
  await zoe.message.fill("The pole with the blue")
  await zoe.inside.locator("input[type=file]").setInputFiles({
    name: "pole.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("blue"),
  })
  const attached = zoe.inside.getByRole("list", { name: "Attached files" })
  await expect(attached.getByRole("button", { name: "Remove pole.txt" })).toBeVisible()
  await expect(attached.getByRole("progressbar")).toHaveCount(0)
  await zoe.reload()
  await expect(zoe.message).toHaveValue("The pole with the blue")
  await expect(attached).toContainText("pole.txt")
  await zoe.inside.getByRole("button", { name: "Back" }).click()
  await zoe.conversations.getByRole("link", { name: conversation.subject }).click()
  await expect(zoe.message).toHaveValue("The pole with the blue")
  await zoe.message.press("Enter")
  await expect(zoe.entries("The pole with the blue").getByRole("link", { name: "pole.txt" })).toBeVisible()
  await expect(attached).toBeHidden()
  await expect(zoe.message).toHaveValue("")
})

test.describe("With a network that is cut on purpose", () => {
  test.use({ tolerated: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|Failed to load resource/ })

  test("A message sent without a network goes out once when it is back", async ({ openCustomer }) => {
    const conversation = await newConversation()
    const zoe = await openCustomer(conversation)
    await zoe.openConversation(conversation)
    await zoe.page.context().setOffline(true)
    await zoe.write("First, without a network.")
    await zoe.write("Second, too.")
    await expect(zoe.entries("Not sent yet", "First, without a network.")).toHaveCount(1)
    await zoe.page.context().setOffline(false)
    await expect(zoe.entries("Not sent yet")).toHaveCount(0)
    await expect(zoe.entries("Sending…")).toHaveCount(0)
    await zoe.reload()
    await expect(zoe.entries(/First, without|Second, too/)).toHaveText([/First, without/, /Second, too/])
  })

  test("A message whose answer is lost stands there once, also after a reload", async ({ openCustomer }) => {
    const conversation = await newConversation()
    const zoe = await openCustomer(conversation)
    await zoe.openConversation(conversation)
    const restore = await meetMessages(zoe.page, async (route) => {
      await route.fetch()
      await route.abort("connectionreset")
    })
    const lost = zoe.page.waitForEvent("requestfailed")
    await zoe.write("Heard, but not answered.")
    await lost
    await expect(zoe.entries("Heard, but not answered.")).toHaveCount(1)
    await restore()
    await zoe.reload()
    await expect(zoe.entries("Heard, but not answered.")).toHaveCount(1)
    await expect(zoe.entries("Not sent yet")).toHaveCount(0)
  })

  test("A conversation begun without an answer is begun once, also after a reload", async ({
    openCustomer,
  }) => {
    const zoe = await openCustomer(await newConversation())
    const { page } = zoe
    await zoe.open("/messenger?conversation=new")
    await page.route("**/api/messenger/conversations", (route) => route.abort("connectionreset"))
    await zoe.write("Does anybody hear me?")
    await expect(zoe.entries("Not sent yet", "Does anybody hear me?")).toHaveCount(1)
    await page.unroute("**/api/messenger/conversations")
    await zoe.reload()
    await expect(zoe.entries("Does anybody hear me?")).toHaveCount(1)
    await expect(zoe.entries("Not sent yet")).toHaveCount(0)
    await zoe.open("/messenger")
    await expect(zoe.conversations.getByRole("link", { name: "Does anybody hear me?" })).toHaveCount(1)
  })
})

test("What came while nobody looked is counted until it is looked at", async ({ openCustomer }) => {
  const conversation = await newConversation()
  const zoe = await openCustomer(conversation)
  await zoe.openConversation(conversation)
  await expect(zoe.page).toHaveTitle(/^Northwind/)
  await zoe.open("/portal")
  const row = zoe.conversations.getByRole("link", { name: conversation.subject })
  await give("maya", sendReply, { conversationId: conversation.id, text: "Is it the blue one?" })
  await expect(row).toContainText("1 unread")
  await expect(zoe.page).toHaveTitle(/^\(1\)/)
  await row.click()
  await expect(zoe.entries("Is it the blue one?")).toHaveCount(1)
  await expect(zoe.page).toHaveTitle(/^Northwind/)
  await zoe.open("/portal")
  await expect(row).not.toContainText("unread")
})

test("Earlier entries load without losing one's place", async ({ openCustomer }) => {
  const conversation = await newConversation()
  for (let at = 1; at <= 45; at++)
    await give("maya", sendReply, { conversationId: conversation.id, text: `Part ${at} of it.` })
  const zoe = await openCustomer(conversation)
  await zoe.openConversation(conversation)
  await expect(zoe.entries("Part 45 of it.")).toBeInViewport()
  await expect(zoe.entries("Part 1 of it.")).toHaveCount(0)
  await zoe.inside.getByRole("button", { name: "Show earlier" }).click()
  await expect(zoe.entries("Part 1 of it.")).toHaveCount(1)
  await expect(zoe.entries("Part 1 of it.")).not.toBeInViewport()
  await zoe.write("Thank you for all of it.")
  await expect(zoe.entries("Thank you for all of it.")).toBeInViewport()
  await expect(zoe.entries(/^.*Part \d+ of it\./)).toHaveCount(45)
})
