import type { Page } from "@playwright/test"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { findTicketType } from "@/lib/ticket-types/queries"
import { editTicketType } from "@/lib/tickets/commands/edit-type"
import { tagTicket } from "@/lib/tickets/commands/tags"
import { expectAccessible, expectNoSidewaysScrolling, expectReadable } from "./fine"
import { chooseByTyping, tabTo } from "./keys"
import { attribute, mark, ownType, press } from "./own-types"
import { expect, test } from "./test"
import { demo, give, ids, newConversation, newTicket } from "./world"

const kinds = [
  ["Order", "Text"],
  ["What happened", "Long text"],
  ["Pieces", "Whole number"],
  ["Amount", "Number with"],
  ["Paid already", "Yes or no"],
  ["Needed by", "Date and"],
  ["Severity", "List"],
  ["Pictures", "Files"],
] as const

const form = (page: Page) => page.getByRole("form", { name: "Ticket type" })
const rows = (page: Page) =>
  page.getByRole("list", { name: "Attributes", exact: true }).locator(":scope > li")
const save = (page: Page) => page.getByRole("button", { name: "Save ticket type" })

/** Another admin changes what is stored of a type. */
async function changedByOther(id: string, change: object): Promise<void> {
  const { system } = await demo()
  const type = await findTicketType(db(), system.workspaceId, id)
  if (!type) throw new Error(`There is no type ${id}.`)
  const { id: typeId, category: _, archived: _archived, stateIds: _states, ...settings } = type
  await give("system", editTicketType, { typeId, ...settings, ...change })
}

test("T1, T4: a type with attributes of all eight kinds is made by keyboard alone, and the preview draws them", async ({
  ada,
}) => {
  test.slow()
  const { page } = ada
  const name = `Claim ${mark()}`
  await page.goto("/settings/ticket-types")
  await press(page.getByRole("link", { name: "New Back-office ticket type" }))
  await tabTo(page.getByRole("textbox", { name: "Name", exact: true }))
  await page.keyboard.type(name)
  const icon = page.getByRole("textbox", { name: "Icon" })
  await tabTo(icon)
  await page.keyboard.press("Control+A")
  await page.keyboard.type("xy")
  await press(page.getByRole("checkbox", { name: "Sharing with customers is allowed" }), "Space")
  for (const [label, kind] of kinds) {
    await press(page.getByRole("button", { name: "Add attribute" }))
    await tabTo(page.getByRole("textbox", { name: "Attribute name" }), "Shift+Tab")
    await page.keyboard.type(label)
    const combobox = page.getByRole("combobox", { name: "Kind" })
    await tabTo(combobox)
    if (kind !== "Text") await chooseByTyping(combobox, kind)
    if (kind === "List") {
      await press(page.getByRole("button", { name: "Add choice" }))
      await tabTo(page.getByRole("textbox", { name: "Choice 1" }), "Shift+Tab")
      await page.keyboard.type("High")
    }
    await press(page.getByRole("checkbox", { name: "Required in the ticket form" }), "Space")
    await expect(page.getByRole("checkbox", { name: "Visible to customers" })).toBeChecked()
  }
  await press(page.getByRole("button", { name: "Create ticket type" }))
  await expect(icon).toHaveAccessibleDescription("An icon is one emoji.")
  await expect(icon).toBeFocused()
  await page.reload()
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(name)
  await expect(rows(page)).toHaveCount(8)
  await icon.fill("🧾")

  const panel = page.getByRole("tabpanel")
  await expect(panel.getByRole("textbox", { name: "What happened" })).toBeDisabled()
  await tabTo(page.getByRole("tab", { name: "Team form" }))
  await page.keyboard.press("ArrowRight")
  for (const [label] of kinds) await expect(panel.getByText(label).first()).toBeVisible()
  await page.keyboard.press("ArrowRight")
  await expect(panel.getByRole("region", { name: "The customer’s screen" })).toContainText("84.5")
  await press(page.getByRole("button", { name: "Create ticket type" }), "Enter", "Shift+Tab")
  await expect(page.getByRole("heading", { level: 1, name: `🧾 ${name}` })).toBeVisible()
  await expect(rows(page)).toHaveText(kinds.map(([label]) => new RegExp(label)))
  await expectAccessible(page)
})

