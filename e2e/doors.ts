import { expect } from "@playwright/test"
import { db } from "@/db/client"
import { demoToken } from "@/lib/intake/identity"

const base = () => process.env.BACKLINE_E2E_URL ?? ""

/** Every byte that a customer got, by the door it came through. */
export class Doors {
  readonly got: { door: string; status: number; text: string }[] = []
  private readonly closing = new AbortController()

  private constructor(
    private readonly customerId: string,
    private readonly cookie: string,
  ) {}

  /** Opens all doors of a customer: their session is that of a browser on our own pages. */
  static async of(customerId: string): Promise<Doors> {
    const answer = await fetch(`${base()}/api/messenger/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: base() },
      body: JSON.stringify({ workspace: null, token: await demoToken(customerId), cookie: true }),
    })
    const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0])
    return new Doors(customerId, cookie.join("; "))
  }

  /** Goes to an address; gives what stood there, without what is different each time. */
  async go(path: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
    const headers = { cookie: this.cookie, origin: base(), ...init.headers }
    const answer = await fetch(`${base()}${path}`, { redirect: "manual", ...init, headers })
    const sent = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n")
    const text = await answer.text()
    this.got.push({
      door: `${init.method ?? "GET"} ${path}`,
      status: answer.status,
      text: `${sent}\n${text}`,
    })
    return { status: answer.status, text }
  }

  /** Sends JSON to an address. */
  send(path: string, body: object) {
    const headers = { "content-type": "application/json" }
    return this.go(path, { method: "POST", headers, body: JSON.stringify(body) })
  }

  /** Listens to the live stream from its beginning; what it says is kept as it comes. */
  async listen(): Promise<void> {
    const answer = await fetch(`${base()}/api/messenger/stream?after=0`, {
      headers: { cookie: this.cookie },
      signal: this.closing.signal,
    })
    const heard = { door: "GET /api/messenger/stream", status: answer.status, text: "" }
    this.got.push(heard)
    const decoder = new TextDecoder()
    const read = async () => {
      for await (const chunk of answer.body ?? []) heard.text += decoder.decode(chunk, { stream: true })
    }
    void read().catch(() => undefined)
    await expect.poll(() => heard.text).toContain("event: ready")
  }

  /** Waits until the stream has said something of a place in the customer's own order. */
  async heardOf(n: number): Promise<void> {
    const heard = this.got.find(({ door }) => door.endsWith("/stream"))
    await expect.poll(() => heard?.text).toContain(`id: ${n}\n`)
  }

  /** Has the mails about what they have not seen made now instead of in two minutes, and reads them. */
  async readMails(): Promise<void> {
    const mails = () =>
      db().execute<{ subject: string; text: string; html: string }>(
        `select subject, text, html from mails where customer_id = '${this.customerId}'`,
      )
    await db().execute(
      `update graphile_worker._private_jobs set run_at = now() where key like '%${this.customerId}%'`,
    )
    await expect.poll(async () => (await mails()).length, { timeout: 20_000 }).toBeGreaterThan(0)
    for (const mail of await mails())
      this.got.push({ door: "mail", status: 200, text: Object.values(mail).join("\n") })
  }

  close(): void {
    this.closing.abort()
  }

  /** The doors through which some words came. */
  through(words: string): string[] {
    return this.got.filter(({ text }) => text.includes(words)).map(({ door }) => door)
  }
}
