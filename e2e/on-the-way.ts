import type { Page, Route } from "@playwright/test"

type Fate = (route: Route) => Promise<void>

/** What a window has sent to the server and the server does not have yet. */
export type OnTheWay = {
  /** Resolves when the first command has left the window. */
  sent: Promise<void>
  /** Lets all of it through, and what follows. */
  release: () => void
}

const isCommand = (route: Route) => "next-action" in route.request().headers()

async function meetCommands(page: Page, fate: Fate): Promise<() => Promise<void>> {
  const meet = (route: Route) => (isCommand(route) ? fate(route) : route.fallback())
  await page.route("**/*", meet)
  return () => page.unroute("**/*", meet)
}

/** Holds the commands that a window gives, between the window and the server. */
export async function holdCommands(page: Page): Promise<OnTheWay> {
  const [leave, sent] = signal()
  const [release, released] = signal()
  await meetCommands(page, async (route) => {
    leave()
    await released
    await route.continue()
  })
  return { sent, release }
}

function signal(): [() => void, Promise<void>] {
  let give = () => {}
  const promise = new Promise<void>((resolve) => {
    give = resolve
  })
  return [give, promise]
}

/** Lets none of a window's commands reach the server; gives the way back to normal. */
export const loseCommands = (page: Page) => meetCommands(page, (route) => route.abort("connectionreset"))

/** Lets a window's commands reach the server, and loses every answer; gives the way back to normal. */
export const loseAnswers = (page: Page) =>
  meetCommands(page, async (route) => {
    await route.fetch()
    await route.abort("connectionreset")
  })
