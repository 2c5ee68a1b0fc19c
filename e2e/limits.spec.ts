import { expect, test } from "./test"

test("After ten wrong passwords an account takes no more for a while, whoever asks; others still sign in", async ({
  playwright,
  baseURL,
}) => {
  const request = await playwright.request.newContext({
    ...(baseURL ? { baseURL } : {}),
    extraHTTPHeaders: { origin: baseURL ?? "" },
  })
  const email = `nobody-${Date.now()}@example.com`
  const attempt = (who: string, password: string, from: number) =>
    request.post("/api/auth/sign-in/email", {
      data: { email: who, password },
      headers: { "x-forwarded-for": `203.0.113.${from}` },
    })
  for (let n = 0; n < 10; n++) expect((await attempt(email, "wrong password", n)).status()).toBe(401)
  expect((await attempt(email, "wrong password", 99)).status()).toBe(429)
  expect((await attempt("priya@example.com", "backline-demo", 99)).status()).toBe(200)
  await request.dispose()
})

test("A file of twelve megabytes is stored whole and comes back as a download; a larger one than 25 is refused", async ({
  maya,
  baseURL,
}) => {
  const { request } = maya.page.context()
  const send = (bytes: number) =>
    request.post("/api/files", {
      headers: { origin: baseURL ?? "" },
      multipart: {
        file: { name: "photos.zip", mimeType: "application/zip", buffer: Buffer.alloc(bytes, 7) },
      },
    })
  const stored = await send(12_000_000)
  expect(stored.status()).toBe(200)
  const { id, bytes } = await stored.json()
  expect(bytes).toBe(12_000_000)
  const back = await request.get(`/api/files/${id}`)
  expect(back.headers()["content-disposition"]).toContain("attachment")
  expect(Buffer.alloc(12_000_000, 7).equals(await back.body())).toBe(true)
  const refused = await send(28_000_000)
  expect(refused.status()).toBe(413)
  expect((await refused.json()).sentence).toContain("25 MB")
})
