import type { BrowserContextOptions, Page } from "@playwright/test"
import { db } from "@/db/client"
import { newId } from "@/lib/shared/ids"
import { addTeam } from "@/lib/team/commands/people"
import { createWorkflow, saveWorkflow } from "@/lib/workflows/commands/settings"
import { expectAccessible, expectNoSidewaysScrolling, expectReadable } from "./fine"
import { tabTo } from "./keys"
import { expect, test } from "./test"
import { give } from "./world"

const message = { id: newId(), do: "send_message", text: "The first words." }
const first = {
  trigger: { on: "conversation_started" },
  conditions: [{ field: "message", op: "contains", value: "wombat" }],
  actions: [message],
}
const second = {
  trigger: { on: "customer_wrote" },
  conditions: [],
  actions: [
    { ...message, text: "Other words." },
    { id: newId(), do: "wait", minutes: 60 },
  ],
}

/** Makes a workflow, and each further definition a version of it; gives its id. */
async function newWorkflow(name: string, ...[one, ...more]: object[]): Promise<string> {
  const workflowId = newId()
  await give("system", createWorkflow, { commandId: workflowId, name, definition: one })
  for (const [at, definition] of more.entries())
    await give("system", saveWorkflow, { workflowId, version: at + 1, definition })
  return workflowId
}

const named = (what: string) => `${what} ${newId().slice(-6)}`
const addressOf = (id: string, version?: number) =>
  `/settings/workflows/${id}/versions${version ? `/${version}` : ""}`
const versions = (page: Page) => page.getByRole("list", { name: "Versions" }).getByRole("listitem")
const useIt = (page: Page) => page.getByRole("button", { name: "Use this version" })

test("F4: by keyboard, versions say who saved what and what is new in it, and an older one is used again", async ({
  ada,
}) => {
  const { page } = ada
  const name = named("Versions")
  const id = await newWorkflow(name, first, second)
  await page.goto(`/settings/workflows/${id}`)
  await tabTo(page.getByRole("link", { name: "Versions", exact: true }))
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { level: 1, name: `Versions of “${name}”` })).toBeVisible()
  await expect(versions(page)).toHaveText([
    /^Version 2In forceSaved by Backline, .+ at \d|^Version 2In forceSaved by Backline, .+\d:\d\d/,
    /^Version 1Saved by Backline, /,
  ])
  await tabTo(versions(page).first().getByRole("link"))
  await page.keyboard.press("Enter")
  await expect(page.getByRole("list", { name: "What differs" }).getByRole("listitem")).toHaveText([
    "It starts when a customer writes. Before: when a customer starts a conversation.",
    "No longer a condition: the message contains “wombat”.",
    "New step: Wait 1 hour.",
    "Step changed: Send a message to the customer. Before it said: “The first words.”",
  ])
  await expect(useIt(page)).toHaveAttribute("aria-disabled", "true")
  await expect(useIt(page)).toHaveAccessibleDescription("This version is in force.")
  await tabTo(page.getByRole("link", { name: "All versions" }), "Shift+Tab")
  await page.keyboard.press("Enter")
  await tabTo(versions(page).nth(1).getByRole("link"))
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { level: 1, name: `Version 1 of “${name}”` })).toBeVisible()
  await expect(page.getByRole("region", { name: "When" })).toContainText("A customer starts a conversation.")
  await expect(page.getByRole("list", { name: "Conditions" })).toHaveText("The message contains “wombat”.")
  const steps = page.getByRole("list", { name: "Steps" }).getByRole("listitem")
  await expect(steps).toHaveText("Send a message to the customer.The first words.")
  await tabTo(useIt(page))
  await page.keyboard.press("Enter")
  await expect(ada.status).toContainText("Version 3 is in force; it does what version 1 did.")
  await expect(useIt(page)).toHaveAccessibleDescription("It does the same as version 3, which is in force.")
  await expect(useIt(page)).toBeFocused()
  await page.goto(addressOf(id))
  await expect(versions(page).first()).toHaveText(/^Version 3In forceSaved by Ada Lind, /)
  await page.goto(`/settings/workflows/${id}`)
  await expect(page.getByRole("combobox", { name: "Trigger" })).toContainText("A customer starts")
})

