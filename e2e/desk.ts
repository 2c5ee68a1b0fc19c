import { expect, type Locator, type Page, type Request } from "@playwright/test"
import type { Conversation, Ticket } from "./world"

/** One teammate's browser window, and what they do in it. All names are those of the product's own contract. */
export class Desk {
  readonly conversation: Locator
  readonly ticket: Locator
  readonly conversations: Locator
  readonly tickets: Locator
  readonly status: Locator

  constructor(readonly page: Page) {
    this.conversation = page.getByRole("region", { name: "Conversation", exact: true })
    this.ticket = page.getByRole("region", { name: /^(Back-office|Tracker) ticket$/ })
    this.conversations = page.getByRole("list", { name: "Conversations", exact: true })
    this.tickets = page.getByRole("list", { name: "Tickets", exact: true })
    this.status = page.getByRole("status")
  }

  /** Opens a conversation by its address; with a ticket, that one beside it. */
  async openConversation({ id, subject }: Conversation, ticket?: Ticket): Promise<void> {
    await this.open(`/inbox/all/${id}${ticket ? `?ticket=${ticket.number}` : ""}`)
    await expect(this.conversation.getByRole("heading", { name: subject })).toBeVisible()
  }

  /** Opens a ticket on the tickets screen by its address. */
  async openTicket({ number, title }: Ticket): Promise<void> {
    await this.open(`/tickets/all/${number}`)
    await expect(this.ticket.getByRole("textbox", { name: "Title" })).toHaveValue(title)
  }

  /** Opens a screen and waits until it listens to what the others do. */
  async open(address: string): Promise<void> {
    await Promise.all([this.listening(), this.page.goto(address)])
  }

  async reload(): Promise<void> {
    await Promise.all([this.listening(), this.page.reload()])
  }

  /** The next stream of live events that this window opens. */
  async listening(): Promise<void> {
    await this.page.waitForResponse((response) => response.url().includes("/api/stream"))
  }

  /** The entries of a pane's timeline that say all of these words. */
  entries(pane: Locator, ...words: (string | RegExp)[]): Locator {
    const all = pane.getByRole("log", { name: "Timeline" }).getByRole("article")
    return words.reduce<Locator>((found, hasText) => found.filter({ hasText }), all)
  }

  /** Chooses an option of a combobox in a pane or dialog. */
  async choose(where: Locator, field: string, option: string): Promise<void> {
    await where.getByRole("combobox", { name: field, exact: true }).click()
    const list = this.page.getByRole("listbox", { name: field, exact: true })
    await list.getByRole("option", { name: option, exact: true }).click()
  }

  /** Does what gives a command, and waits until the server has answered it: the screen shows it before. */
  private async answered(work: Promise<unknown>): Promise<void> {
    const isCommand = (request: Request) => "next-action" in request.headers()
    await Promise.all([this.page.waitForResponse((answer) => isCommand(answer.request())), work])
  }

  async changeState(state: string): Promise<void> {
    await this.answered(this.choose(this.ticket, "State", state))
    await expect(this.ticket.getByRole("combobox", { name: "State" })).toContainText(state)
  }

  /** Snoozes what a pane shows, by a choice of its menu. */
  async snooze(pane: Locator, choice = "Tomorrow"): Promise<void> {
    await pane.getByRole("button", { name: "Snooze", exact: true }).click()
    await this.answered(this.page.getByRole("menuitem", { name: choice }).click())
    await expect(pane.getByRole("button", { name: "Wake", exact: true })).toBeVisible()
  }

  /** Types a note on the ticket and leaves it unsent. */
  async writeNote(text: string): Promise<void> {
    await this.ticket.getByRole("textbox", { name: "Note" }).fill(text)
  }

  async addNote(text: string): Promise<void> {
    await this.writeNote(text)
    await this.answered(this.ticket.getByRole("button", { name: "Add note", exact: true }).click())
    await expect(this.entries(this.ticket, text)).toHaveCount(1)
  }

  async crossPost(text: string): Promise<void> {
    await this.writeNote(text)
    await this.answered(this.ticket.getByRole("button", { name: /^Add note and cross-post/ }).click())
    await expect(this.entries(this.ticket, text)).toHaveCount(1)
  }

  /** A dialog, or a question that has to be answered, by its name. */
  dialog(name: string): Locator {
    return this.page.getByRole("dialog", { name, exact: true })
  }
  question(name: string): Locator {
    return this.page.getByRole("alertdialog", { name, exact: true })
  }
}
