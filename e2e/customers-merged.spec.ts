import { blockCustomer } from "@/lib/customers/commands/block"
import { mergeCustomers } from "@/lib/customers/commands/merge"
import { expect, test } from "./customer-screen"
import { give, newConversation } from "./world"

test("C1: open screens of both show the merged history, and go on as one customer", async ({
  openCustomer,
}) => {
  const [kept, gone] = [
    await newConversation({ text: "The first tent" }),
    await newConversation({ text: "The second tent" }),
  ]
  const [one, other] = [await openCustomer(kept), await openCustomer(gone)]
  await one.open("/portal")
  await other.open("/portal")
  await expect(one.conversations.getByRole("link")).toHaveCount(1)
  await give("maya", mergeCustomers, { customerId: kept.customerId, from: gone.customerId })
  for (const { conversations } of [one, other]) {
    await expect(conversations.getByRole("link")).toHaveCount(2)
    await expect(conversations.getByRole("link", { name: kept.subject })).toBeVisible()
    await expect(conversations.getByRole("link", { name: gone.subject })).toBeVisible()
  }
  await other.openConversation(gone)
  await other.write("It is me, by the other door")
  await one.openConversation(gone)
  await expect(one.entries("It is me, by the other door")).toHaveCount(1)
})

test.describe(() => {
  // Being signed out is answered with a no, which the console repeats.
  test.use({ tolerated: /401|404/ })

  test("a customer who is blocked is signed out where they look, and can't come in again", async ({
    openCustomer,
  }) => {
    const conversation = await newConversation({ text: "Let me in" })
    const screen = await openCustomer(conversation)
    await screen.open("/portal")
    await expect(screen.conversations.getByRole("link")).toHaveCount(1)
    await give("maya", blockCustomer, { customerId: conversation.customerId })
    await expect(screen.conversations).toBeHidden()
    await screen.page.reload()
    await expect(screen.page.getByRole("textbox", { name: "Email" })).toBeVisible()
  })
})
