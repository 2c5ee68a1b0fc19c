import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect as expectIt } from "@playwright/test"
import { loadDemo } from "@/lib/imports/demo"
import { freePort } from "@/scripts/processes"
import { startWeb } from "@/scripts/web"
import { type Received, startMailServer } from "@/testing/smtp"
import { test as base } from "./customer-screen"

export { expect } from "@playwright/test"

type MailServer = Awaited<ReturnType<typeof startMailServer>>

/**
 * The tests that change what all others stand on, such as the workspace's key, or that need mails to leave: they have a
 * server, a database with the demo and a mail server for themselves. There is one such database, so they stand in one
 * file, which runs in one process and in its order.
 */
export const test = base.extend<object, { mailServer: MailServer; ownServer: { url: string } }>({
  mailServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const server = await startMailServer()
      await use(server)
      await server.close()
    },
    { scope: "worker" },
  ],
  ownServer: [
    async ({ mailServer }, use) => {
      const [port, folder] = await Promise.all([
        freePort(),
        mkdtemp(path.join(tmpdir(), "backline-own-server-")),
      ])
      const host = "127.0.0.1"
      const env = {
        ...JSON.parse(process.env.BACKLINE_E2E_OWN ?? "{}"),
        BACKLINE_DEMO: "1",
        BACKLINE_DATA_DIR: folder,
        SMTP_URL: mailServer.url,
        MAIL_FROM: "desk@northwind.example",
        PORT: String(port),
        HOST: host,
      }
      // The commands that tests give run in this process, on the same database.
      Object.assign(process.env, env, { BACKLINE_APP_URL: env.BACKLINE_OWNER_URL })
      await loadDemo(() => undefined)
      const web = await startWeb({ env, port, host })
      process.env.BACKLINE_E2E_URL = web.url
      await use(web)
      await web.stop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: "worker", auto: true },
  ],
  baseURL: async ({ ownServer }, use) => use(ownServer.url),
})

/** A mail's words and addresses, whatever way it was wrapped for the journey. */
export function wordsOf({ raw }: Received): string {
  const joined = raw.replace(/=\r?\n/g, "")
  return joined.replace(/=([0-9A-F]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** The mails that have arrived for an address. */
export const mailsTo = (received: Received[], address: string) =>
  received.filter(({ to }) => to.includes(address))

/** The link in the only mail that has arrived for an address. */
export async function linkTo(received: Received[], address: string, path = "portal/enter"): Promise<string> {
  await expectIt.poll(() => mailsTo(received, address).length, { timeout: 20_000 }).toBe(1)
  const [mail] = mailsTo(received, address)
  return new RegExp(`http\\S+/${path}\\S*#token=[\\w-]+`).exec(mail ? wordsOf(mail) : "")?.[0] ?? "no link"
}
