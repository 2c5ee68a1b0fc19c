import { db } from "@/db/client"
import { convertConversation } from "@/lib/tickets/commands/convert"
import { expectAccessible } from "./fine"
import { chooseByTyping, tabTo } from "./keys"
import { attribute, ownType, press } from "./own-types"
import { expect, test } from "./test"
import { demo, give, ids, newConversation, newTicket } from "./world"

test("T6: a ticket's type is changed by keyboard: what is dropped is said before, and stands in both timelines", async ({
  maya,
}) => {
  const { page } = maya
  const [order, gone] = [attribute("Order"), attribute("Only here")]
  const from = await ownType({ attributes: [order, gone], sharingAllowed: true })
  const to = await ownType({ attributes: [attribute("order")] })
  const conversation = await newConversation()
  const attributes = { [order.id]: "W-1042", [gone.id]: "to be dropped" }
  const ticket = await newTicket(conversation, { type: from.name, attributes })
  await maya.openConversation(conversation, ticket)
  await press(maya.ticket.getByRole("button", { name: `Change type: ${from.name}` }))
  const dialog = maya.dialog("Change type")
  await tabTo(dialog.getByRole("combobox", { name: "New type" }))
  await chooseByTyping(dialog.getByRole("combobox", { name: "New type" }), to.name)
  await expect(dialog).toContainText("Carried over: “order”.")
  await expect(dialog).toContainText("so this is dropped: “Only here”.")
  await expect(dialog.getByRole("combobox", { name: "State" })).toContainText("Submitted")
  await expectAccessible(page)
  await press(dialog.getByRole("button", { name: "Change type" }))
  await expect(dialog).toBeHidden()
  await expect(maya.ticket.getByRole("textbox", { name: "order" })).toHaveValue("W-1042")
  await expect(maya.entries(maya.ticket, `changed this ticket to ${to.name}`)).toHaveCount(1)
  await expect(maya.entries(maya.ticket, "emptied Only here")).toHaveCount(1)
  await expect(maya.entries(maya.conversation, `changed #${ticket.number} to ${to.name}`)).toHaveCount(1)
})

test("A2: whoever can't open the new type is told before; then they see number and state alone", async ({
  maya,
}) => {
  const { system } = await demo()
  const [team] = await db().execute<{ id: string; name: string }>(`
    select t.id, t.name from teams t where t.workspace_id = '${system.workspaceId}' and t.archived_at is null
      and not exists (select 1 from team_members m where m.team_id = t.id and m.teammate_id = '${await ids.teammate("maya")}') limit 1`)
  const [from, to] = [await ownType(), await ownType({ limited: true, teamIds: [team?.id] })]
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { type: from.name })
  await maya.openConversation(conversation, ticket)
  await press(maya.ticket.getByRole("button", { name: `Change type: ${from.name}` }))
  const dialog = maya.dialog("Change type")
  await chooseByTyping(dialog.getByRole("combobox", { name: "New type" }), to.name)
  await expect(dialog).toContainText(
    `Only ${team?.name} can open it afterwards; you will see its number and state.`,
  )
  await expectAccessible(maya.page)
  await press(dialog.getByRole("button", { name: "Change type" }))
  await expect(maya.page.getByText(`Restricted ticket #${ticket.number}`).first()).toBeVisible()
})

test("T4: what resolving requires is asked for, filled in and resolved in one go by keyboard", async ({
  maya,
}) => {
  const { page } = maya
  const [cause, cost] = ["Cause", "Cost"].map((name) => attribute(name, { requiredToResolve: true }))
  const type = await ownType({ attributes: [cause, cost] })
  const conversation = await newConversation()
  const ticket = await newTicket(conversation, { type: type.name, attributes: { [cost?.id ?? ""]: "8" } })
  await maya.openConversation(conversation, ticket)
  const state = maya.ticket.getByRole("combobox", { name: "State" })
  await tabTo(state)
  await chooseByTyping(state, "Resolved")
  const dialog = maya.dialog("Required to resolve")
  await expect(dialog.getByRole("textbox")).toHaveCount(1)
  await expect(maya.status).toContainText("“Cause” is required before this ticket can be resolved.")
  await page.keyboard.press("Control+Enter")
  await expect(dialog.getByRole("alert")).toContainText(
    "“Cause” is required before this ticket can be resolved.",
  )
  await dialog.getByRole("textbox", { name: "Cause" }).focus()
  await page.keyboard.type("The pole was bent")
  await expectAccessible(page)
  await page.keyboard.press("Control+Enter")
  await expect(dialog).toBeHidden()
  await expect(state).toContainText("Resolved")
  await expect(maya.entries(maya.ticket, "set Cause to The pole was bent")).toHaveCount(1)
})

test("T4, T6: the same holds for a Customer ticket, which stands in its conversation", async ({ maya }) => {
  const cause = attribute("Cause", { requiredToResolve: true })
  const question = await ownType({ category: "customer", attributes: [cause] })
  const claim = await ownType({ category: "customer", attributes: [attribute("Cause")] })
  const conversation = await newConversation()
  const ticket = { conversationId: conversation.id, typeId: question.id, title: "Which pole fits?" }
  await give("maya", convertConversation, ticket)
  await maya.openConversation(conversation)
  await maya.choose(maya.conversation, "State", "Resolved")
  const dialog = maya.dialog("Required to resolve")
  await dialog.getByRole("textbox", { name: "Cause" }).fill("Two sizes in one box")
  await dialog.getByRole("button", { name: "Fill in and resolve" }).click()
  await expect(dialog).toBeHidden()
  await expect(maya.conversation.getByRole("combobox", { name: "State" })).toContainText("Resolved")
  await maya.conversation.getByRole("button", { name: `Change type: ${question.name}` }).click()
  await maya.choose(maya.dialog("Change type"), "New type", claim.name)
  await maya.dialog("Change type").getByRole("button", { name: "Change type" }).click()
  await expect(maya.conversation.getByRole("button", { name: `Change type: ${claim.name}` })).toBeVisible()
  await expect(maya.conversation.getByRole("textbox", { name: "Cause" })).toHaveValue("Two sizes in one box")
})
