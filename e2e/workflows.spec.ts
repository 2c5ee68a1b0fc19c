import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { createWorkflow, saveWorkflow, switchWorkflow } from "@/lib/workflows/commands/settings"
import { expectAccessible } from "./fine"
import { tabTo } from "./keys"
import { expect, test } from "./test"
import { give, ids, newConversation } from "./world"

/** A word that no other test's customers write, so that nothing else starts what is made here. */
const ownWord = () => `quokka${randomUUID().slice(0, 8)}`

const message = (text: string) => ({ id: newId(), do: "send_message", text })
const onWord = (word: string, ...actions: object[]) => ({
  trigger: { on: "conversation_started" },
  conditions: [{ field: "message", op: "contains", value: word }],
  actions,
})

/** Makes a workflow by command; gives its id. */
async function newWorkflow(name: string, definition: object): Promise<string> {
  const id = newId()
  await give("system", createWorkflow, { commandId: id, name, definition })
  return id
}

const steps = (page: Page) => page.getByRole("list", { name: "Steps" }).getByRole("listitem")

test("F2, F4: a workflow is made from a template by keyboard, its steps are moved, and it is switched on", async ({
  ada,
}) => {
  const { page } = ada
  const [name, word] = [`Ask ${randomUUID().slice(0, 8)}`, ownWord()]
  await page.goto("/settings/workflows/new")
  const template = page.getByRole("link", { name: /^Ask for order details when a refund is mentioned/ })
  await tabTo(template)
  await page.keyboard.press("Enter")
  const title = page.getByRole("textbox", { name: "Name" })
  await tabTo(title)
  await page.keyboard.press("Control+A")
  await page.keyboard.type(name)
  await page.getByRole("textbox", { name: "What: The message" }).fill(word)
  await expect(steps(page)).toHaveText([/Send a message to the customer/, /Send the ticket form “Refund”/])

  const form = steps(page)
    .nth(1)
    .getByRole("button", { name: /Send the ticket form/ })
    .first()
  await tabTo(form)
  await page.keyboard.press("Alt+ArrowUp")
  await expect(steps(page)).toHaveText([/Send the ticket form “Refund”/, /Send a message to the customer/])
  await expect(
    steps(page)
      .first()
      .getByRole("button", { name: /Send the ticket form/ })
      .first(),
  ).toBeFocused()
  await page.keyboard.press("Enter")
  const type = page.getByRole("combobox", { name: "Ticket type" })
  await type.click()
  const offered = page.getByRole("listbox", { name: "Ticket type" }).getByRole("option")
  await expect(offered.filter({ hasText: "Order problem" })).toHaveCount(1)
  await expect(offered.filter({ hasText: "Fraud investigation" })).toHaveCount(0)
  await page.keyboard.press("Escape")

  await page.getByRole("button", { name: "Add step" }).click()
  await page.getByRole("menuitem", { name: "Tag the conversation" }).click()
  await tabTo(page.getByRole("button", { name: "Create workflow" }))
  await page.keyboard.press("Enter")
  await expect(steps(page).nth(2)).toContainText("Please choose a tag.")
  await page.reload()
  await expect(title).toHaveValue(name)
  await expect(steps(page)).toHaveCount(3)
  await steps(page)
    .nth(2)
    .getByRole("button", { name: /^Remove step 3/ })
    .click()
  await page.getByRole("button", { name: "Create workflow" }).click()
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible()
  const on = page.getByRole("switch", { name: `Switched on: ${name}` })
  await expect(on).not.toBeChecked()
  await tabTo(on, "Shift+Tab")
  await page.keyboard.press("Space")
  await expect(on).toBeChecked()
  await expect(ada.status).toContainText(`“${name}” is switched on.`)
  await page.goto("/settings/workflows")
  const row = page.getByRole("list", { name: "Workflows" }).getByRole("listitem").filter({ hasText: name })
  await expect(row).toContainText("When a customer writes")
  await expect(row).toContainText("has not run yet")
  await expect(row.getByRole("switch")).toBeChecked()
})

test("F4: the preview says which conditions hold, what is so, and why a step would be refused", async ({
  ada,
}) => {
  const { page } = ada
  const conversation = await newConversation({ text: "My refund, please." })
  const definition = {
    trigger: { on: "customer_wrote" },
    conditions: [
      { field: "message", op: "contains", value: "refund" },
      { field: "conversation_status", op: "is", value: "closed" },
    ],
    actions: [
      message("We look into it."),
      { id: newId(), do: "change_state", stateId: await ids.state("Resolved") },
    ],
  }
  const id = await newWorkflow(`Preview ${newId().slice(-6)}`, definition)
  await page.goto(`/settings/workflows/${id}`)
  const show = page.getByRole("button", { name: "Show what would happen" })
  await expect(show).toHaveAccessibleDescription("Choose a conversation first.")
  await page.getByRole("searchbox", { name: "Find a conversation" }).fill(conversation.customer)
  await page.getByRole("list", { name: "Found conversations" }).getByRole("button").first().click()
  await show.click()
  const result = page.getByRole("region", { name: "What would happen" })
  await expect(result).toContainText("It would not run: not all conditions hold.")
  const outcomes = result
    .getByRole("list", { name: "Conditions and whether they hold" })
    .getByRole("listitem")
  await expect(outcomes.nth(0)).toContainText(/True, it is “My refund, please.”/)
  await expect(outcomes.nth(1)).toContainText(/False, it is open/)
  const would = result.getByRole("list", { name: "What each step would do" }).getByRole("listitem")
  await expect(would.nth(0)).not.toContainText("refused")
  await expect(would.nth(1)).toContainText("It would be refused: ")
  await expectAccessible(page)
  const [{ count = -1 } = {}] = await db().execute<{ count: number }>(
    `select count(*)::int as count from messages where conversation_id = '${conversation.id}'`,
  )
  expect(count).toBe(1)
})

