import { randomUUID } from "node:crypto"
import { db } from "@/db/client"
import { assignTeammate } from "@/lib/threads/commands/assign"
import { changeTeam } from "@/lib/threads/commands/teams"
import { chooseByTyping, tabTo } from "./keys"
import { enterInbox, newPerson, nobodysPage, password } from "./people"
import { expect, test } from "./test"
import { assign, demo, give, newConversation } from "./world"

const address = () => `new-${randomUUID().slice(0, 8)}@example.com`
const over = "This invitation does not work any more."

test("A team is made, filled, renamed and archived by keys alone, and comes back by Undo", async ({
  ada,
}) => {
  const { page } = ada
  const { keyboard } = page
  const name = `Returns ${randomUUID().slice(0, 6)}`
  await page.goto("/settings/teams")
  await tabTo(page.getByRole("link", { name: "New team" }))
  await keyboard.press("Enter")
  await tabTo(page.getByRole("textbox", { name: "Name" }))
  await keyboard.type(name)
  await tabTo(page.getByRole("button", { name: "Choose members" }))
  await keyboard.press("Enter")
  await page.getByRole("listbox", { name: "Members" }).waitFor()
  await keyboard.type("Ben")
  await expect(page.getByRole("option", { name: "Ben Okafor" })).toBeVisible()
  await keyboard.press("Enter")
  await keyboard.press("Escape")
  await expect(page.getByRole("list", { name: "Members" })).toContainText("Ben Okafor")
  await page.reload()
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(name)
  await tabTo(page.getByRole("button", { name: "Create team" }))
  await keyboard.press("Enter")
  const row = page
    .getByRole("list", { name: "Teams", exact: true })
    .getByRole("listitem")
    .filter({ hasText: name })
  await expect(row).toContainText("Ben Okafor")
  await tabTo(row.getByRole("link"))
  await keyboard.press("Enter")
  await tabTo(page.getByRole("button", { name: "Archive" }))
  await keyboard.press("Enter")
  await expect(ada.status).toContainText(`“${name}” is archived.`)
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByRole("button", { name: "Archive" })).toBeVisible()
})

test("T1: a team that a ticket type sends to is not archived, and the type is named", async ({ ada }) => {
  const { page } = ada
  await page.goto("/settings/teams")
  await page.getByRole("link", { name: "Finance" }).click()
  await page.getByRole("button", { name: "Archive" }).click()
  await expect(ada.status).toContainText("New tickets of “Refund” go to “Finance”.")
})

test("Two admins change one team: the second sees both, and loses nothing that was typed", async ({
  ada,
}) => {
  const { page } = ada
  const person = await newPerson()
  const name = `Repairs ${randomUUID().slice(0, 6)}`
  await page.goto("/settings/teams/new")
  await page.getByRole("textbox", { name: "Name" }).fill(name)
  await page.getByRole("button", { name: "Create team" }).click()
  await page.getByRole("link", { name }).click()
  const field = page.getByRole("textbox", { name: "Name" })
  await field.fill(`${name}, mine`)
  const teamId = page.url().split("/").at(-1)
  const before = { name, office: "back", memberIds: [] }
  const theirs = { name: `${name}, theirs`, office: "back", memberIds: [person.id] }
  await give("system", changeTeam, { teamId, before, ...theirs })
  await field.press("Enter")
  const question = page.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile." })
  await expect(question).toContainText(`“${name}, theirs”, Back office, ${person.name}`)
  await expect(field).toHaveValue(`${name}, mine`)
  await question.getByRole("button", { name: "Save mine instead" }).click()
  await expect(page.getByRole("heading", { level: 1, name: `${name}, mine` })).toBeVisible()
  await expect(question).toBeHidden()
})

