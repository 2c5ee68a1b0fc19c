import { constants } from "node:fs"
import { access } from "node:fs/promises"
import { chromium } from "@playwright/test"
import { refuse, run, runShown } from "./processes"
import { step } from "./progress"

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

/** The first browser of this machine that can be run, or null. */
export async function firstRunnable(): Promise<string | null> {
  const own = process.env.BACKLINE_E2E_BROWSER
  for (const place of own ? [own] : [...places, chromium.executablePath()]) {
    const found = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return place
  }
  if (own) throw refuse(`BACKLINE_E2E_BROWSER must be a browser that can be run, but is "${own}".`)
  return null
}

async function installChromium(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  await runShown("apt-get", ["-qq", "update"], env)
  await runShown("apt-get", ["-qq", "-y", "install", "chromium", "fonts-noto-color-emoji"], env)
}

/** Finds a browser for the tests, or installs Debian's when this is root on a Debian. */
export async function findBrowser(): Promise<string> {
  const found = await firstRunnable()
  if (found) return found
  const isDebian = process.getuid?.() === 0 && (await run("apt-get", ["--version"])).code === 0
  if (isDebian) await step("Installing a browser", "Installed a browser", installChromium)
  const installed = await firstRunnable()
  if (installed) return installed
  throw refuse(
    "The browser tests need Chromium: install it (on Debian: apt-get install chromium), or name one in BACKLINE_E2E_BROWSER.",
  )
}