test("T4: attributes are moved by keyboard and archived; a renamed choice shows on tickets that stand open", async ({
  ada,
  ben,
}) => {
  const { page } = ada
  const high = { id: newId(), name: "High" }
  const severity = attribute("Severity", { kind: "list", items: [high] })
  const type = await ownType({ attributes: [attribute("Order"), severity] })
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { type: type.name, attributes: { [severity.id]: high.id } })
  await ben.openTicket(ticket)
  await ben.writeNote("Half a note")
  await page.goto(`/settings/ticket-types/${type.id}`)
  const toggle = rows(page)
    .nth(1)
    .getByRole("button", { name: /^Severity/ })
  await tabTo(toggle)
  await page.keyboard.press("Alt+ArrowUp")
  await expect(rows(page)).toHaveText([/Severity/, /Order/])
  await page.keyboard.press("Enter")
  const choice = page.getByRole("textbox", { name: "Choice 1" })
  await tabTo(choice)
  await page.keyboard.press("Control+A")
  await page.keyboard.type("Very high")
  await expect(page.getByRole("combobox", { name: "Kind" })).toHaveAccessibleDescription(
    "The kind stays as it is, since tickets may carry values.",
  )
  await rows(page)
    .nth(1)
    .getByRole("button", { name: /^Order/ })
    .click()
  await page.getByRole("button", { name: "Archive attribute" }).click()
  await press(save(page))
  await expect(ada.status).toContainText("The ticket type is saved.")
  await expect(ben.ticket.getByRole("combobox", { name: "Severity" })).toContainText("Very high")
  await expect(ben.ticket.getByRole("textbox", { name: "Order" })).toHaveCount(0)
  await expect(ben.ticket.getByRole("textbox", { name: "Note" })).toContainText("Half a note")
  await page.reload()
  await page.getByText("Archived attributes (1)").click()
  await page.getByRole("button", { name: "Restore Order" }).click()
  await expect(rows(page)).toHaveCount(2)
})