test("a version that somebody else saved meanwhile is shown first, and either can stay", async ({ ada }) => {
  const { page } = ada
  const id = await newWorkflow(named("Both"), first, second)
  await page.goto(addressOf(id, 1))
  const theirs = { ...second, trigger: { on: "unanswered", minutes: 60 } }
  await give("system", saveWorkflow, { workflowId: id, version: 2, definition: theirs })
  await useIt(page).click()
  const question = page.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile." })
  await expect(question).toContainText("When a conversation is unanswered for 1 hour")
  await expectAccessible(page)
  await question.getByRole("button", { name: "Take what is saved" }).click()
  await expect(question).toBeHidden()
  await expect(page.getByText("In force is version 3.")).toBeVisible()
  await give("system", saveWorkflow, { workflowId: id, version: 3, definition: second })
  await useIt(page).click()
  await question.getByRole("button", { name: "Save mine instead" }).click()
  await expect(question).toBeHidden()
  await expect(page.getByText("In force is version 5.")).toBeVisible()
})

test("what names a team that is gone is refused in a sentence, and then said beforehand", async ({ ada }) => {
  const { page } = ada
  const teamId = newId()
  await give("system", addTeam, { commandId: teamId, name: named("Returns") })
  const gives = { id: newId(), do: "assign_team", on: "conversation", teamId }
  const id = await newWorkflow(named("Gone"), { ...first, actions: [gives] }, second)
  await page.goto(addressOf(id, 1))
  await expect(useIt(page)).not.toHaveAttribute("aria-disabled", "true")
  await db().execute(`update teams set archived_at = now() where id = '${teamId}'`)
  await useIt(page).click()
  const why = "A team that an action names is not there any more."
  await expect(page.getByRole("alert").filter({ hasText: why })).toBeVisible()
  await page.reload()
  await expect(useIt(page)).toHaveAttribute("aria-disabled", "true")
  await expect(useIt(page)).toHaveAccessibleDescription(why)
})

test.describe(() => {
  test.use({ tolerated: /404 \(Not Found\)/ })

  test("A1, A3: versions are not there for a teammate who is no admin, nor are those that never were", async ({
    maya,
    ada,
  }) => {
    const id = await newWorkflow(named("Hidden"), first)
    for (const address of [addressOf(id), addressOf(id, 1)])
      expect((await maya.page.goto(address))?.status(), address).toBe(404)
    for (const address of [addressOf(id, 2), `${addressOf(id)}/x`, addressOf(newId()), addressOf(newId(), 1)])
      expect((await ada.page.goto(address))?.status(), address).toBe(404)
  })
})

for (const [colorScheme, expectFine] of [
  ["light", expectAccessible],
  ["dark", expectReadable],
] as const) {
  const look: BrowserContextOptions = { colorScheme, reducedMotion: "reduce" }

  test(`axe finds nothing in ${colorScheme} on versions, nor does a phone scroll sideways`, async ({
    openDesk,
  }) => {
    const { page } = await openDesk("ada", { ...look, viewport: { width: 380, height: 780 } })
    const only = await newWorkflow(named("Only"), first)
    const both = await newWorkflow(
      named("A name that is as long as a name may well be in Düsseldorf"),
      first,
      second,
    )
    for (const address of [addressOf(only), addressOf(only, 1), addressOf(both), addressOf(both, 2)]) {
      await page.goto(address)
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
      await expectFine(page)
      await expectNoSidewaysScrolling(page)
    }
    await page.goto(addressOf(only))
    await expect(page.getByRole("main")).toContainText("There is only this one.")
  })
}