test("F4: a run is recorded step by step, with what was refused and why, and names the workflow where it wrote", async ({
  ada,
}) => {
  const { page } = ada
  const word = ownWord()
  const name = `Welcome ${word}`
  const close = { id: newId(), do: "change_state", stateId: await ids.state("Resolved") }
  const id = await newWorkflow(name, onWord(word, message("Hello {customer.first_name}."), close))
  await give("system", switchWorkflow, { workflowId: id, enabled: true })
  const conversation = await newConversation({ text: `A ${word} ate my tent.`, byCustomer: true })
  const run = page
    .getByRole("list", { name: "Runs" })
    .getByRole("link")
    .filter({ hasText: conversation.subject })
  await expect(async () => {
    await page.goto(`/settings/workflows/${id}/runs`)
    await expect(run).toContainText("Done, 1 refused", { timeout: 500 })
  }).toPass()
  await expectAccessible(page)
  await tabTo(run)
  await page.keyboard.press("Enter")
  await expect(steps(page).nth(0)).toContainText("Send a message to the customer. Done")
  await expect(steps(page).nth(1)).toContainText("Refused")
  await expect(page.getByRole("list", { name: "Conditions and whether they hold" })).toContainText("True")
  await expectAccessible(page)
  await page.getByRole("link", { name: "version 1", exact: true }).click()
  await expect(page.getByRole("heading", { level: 1, name: `Version 1 of “${name}”` })).toBeVisible()
  await page.goBack()
  await page.getByRole("link", { name: "Open the conversation" }).click()
  await expect(ada.entries(ada.conversation, name, "Hello Zoë.")).toHaveCount(1)
})

test("a workflow that somebody else saved meanwhile shows both, and either can stay", async ({ ada }) => {
  const { page } = ada
  const first = onWord(ownWord(), message("First."))
  const workflowId = await newWorkflow(`Both ${newId().slice(-6)}`, first)
  await page.goto(`/settings/workflows/${workflowId}`)
  const toggle = steps(page).first().getByRole("button").first()
  await toggle.click()
  const text = page.getByRole("textbox", { name: "Message to the customer" })
  await text.fill("Mine.")
  const theirs = { ...first, trigger: { on: "customer_wrote" } }
  await give("system", saveWorkflow, { workflowId, version: 1, definition: theirs })
  await page.getByRole("button", { name: "Save workflow" }).click()
  const question = page.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile." })
  await expect(question).toContainText("When a customer writes")
  await expect(text).toHaveValue("Mine.")
  await question.getByRole("button", { name: "Save mine instead" }).click()
  await expect(question).toBeHidden()
  await expect(ada.status).toContainText("The workflow is saved.")
  await expect(page.getByText("Version 3, saved")).toBeVisible()
  await page.reload()
  await toggle.click()
  await expect(text).toHaveValue("Mine.")
  await expect(page.getByRole("combobox", { name: "Trigger" })).toContainText("A customer starts")
})

test("steps are put in another order with the mouse and by keyboard, and stand so after a reload", async ({
  ada,
}) => {
  const { page } = ada
  const wait = (minutes: number) => ({ id: newId(), do: "wait", minutes })
  const id = await newWorkflow(`Order ${newId().slice(-6)}`, onWord(ownWord(), wait(1), wait(2), wait(3)))
  await page.goto(`/settings/workflows/${id}`)
  const [one, two, three] = [/Wait 1 minute/, /Wait 2 minutes/, /Wait 3 minutes/]
  await expect(steps(page)).toHaveText([one, two, three])
  await steps(page).nth(2).locator("[draggable=true]").dragTo(steps(page).nth(0))
  await expect(steps(page)).toHaveText([three, one, two])
  await expect(ada.status).toContainText("Wait: now 1 of 3.")
  const save = page.getByRole("button", { name: "Save workflow" })
  await save.click()
  await expect(page.getByText("Version 2, saved")).toBeVisible()
  await page.reload()
  await expect(steps(page)).toHaveText([three, one, two])

  const toggle = steps(page).nth(0).getByRole("button", { name: "Wait 3 minutes" }).first()
  await tabTo(toggle)
  await page.keyboard.press("Alt+ArrowDown")
  await expect(steps(page)).toHaveText([one, three, two])
  await page.keyboard.press("Alt+ArrowDown")
  await expect(steps(page)).toHaveText([one, two, three])
  await page.keyboard.press("Alt+ArrowDown")
  await expect(steps(page)).toHaveText([one, two, three])
  const up = page.getByRole("button", { name: "Move up: Wait 2 minutes" })
  await tabTo(up, "Shift+Tab")
  await page.keyboard.press("Enter")
  await expect(steps(page)).toHaveText([two, one, three])
  await expect(up).toHaveAttribute("aria-disabled", "true")
  await expect(up).toBeFocused()
  await tabTo(save)
  await page.keyboard.press("Enter")
  await expect(page.getByText("Version 3, saved")).toBeVisible()
  await page.reload()
  await expect(steps(page)).toHaveText([two, one, three])
})
