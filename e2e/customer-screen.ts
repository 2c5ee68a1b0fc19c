import type { BrowserContextOptions, FrameLocator, Locator, Page } from "@playwright/test"
import { demoToken } from "@/lib/intake/identity"
import { test as base, expect, listen } from "./test"
import type { Conversation } from "./world"

export { expect } from "@playwright/test"

type CustomerOf = Pick<Conversation, "customerId">

/** What a customer sees: a page of ours, or the messenger in a frame. All names are those of the product's contract. */
export class CustomerScreen {
  readonly message: Locator
  readonly send: Locator
  readonly tickets: Locator
  readonly conversations: Locator
  readonly progress: Locator
  readonly timeline: Locator

  constructor(
    readonly page: Page,
    readonly inside: Page | FrameLocator = page,
  ) {
    this.message = inside.getByRole("textbox", { name: "Message", exact: true })
    this.send = inside.getByRole("button", { name: "Send", exact: true })
    this.tickets = inside.getByRole("list", { name: "Your tickets", exact: true })
    this.conversations = inside.getByRole("list", { name: "Your conversations", exact: true })
    this.progress = inside.getByRole("list", { name: "Progress", exact: true })
    this.timeline = inside.getByRole("log", { name: "Timeline", exact: true })
  }

  /** Opens a screen and waits until it hears what changes. */
  async open(address: string): Promise<void> {
    await Promise.all([this.listening(), this.page.goto(address)])
  }

  async reload(): Promise<void> {
    await Promise.all([this.listening(), this.page.reload()])
  }

  async listening(): Promise<void> {
    await this.page.waitForResponse((response) => response.url().includes("/api/messenger/stream"))
  }

  async openConversation({ id }: { id: string }): Promise<void> {
    await this.open(`/messenger?conversation=${id}`)
    await expect(this.message).toBeVisible()
  }

  entries(...words: (string | RegExp)[]): Locator {
    const all = this.timeline.getByRole("article")
    return words.reduce<Locator>((found, hasText) => found.filter({ hasText }), all)
  }

  async write(text: string): Promise<void> {
    await this.message.fill(text)
    await this.message.press("Enter")
    await expect(this.message).toHaveValue("")
  }
}

type Doors = {
  /** Opens a window of a conversation's customer, signed in as by the host site. */
  openCustomer: (who: CustomerOf, options?: BrowserContextOptions) => Promise<CustomerScreen>
  /** Opens a window that nobody is signed in to. */
  openStranger: (options?: BrowserContextOptions) => Promise<CustomerScreen>
}

/** The tests of what customers see; a browser's console may not complain there either. */
export const test = base.extend<Doors>({
  openStranger: async ({ browser, contextOptions, baseURL, locale, tolerated }, use) => {
    const complaints: string[] = []
    const pages: Page[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, baseURL, locale, ...options })
      const page = await context.newPage()
      pages.push(page)
      listen(page, complaints)
      return new CustomerScreen(page)
    })
    await Promise.all(pages.map((page) => page.context().close()))
    const meant = complaints.filter((words) => !tolerated.test(words))
    expect(meant, "what the browser's console complained of").toEqual([])
  },
  openCustomer: async ({ openStranger, baseURL }, use) => {
    await use(async ({ customerId }, options) => {
      const screen = await openStranger(options)
      const answer = await screen.page.context().request.post("/api/messenger/session", {
        headers: { origin: baseURL ?? "" },
        data: { workspace: null, token: await demoToken(customerId), cookie: true },
      })
      expect(answer.status(), "the customer signs in").toBe(200)
      return screen
    })
  },
})