test("Somebody is invited, accepts by the kept link and is in with their role and team, by keys alone", async ({
  ada,
  browser,
  contextOptions,
  baseURL,
}) => {
  const { page } = ada
  const { keyboard } = page
  const email = address()
  await page.goto("/settings/teammates")
  await tabTo(page.getByRole("link", { name: "Invite teammate" }))
  await keyboard.press("Enter")
  await tabTo(page.getByRole("textbox", { name: "Email" }))
  await keyboard.type(email)
  await tabTo(page.getByRole("combobox", { name: "Role" }))
  await chooseByTyping(page.getByRole("combobox", { name: "Role" }), "Admin")
  await tabTo(page.getByRole("button", { name: "Invite" }))
  await keyboard.press("Enter")
  const link = (await page.getByRole("region", { name: `Link for ${email}` }).textContent()) ?? ""
  expect(link).toMatch(/\/invitation#token=[\w-]{43}$/)

  const theirs = await nobodysPage(browser, { ...contextOptions, baseURL })
  await theirs.goto(link)
  await expect(theirs.getByText("You are invited as an admin.")).toBeVisible()
  await expect(theirs.getByRole("textbox", { name: "Email" })).toHaveValue(email)
  await tabTo(theirs.getByRole("textbox", { name: "Your name" }))
  await theirs.keyboard.type("Ida Berg")
  await tabTo(theirs.getByRole("textbox", { name: "Password" }))
  await theirs.keyboard.type("short")
  await theirs.keyboard.press("Enter")
  await expect(
    theirs.getByRole("alert").filter({ hasText: "A password has at least 10 characters." }),
  ).toBeVisible()
  await expect(theirs.getByRole("textbox", { name: "Your name" })).toHaveValue("Ida Berg")
  await theirs.getByRole("textbox", { name: "Password" }).fill(password)
  await theirs.keyboard.press("Enter")
  await expect(theirs).toHaveURL(/\/inbox\/mine$/)
  await theirs.goto("/settings/teammates")
  await expect(theirs.getByRole("list", { name: "Teammates" })).toContainText("Ida Berg (you)")

  const again = await nobodysPage(browser, { ...contextOptions, baseURL })
  await again.goto(link)
  await expect(again.getByRole("alert").filter({ hasText: over })).toBeVisible()
  await Promise.all([theirs, again].map((one) => one.context().close()))
})

test("An invitation that is too old, or was taken back, or sent anew, says so, and so does none at all", async ({
  ada,
  browser,
  contextOptions,
  baseURL,
}) => {
  const { page } = ada
  const invite = async () => {
    const email = address()
    await page.goto("/settings/teammates/new")
    await page.getByRole("textbox", { name: "Email" }).fill(email)
    await page.getByRole("button", { name: "Invite" }).click()
    const link = page.getByRole("region", { name: `Link for ${email}` })
    return { email, region: link, link: (await link.textContent()) ?? "" }
  }
  const [old, revoked, renewed] = [await invite(), await invite(), await invite()]
  await db().execute(`update invitations set expires_at = now() where email = '${old.email}'`)
  await page.getByRole("button", { name: `Take back: ${revoked.email}` }).click()
  await ada.question("Take back invitation").getByRole("button", { name: "Take back" }).click()
  await expect(page.getByText(revoked.email, { exact: true })).toHaveCount(0)
  await page.getByRole("button", { name: `New link: ${renewed.email}` }).click()
  await expect(renewed.region).not.toHaveText(renewed.link)
  const theirs = await nobodysPage(browser, { ...contextOptions, baseURL })
  for (const address of [old.link, revoked.link, renewed.link, "/invitation#token=none", "/invitation"]) {
    await theirs.goto("about:blank")
    await theirs.goto(address)
    await expect(theirs.getByRole("alert").filter({ hasText: over }), address).toBeVisible()
  }
  await theirs.goto("about:blank")
  await theirs.goto((await renewed.region.textContent()) ?? "")
  await expect(theirs.getByRole("textbox", { name: "Email" })).toHaveValue(renewed.email)
  await theirs.context().close()
})

test.describe(() => {
  test.use({ tolerated: /Failed to load resource.*401/ })

  test("A4: somebody is removed while they look: nothing more reaches their screen, and what they had goes on", async ({
    ada,
    browser,
    contextOptions,
    baseURL,
  }) => {
    const person = await newPerson()
    const mine = await newConversation()
    await give("system", assignTeammate, { threadId: mine.id, teammateId: person.id })
    const theirs = await nobodysPage(browser, { ...contextOptions, baseURL })
    await enterInbox(theirs, person.email)
    await theirs.goto(`/inbox/mine/${mine.id}`)
    await expect(theirs.getByRole("heading", { name: mine.subject })).toBeVisible()

    const { page } = ada
    await page.goto(`/settings/teammates/${person.id}`)
    await tabTo(page.getByRole("button", { name: "Remove teammate" }))
    await page.keyboard.press("Enter")
    const question = ada.question("Remove teammate")
    await expect(question).toContainText("1 open conversation and 0 open tickets")
    await question.getByRole("combobox", { name: "Who takes over" }).click()
    await page.getByRole("option", { name: "Maya Chen" }).click()
    await question.getByRole("button", { name: "Remove" }).click()
    await expect(ada.status).toContainText(`${person.name} is removed.`)

    const later = await newConversation({ subject: `After ${person.name}` })
    await assign(later.id, "maya")
    await expect(theirs.getByText("You are signed out.")).toBeVisible({ timeout: 15_000 })
    await expect(theirs.getByText(later.subject)).toHaveCount(0)
    for (const door of ["/api/stream", "/api/counts", `/api/conversations/${mine.id}`])
      expect((await theirs.request.get(door)).status(), door).toBe(401)
    await theirs.goto("/inbox/all")
    await expect(theirs).toHaveURL(/\/sign-in$/)
    await theirs.getByRole("textbox", { name: "Email" }).fill(person.email)
    await theirs.getByRole("textbox", { name: "Password" }).fill(password)
    await theirs.keyboard.press("Enter")
    await expect(theirs.getByRole("alert").filter({ hasText: "don't belong together" })).toBeVisible()
    const { teammates } = await demo()
    const [row] = await db().execute<{ id: string }>(
      `select assignee_id as id from threads where id = '${mine.id}'`,
    )
    expect(teammates.find(({ id }) => id === row?.id)?.name).toBe("Maya Chen")
    await theirs.context().close()
  })
})
