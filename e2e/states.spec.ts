import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { newId } from "@/lib/shared/ids"
import { addState, editState } from "@/lib/ticket-types/commands/states"
import { changeState } from "@/lib/tickets/commands/state"
import { expectAccessible, expectNoSidewaysScrolling, expectReadable } from "./fine"
import { tabTo } from "./keys"
import { expect, test } from "./test"
import { give, newConversation, newTicket, newType } from "./world"

const mark = () => randomUUID().slice(0, 8)

const list = (page: Page, category: string) => page.getByRole("list", { name: `${category} states` })
const row = (page: Page, label: string) => page.getByRole("listitem").filter({ hasText: label })

/** A type and states in progress that it alone uses. */
async function ownStates(...labels: string[]) {
  const type = await newType({ commandId: newId(), name: `Claim ${mark()}`, category: "back_office" })
  const states: string[] = []
  for (const internalLabel of labels) {
    const id = newId()
    const labels = { category: "in_progress", internalLabel, customerLabel: "Being checked" }
    await give("system", addState, { commandId: id, ...labels, typeIds: [type.id] })
    states.push(id)
  }
  return { type, states }
}

// All states of a category stand in one order, so these tests wait for each other.
test.describe.configure({ mode: "default" })

test("T5: a state is added, moved and renamed by keyboard; what is typed outlives a reload", async ({
  ada,
}) => {
  const { page } = ada
  const label = `With the bank ${mark()}`
  await page.goto("/settings/states")
  await tabTo(page.getByRole("button", { name: "New “Waiting on customer” state" }))
  await page.keyboard.press("Enter")
  const form = page.getByRole("form", { name: "New state" })
  await tabTo(form.getByRole("textbox", { name: "Teammates call it" }))
  await page.keyboard.type(label)
  await page.keyboard.press("Enter")
  await expect(form.getByRole("textbox", { name: "Customers read" })).toHaveAccessibleDescription(
    /^Please say what customers read\./,
  )
  await page.reload()
  await page.getByRole("button", { name: "New “Waiting on customer” state" }).click()
  await expect(form.getByRole("textbox", { name: "Teammates call it" })).toHaveValue(label)
  await form.getByRole("textbox", { name: "Customers read" }).fill("Waiting on you")
  for (const box of await form.getByRole("checkbox").all()) await box.uncheck()
  await form.getByRole("textbox", { name: "Customers read" }).press("Enter")
  await expect(ada.status).toContainText("The state is added.")
  const items = list(page, "Waiting on customer").getByRole("listitem")
  await expect(items.last()).toContainText(label)
  await tabTo(page.getByRole("button", { name: `Move up: ${label}` }))
  await page.keyboard.press("Alt+ArrowUp")
  await expect(items.last()).not.toContainText(label)
  await page.reload()
  await expect(items.last()).not.toContainText(label)
  await page.getByRole("button", { name: `Edit: ${label}` }).click()
  const edit = page.getByRole("form", { name: `State ${label}` })
  await edit.getByRole("textbox", { name: "Teammates call it" }).fill("Resolved")
  await edit.getByRole("button", { name: "Save state" }).click()
  await expect(edit.getByRole("alert")).toContainText("There is a state with that label already.")
  await edit.getByRole("textbox", { name: "Teammates call it" }).fill(`${label} now`)
  await edit.getByRole("button", { name: "Save state" }).click()
  await expect(row(page, `${label} now`)).toHaveCount(1)
  await page.getByRole("button", { name: `Archive: ${label} now` }).click()
  await ada.question("Archive state").getByRole("button", { name: "Archive" }).click()
  await expect(page.getByRole("button", { name: `Archive: ${label} now` })).toHaveCount(0)
})

test("T5: the last state of a category can't go, and says why", async ({ ada }) => {
  const { page } = ada
  await page.goto("/settings/states")
  await tabTo(page.getByRole("button", { name: "Archive: Submitted", exact: true }))
  await page.keyboard.press("Enter")
  await expect(ada.status).toContainText("“Submitted” is the last “Submitted” state. Add another one first.")
  await expect(ada.question("Archive state")).toHaveCount(0)
})

test("T5, N6: a state with tickets asks where they go, moves each, and says how many are left", async ({
  ada,
  maya,
}) => {
  const { page } = ada
  const [old, next] = [`At the bank ${mark()}`, `With the bank ${mark()}`]
  const { type, states } = await ownStates(old, next)
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { type: type.name })
  await give("maya", changeState, { ticketId: ticket.id, stateId: states[0] })
  await maya.openConversation(conversation, ticket)
  await page.goto("/settings/states")
  await tabTo(page.getByRole("button", { name: `Archive: ${old}` }))
  await page.keyboard.press("Enter")
  const question = ada.question("Archive state")
  await expect(question).toContainText("1 ticket is in it now")
  await ada.choose(question, "1 ticket is in it now", `Move them to “${next}”`)
  await question.getByRole("button", { name: "Move 1 ticket" }).click()
  await expect(ada.status).toContainText("1 ticket will be moved")
  await expect(maya.ticket.getByRole("combobox", { name: "State" })).toContainText(next)
  await expect(maya.entries(maya.conversation, `#${ticket.number}`, next)).toHaveCount(1)
  const archived = row(page, old).filter({ has: page.getByRole("button", { name: `Restore ${old}` }) })
  // Open by itself only while tickets are still to move, which may be over by now.
  await page.reload()
  await page.getByRole("region", { name: "In progress" }).getByText("Archived (").click()
  await expect(archived).toBeVisible()
  await expect(archived).not.toContainText("still to move")
})

test("a new label reaches screens that stand open; of two admins the second is shown both", async ({
  ada,
  maya,
}) => {
  const { page } = ada
  const label = `With the bank ${mark()}`
  const { type, states } = await ownStates(label)
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { type: type.name })
  await give("maya", changeState, { ticketId: ticket.id, stateId: states[0] })
  await maya.openConversation(conversation, ticket)
  await page.goto("/settings/states")
  await page.getByRole("button", { name: `Edit: ${label}` }).click()
  const form = page.getByRole("form", { name: /^State With the bank/ }).first()
  const mine = page.getByRole("form").filter({ has: page.getByRole("button", { name: "Save state" }) })
  await mine.getByRole("textbox", { name: "Teammates call it" }).fill(`${label} mine`)
  const before = { internalLabel: label, customerLabel: "Being checked", typeIds: [type.id] }
  const theirs = { ...before, customerLabel: "Looked at" }
  await give("system", editState, { stateId: states[0], before, ...theirs })
  await mine.getByRole("button", { name: "Save state" }).click()
  const both = form.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile." })
  await expect(both).toContainText("Looked at")
  await both.getByRole("button", { name: "Save mine instead" }).click()
  await expect(maya.ticket.getByRole("combobox", { name: "State" })).toContainText(`${label} mine`)
})

for (const colorScheme of ["light", "dark"] as const)
  test(`the screen of states is fine in ${colorScheme}, on a phone too`, async ({ openDesk }) => {
    const { page } = await openDesk("ada", { colorScheme, viewport: { width: 380, height: 800 } })
    await page.goto("/settings/states")
    await page.getByRole("button", { name: "Edit: Submitted", exact: true }).click()
    await page.getByRole("button", { name: "New “Resolved” state" }).click()
    await (colorScheme === "light" ? expectAccessible(page) : expectReadable(page))
    await expectNoSidewaysScrolling(page)
  })
