import { expect, test } from "./test"
import { newConversation } from "./world"

test("What is typed before the page has come alive is kept, and stands after what was kept from before", async ({
  maya,
}) => {
  const conversation = await newConversation()
  const { page } = maya
  await maya.openConversation(conversation)
  const reply = maya.conversation.getByRole("textbox", { name: "Reply" })
  await reply.fill("From before.")
  const scripts = "**/_next/static/**/*.js"
  let comeAlive = () => {}
  const alive = new Promise<void>((resolve) => {
    comeAlive = resolve
  })
  await page.route(scripts, async (route) => {
    await alive
    await route.continue()
  })
  await page.reload({ waitUntil: "commit" })
  await reply.fill("Typed early.")
  comeAlive()
  await expect(maya.conversation.getByRole("button", { name: /^Send reply/ })).not.toHaveAttribute(
    "aria-disabled",
  )
  await expect(reply).toHaveValue("From before.\n\nTyped early.")
})
