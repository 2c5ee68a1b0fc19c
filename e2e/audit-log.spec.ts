import { readFile } from "node:fs/promises"
import type { Page } from "@playwright/test"
import { addTicketNote } from "@/lib/tickets/commands/notes"
import { changeState } from "@/lib/tickets/commands/state"
import { expectAccessible, expectNoSidewaysScrolling, expectReadable } from "./fine"
import { chooseByTyping, tabTo } from "./keys"
import { expect, test } from "./test"
import { give, ids, newConversation, newInvestigation, newTicket } from "./world"

const entries = (page: Page) => page.getByRole("list", { name: "Entries" }).getByRole("article")

test("A5: an admin finds by keys what was done with a ticket, with before and after, and shares the address", async ({
  ada,
  openDesk,
}) => {
  const ticket = await newTicket(await newConversation(), { by: "ben" })
  await give("ben", changeState, { ticketId: ticket.id, stateId: await ids.state("Resolved") })
  const { page } = ada
  await page.goto("/settings/audit-log")
  await expect(entries(page)).toHaveCount(50)
  await tabTo(page.getByRole("textbox", { name: "About" }))
  await page.keyboard.type(`#${ticket.number}`)
  await tabTo(page.getByRole("combobox", { name: "Who" }), "Shift+Tab")
  await chooseByTyping(page.getByRole("combobox", { name: "Who" }), "Ben O")
  await tabTo(page.getByRole("button", { name: "Show" }))
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(new RegExp(`person=teammate.*about=%23${ticket.number}`))
  const found = entries(page)
  await expect(found).toHaveCount(2)
  await expect(found.first()).toContainText(`Ben Okafor changed the state of #${ticket.number}.`)
  await expect(found.first()).toContainText(/Submitted\s*→.*Resolved/)
  await expect(found.first().getByRole("time")).toContainText("(Europe/Berlin)")
  await expect(found.last()).toContainText(`opened #${ticket.number}, “Refund”`)

  const second = await openDesk("ada")
  await second.page.goto(page.url())
  await expect(entries(second.page)).toHaveCount(2)
  await expect(second.page.getByRole("textbox", { name: "About" })).toHaveValue(`#${ticket.number}`)
  await found
    .first()
    .getByRole("link", { name: `Go to #${ticket.number}` })
    .click()
  await expect(page).toHaveURL(new RegExp(`/tickets/all/${ticket.number}$`))
})

test("A word that can be several things is asked about; pages of older entries follow by link", async ({
  ada,
}) => {
  const { page } = ada
  await page.goto("/settings/audit-log?about=fraud")
  const choices = page.getByRole("list", { name: "What it can be" })
  await choices.getByRole("link", { name: "Fraud investigation" }).click()
  await expect(entries(page).last()).toContainText("added the ticket type “Fraud investigation”")
  await page.goto("/settings/audit-log?about=nothing-like-this")
  await expect(page.getByText("Nothing is called “nothing-like-this”.")).toBeVisible()
  await page.getByRole("link", { name: "Show everything" }).click()
  await expect(entries(page)).toHaveCount(50)
  const last = await entries(page).last().getAttribute("aria-label")
  await page.getByRole("link", { name: "Older entries" }).click()
  const next = `Entry ${Number(last?.replace("Entry ", "")) - 1}`
  await expect(entries(page).first()).toHaveAttribute("aria-label", next)
  await page.getByRole("link", { name: "Newest entries" }).click()
  await expect(page).toHaveURL(/\/settings\/audit-log$/)
})

test("A2, A5: of a restricted ticket the log and its exports say number and state, and never a note's words", async ({
  ada,
}) => {
  const ticket = await newInvestigation(await newConversation())
  const words = `Planted-${ticket.id.slice(-8)}`
  await give("priya", addTicketNote, { ticketId: ticket.id, text: words, crossPost: false })
  const { page } = ada
  await page.goto(`/settings/audit-log?about=${ticket.number}`)
  await expect(entries(page)).toHaveCount(1)
  await expect(entries(page)).toContainText(`Priya Nair opened #${ticket.number}.`)
  const shown = await page.content()
  for (const secret of [words, ticket.title]) expect(shown).not.toContain(secret)
  for (const format of ["csv", "jsonl"]) {
    const text = await (await page.request.get(`/api/audit-log/export?format=${format}`)).text()
    for (const secret of [words, ticket.title]) expect(text).not.toContain(secret)
    expect(text).toContain("Something on a restricted ticket")
  }
})

test.describe(() => {
  test.use({ tolerated: /404 \(Not Found\)/ })

  test("An export is a file with the head in its last line, is an entry itself, and is there for admins only", async ({
    ada,
    maya,
  }) => {
    const { page } = ada
    await page.goto("/settings/audit-log?kind=sharing")
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Export CSV" }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^audit-log-[\d-]+\.csv$/)
    const text = await readFile(await download.path(), "utf8")
    expect(text.startsWith("\uFEFFentry,hash,at")).toBe(true)
    expect(text.trimEnd().split("\r\n").at(-1)).toMatch(/^\d+,[0-9a-f]{64},,,,,head,/)
    await page.goto("/settings/audit-log?kind=access")
    await expect(entries(page).filter({ hasText: "Ada Lind exported" }).first()).toBeVisible()
    await maya.page.goto("/settings/audit-log")
    await expect(maya.page.getByRole("list", { name: "Entries" })).toHaveCount(0)
    const answer = await maya.page.request.get("/api/audit-log/export?format=csv")
    expect(answer.status()).toBe(404)
    expect(await answer.json()).toMatchObject({ code: "not_there" })
  })
})

for (const [colorScheme, expectFine] of [
  ["light", expectAccessible],
  ["dark", expectReadable],
] as const)
  test(`axe finds nothing in ${colorScheme} where the audit log asks back or finds nothing, nor does it scroll sideways`, async ({
    openDesk,
  }) => {
    const { page } = await openDesk("ada", {
      colorScheme,
      reducedMotion: "reduce",
      viewport: { width: 380, height: 780 },
    })
    const screens = ["audit-log?about=e", "audit-log?about=nothing-like-this", "audit-log?kind=settings"]
    for (const screen of screens) {
      await page.goto(`/settings/${screen}`)
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
      await expectFine(page)
      await expectNoSidewaysScrolling(page)
    }
  })
