import { SMTPServer } from "smtp-server"

export type Received = { from: string; to: string[]; raw: string; headers: Record<string, string> }

/** What a server says when a mail comes: takes it, refuses it with this code, or hangs up without a word after all of it. */
export type Answer = "take" | "hang up" | "wait" | 451 | 550

/** A mail server of its own, with what it took. `answers` are given first, then it takes all. */
export async function startMailServer() {
  const received: Received[] = []
  const answers: Answer[] = []
  const waiting: (() => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => chunks.push(chunk))
      stream.on("end", () => {
        const answer = answers.shift() ?? "take"
        if (typeof answer === "number")
          return done(Object.assign(new Error("Not now."), { responseCode: answer }))
        const raw = Buffer.concat(chunks).toString("utf8")
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ""
        received.push({ from, to: rcptTo.map((to) => to.address), raw, headers: headersOf(raw) })
        if (answer === "take") return done()
        if (answer === "wait") return waiting.push(() => done())
        for (const connection of server.connections) connection.close()
      })
    },
  })
  server.on("error", () => undefined)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.server.address()
  const port = typeof address === "object" && address ? address.port : 0
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${port}`, received, answers, close }
}

function headersOf(raw: string): Record<string, string> {
  const head = (raw.split(/\r?\n\r?\n/)[0] ?? "").replace(/\r?\n[ \t]+/g, " ")
  return Object.fromEntries(
    head.split(/\r?\n/).map((line) => {
      const at = line.indexOf(":")
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
}
