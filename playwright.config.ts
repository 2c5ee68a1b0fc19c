import { defineConfig } from "@playwright/test"

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 7_000 },
  use: {
    baseURL: process.env.BACKLINE_E2E_URL,
    // A trace of every step costs more than the test itself; ask for it to look into a failure.
    trace: process.env.BACKLINE_TRACE ? "retain-on-failure" : "off",
    locale: "en-US",
    launchOptions: {
      executablePath: process.env.BACKLINE_E2E_BROWSER,
      args: isRoot ? ["--no-sandbox", ...flags] : flags,
    },
  },
})
