import { expect, test } from "./test"

// Kilobytes of 1,000 bytes, compressed, of all scripts and styles that the inbox asks for before it is idle.
const budget = 220

test("the first load of the inbox stays within its budget of scripts and styles", async ({ maya }) => {
  const { page } = maya
  const session = await page.context().newCDPSession(page)
  const kinds = new Map<string, string>()
  let bytes = 0
  session.on("Network.responseReceived", (e) => kinds.set(e.requestId, e.type))
  session.on("Network.loadingFinished", (e) => {
    bytes += ["Script", "Stylesheet"].includes(kinds.get(e.requestId) ?? "") ? e.encodedDataLength : 0
  })
  await session.send("Network.enable")
  await session.send("Network.setCacheDisabled", { cacheDisabled: true })
  await page.goto("/inbox/mine", { waitUntil: "load" })
  await expect(page.getByRole("list", { name: "Conversations" }).getByRole("link").first()).toBeVisible()
  const kilobytes = bytes / 1000
  test.info().annotations.push({ type: "kB of scripts and styles", description: kilobytes.toFixed(1) })
  expect(kilobytes).toBeGreaterThan(100)
  expect(kilobytes).toBeLessThanOrEqual(budget)
})
