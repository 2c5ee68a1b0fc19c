import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test"
import { Desk } from "./desk"
import { fullNames, type Who } from "./world"

export { expect } from "@playwright/test"

type StorageState = Exclude<BrowserContextOptions["storageState"], string | undefined>
type SignIn = (who: Who) => Promise<StorageState>

type People = Record<Who, Desk> & {
  /** What the browser's console may complain of in this test, such as a network that is cut on purpose. */
  tolerated: RegExp
  /** Opens one more window of a teammate, with options of its own. */
  openDesk: (who: Who, options?: BrowserContextOptions) => Promise<Desk>
}

/** Collects what a page's console complains of. */
export function listen(page: Page, complaints: string[]): void {
  page.on("console", (message) => {
    const { url } = message.location()
    complaints.push(...(message.type() === "error" ? [`${message.text()} (${url})`] : []))
  })
  page.on("pageerror", (error) => complaints.push(String(error)))
}

async function desk(browser: Browser, options: BrowserContextOptions, complaints: string[]): Promise<Desk> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  listen(page, complaints)
  return new Desk(page)
}

const person =
  (who: Who) =>
  async ({ openDesk }: { openDesk: People["openDesk"] }, use: (desk: Desk) => Promise<void>) =>
    use(await openDesk(who))

/**
 * Two people by default, each in a browser of their own and signed in; ask for them by name. A test fails when a
 * browser's console complains.
 */
export const test = base.extend<People, { signIn: SignIn }>({
  signIn: [
    async ({ playwright }, use) => {
      const baseURL = process.env.BACKLINE_E2E_URL
      const states = new Map<Who, Promise<StorageState>>()
      const enter = async (who: Who) => {
        const request = await playwright.request.newContext({
          baseURL,
          extraHTTPHeaders: { origin: baseURL ?? "" },
        })
        const data = { email: `${who}@example.com`, password: "backline-demo" }
        const answer = await request.post("/api/auth/sign-in/email", { data })
        expect(answer.status(), `${fullNames[who]} signs in`).toBe(200)
        const state = await request.storageState()
        await request.dispose()
        return state
      }
      await use((who) => {
        const known = states.get(who) ?? enter(who)
        states.set(who, known)
        return known
      })
    },
    { scope: "worker" },
  ],
  tolerated: [/^nothing$/, { option: true }],
  openDesk: async ({ browser, signIn, tolerated, contextOptions, baseURL, locale }, use) => {
    const complaints: string[] = []
    const desks: Desk[] = []
    await use(async (who, options = {}) => {
      const own = { ...contextOptions, baseURL, locale, storageState: await signIn(who), ...options }
      const opened = await desk(browser, own, complaints)
      desks.push(opened)
      return opened
    })
    await Promise.all(desks.map(({ page }) => page.context().close()))
    const meant = complaints.filter((words) => !tolerated.test(words))
    expect(meant, "what the browser's console complained of").toEqual([])
  },
  maya: person("maya"),
  leo: person("leo"),
  ben: person("ben"),
  priya: person("priya"),
  ada: person("ada"),
})

/**
 * Waits for what another person's screen has to show within a second (SPEC N5); a busy machine gets two. How long it
 * took stands in the report.
 */
export async function seenInTime(
  what: string,
  look: (limit: { timeout: number }) => Promise<void>,
): Promise<void> {
  const began = performance.now()
  await look({ timeout: 2_000 })
  const ms = Math.round(performance.now() - began)
  test.info().annotations.push({ type: "seen after", description: `${what}: ${ms} ms` })
}
