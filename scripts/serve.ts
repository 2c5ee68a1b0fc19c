import { buildIfStale } from "./build"
import { checkedSettings, openEnvironment } from "./environment"
import { end, endOnSignals, isEnding } from "./processes"
import { log, step } from "./progress"
import { openDemo, requireFreePort, startWeb } from "./web"

function howToSignIn(demo: boolean, url: string): string {
  if (!demo) return `Sign in there, or make the first account at ${url}/set-up.`
  return "Sign in as maya@example.com with the password backline-demo (or as leo, ben, priya or ada)."
}

async function start(dev: boolean): Promise<number> {
  const { port, host, demo, url: publicUrl } = checkedSettings()
  await requireFreePort(port, host)
  if (!dev) await buildIfStale()
  const { env } = await step("Opening the database", "Opened the database", () => openEnvironment({ log }))
  const isDemo = demo && (await openDemo(env))
  const web = await step("Starting to serve", "Serving", () => startWeb({ env, port, host, dev }))
  const url = publicUrl ?? web.url
  if (!isEnding()) log(`\nBackline runs at ${url}\n${howToSignIn(isDemo, url)}\nCtrl+C stops it.\n`)
  const code = await web.exited
  if (!isEnding()) log(`The web process ended by itself (exit code ${code}).`)
  return code || 1
}

/** Runs Backline until Ctrl+C, or until its web process dies. */
export async function serve(options: { dev: boolean }): Promise<void> {
  endOnSignals(0, log)
  try {
    await end(await start(options.dev))
  } catch (error) {
    // While everything is being stopped, steps under way fail: that is no news.
    if (!isEnding()) console.error((error as { plain?: boolean }).plain ? (error as Error).message : error)
    await end(1)
  }
}