test("two admins change one type: the second is shown both, and chooses", async ({ ada }) => {
  const { page } = ada
  const type = await ownType()
  await page.goto(`/settings/ticket-types/${type.id}`)
  const name = page.getByRole("textbox", { name: "Name", exact: true })
  await name.fill(`${type.name} mine`)
  await changedByOther(type.id, { name: `${type.name} theirs` })
  await save(page).click()
  const both = page.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile." })
  await expect(both).toContainText(`${type.name} theirs`)
  await expect(name).toHaveValue(`${type.name} mine`)
  await both.getByRole("button", { name: "Save mine instead" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${type.name} mine`)
  await name.fill(`${type.name} again`)
  await changedByOther(type.id, { description: "Theirs." })
  await save(page).click()
  await both.getByRole("button", { name: "Take what is saved" }).click()
  await expect(name).toHaveValue(`${type.name} mine`)
  await expect(page.getByRole("textbox", { name: "About this type" })).toHaveValue("Theirs.")
})

test("T7: turning sharing off asks first, with how many tickets and which tags, and does it in one step", async ({
  ada,
  maya,
}) => {
  const { page } = ada
  const type = await ownType({ sharingAllowed: true })
  const conversation = await newConversation()
  const shared = await newTicket(conversation, { type: type.name, share: true })
  await newTicket(await newConversation(), { type: type.name, share: true })
  await give("maya", tagTicket, { ticketId: shared.id, tagId: await ids.tag("vip") })
  await maya.openConversation(conversation, shared)
  await page.goto(`/settings/ticket-types/${type.id}`)
  await press(page.getByRole("checkbox", { name: "Sharing with customers is allowed" }), "Space")
  await expect(form(page)).toContainText("2 tickets of this type are shared now.")
  await press(save(page))
  const question = ada.question("Stop sharing 2 tickets")
  await expect(question).toContainText("“vip”")
  await question.getByRole("button", { name: "Cancel" }).click()
  await expect(maya.ticket).toContainText("Shared with customer")
  await press(save(page))
  await question.getByRole("button", { name: "Stop sharing 2 tickets" }).focus()
  await page.keyboard.press("Enter")
  await expect(ada.status).toContainText("The ticket type is saved.")
  await expect(maya.ticket.getByRole("button", { name: "Share with customer" })).toHaveAccessibleDescription(
    `${type.name} tickets are never shared with customers.`,
  )
  await expect(maya.entries(maya.ticket, "stopped sharing", "vip")).toHaveCount(1)
})

test("T1, A2: a type is limited to teams, given out by a rule, duplicated, archived and brought back", async ({
  ada,
}) => {
  const { page } = ada
  const type = await ownType({ attributes: [attribute("Order")] })
  await page.goto(`/settings/ticket-types/${type.id}`)
  await press(page.getByRole("checkbox", { name: "Only some teams" }), "Space")
  await press(save(page))
  await expect(form(page)).toContainText("Choose at least one team that may open these tickets.")
  await page.getByRole("checkbox", { name: "Fraud" }).check()
  await expect(page.getByRole("combobox", { name: "Teammate" })).toHaveAccessibleDescription(
    "Choose a default team first.",
  )
  await ada.choose(form(page), "Default team", "Fraud")
  await ada.choose(form(page), "Teammate", "Round robin: each in turn")
  await save(page).click()
  await expect(ada.status).toContainText("The ticket type is saved.")

  await press(page.getByRole("link", { name: "Duplicate" }), "Enter", "Shift+Tab")
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(`Copy of ${type.name}`)
  await page.getByRole("button", { name: "Create ticket type" }).click()
  await expect(page.getByRole("heading", { level: 1, name: `Copy of ${type.name}` })).toBeVisible()
  await expect(rows(page)).toHaveText([/Order/])
  await expect(page.getByRole("combobox", { name: "Teammate" })).toContainText("Round robin")

  await press(page.getByRole("button", { name: "Archive", exact: true }), "Enter", "Shift+Tab")
  await expect(ada.status).toContainText("is archived.")
  await page.goto("/settings/ticket-types")
  const types = page.getByRole("list", { name: "Types of Back-office tickets", exact: true })
  await expect(types.getByRole("link", { name: `Copy of ${type.name}` })).toHaveCount(0)
  await page
    .getByText(/^Archived \(\d+\)$/)
    .first()
    .click()
  await press(page.getByRole("button", { name: `Restore Copy of ${type.name}` }))
  await expect(types.getByRole("link", { name: `Copy of ${type.name}` })).toHaveCount(1)
})

for (const colorScheme of ["light", "dark"] as const)
  test(`the screens of types are fine in ${colorScheme}, on a phone too`, async ({ openDesk }) => {
    test.slow()
    const { page } = await openDesk("ada", { colorScheme, viewport: { width: 380, height: 800 } })
    const fine = () => (colorScheme === "light" ? expectAccessible(page) : expectReadable(page))
    for (const address of ["/settings/ticket-types", "/settings/ticket-types/new?category=customer"]) {
      await page.goto(address)
      await page.getByRole("heading", { level: 1 }).waitFor()
      await fine()
      await expectNoSidewaysScrolling(page)
    }
    await page.goto(`/settings/ticket-types/${await ids.type("Refund")}`)
    for (const tab of ["Team form", "Customer form", "Customer view"]) {
      await page.getByRole("tab", { name: tab }).click()
      await fine()
      await expectNoSidewaysScrolling(page)
    }
  })
