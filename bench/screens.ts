import { get } from "node:http"
import { chromium } from "@playwright/test"
import { pause } from "../scripts/processes"
import { crossPost, noteAction } from "./cross-posts"
import { type Site, signIn } from "./http"
import { percentile } from "./measure"
import type { Line } from "./table"
import type { World } from "./world"

const samples = 80

type Listener = { seen: (words: string) => Promise<number>; close: () => Promise<void> | void }

/** A second teammate's open stream; tells the moment at which words arrive on it. */
async function openStream(site: Site, cookie: string): Promise<Listener> {
  const waiting = new Map<string, (at: number) => void>()
  let close = () => {}
  await new Promise<void>((resolve, reject) => {
    const asked = get(new URL("/api/stream", site.origin), { headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`The stream answers ${response.statusCode}.`))
      response.setEncoding("utf8").on("data", (text: string) => {
        if (text.includes("event: ready")) resolve()
        const at = performance.now()
        for (const [words, tell] of waiting) if (text.includes(words)) tell(at)
      })
      response.on("error", () => undefined)
    })
    asked.once("error", reject)
    close = () => asked.destroy()
  })
  return { seen: (words) => new Promise((resolve) => waiting.set(words, resolve)), close }
}

/** A second teammate's browser with the conversation open; tells the moment at which an article with words is there. */
async function openPage(
  site: Site,
  cookie: string,
  executablePath: string,
  address: string,
): Promise<Listener> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox", "--disable-gpu"] : ["--disable-gpu"]
  const browser = await chromium.launch({ executablePath, args })
  const context = await browser.newContext({ baseURL: site.origin })
  const [name = "", ...value] = cookie.split("=")
  const domain = new URL(site.origin).hostname
  await context.addCookies([
    { name, value: value.join("="), domain, path: "/", secure: name.startsWith("__Secure-") },
  ])
  const page = await context.newPage()
  await Promise.all([
    page.waitForResponse((answer) => answer.url().includes("/api/stream")),
    page.goto(address),
  ])
  await page.getByRole("log", { name: "Timeline" }).first().waitFor()
  const seen = (words: string) =>
    page.evaluate(
      (wanted) =>
        new Promise<number>((resolve) => {
          new MutationObserver((_, observer) => {
            for (const article of document.querySelectorAll("article")) {
              if (!article.textContent?.includes(wanted)) continue
              observer.disconnect()
              resolve(performance.timeOrigin + performance.now())
            }
          }).observe(document.body, { childList: true, subtree: true, characterData: true })
        }),
      words,
    )
  return { seen: async (words) => (await seen(words)) - performance.timeOrigin, close: () => browser.close() }
}

async function timed(site: Site, world: World, listener: Listener): Promise<number[]> {
  const note = await noteAction(site, world)
  const took: number[] = []
  try {
    for (let n = 0; n < samples; n++) {
      const words = `Sample ${n} of ${process.pid}.`
      let began = 0
      // The other one looks before the note is sent.
      const sent = pause(20).then(() => {
        began = performance.now()
        return note({ ...crossPost(world, 0), text: words })
      })
      const [at] = await Promise.all([listener.seen(words), sent])
      took.push(at - began)
    }
  } finally {
    await listener.close()
  }
  return took.slice(10)
}

function linesOf(what: string, took: number[], target: string): Line[] {
  return [
    { what: `${what}: p50`, unit: "ms", floor: [], ours: [percentile(took, 0.5)], target: "" },
    { what: `${what}: p95`, unit: "ms", floor: [], ours: [percentile(took, 0.95)], target },
  ]
}

/** From the press that cross-posts to the other teammate's open stream and, where there is a browser, to their screen. */
export async function screens(site: Site, world: World, browser: string | null): Promise<Line[]> {
  const cookie = await signIn(site, "maya")
  const stream = await timed(site, world, await openStream(site, cookie))
  const lines = linesOf("cross-post to the other's stream", stream, "")
  if (!browser) return lines
  const desk = world.desks[0] as World["desks"][0]
  const page = await openPage(site, cookie, browser, `/inbox/all/${desk.conversationId}`)
  const screen = await timed(site, world, page)
  return [...lines, ...linesOf("cross-post to the other's screen", screen, "≤ 50 ms")]
}
