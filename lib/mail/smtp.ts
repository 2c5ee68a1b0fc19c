import { createTransport } from "nodemailer"

export type Letter = {
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  threadRoot: string | null
}

/** What became of a letter; "unknown" where the server had all of it and did not say whether it accepts it. */
export type Delivery = { as: "accepted" } | { as: "not_yet" | "refused" | "unknown"; why: string }

/** Gives a letter to the mail server once. */
export async function deliver(smtpUrl: string, letter: Letter): Promise<Delivery> {
  let gaveAll = false
  const silent = () => undefined
  // The one place where the library tells that the server has the whole letter.
  const info = (entry: unknown) => {
    gaveAll ||= (entry as { tnx?: string }).tnx === "message"
  }
  const logger = {
    trace: silent,
    debug: silent,
    info,
    warn: silent,
    error: silent,
    fatal: silent,
    level: silent,
  }
  const transport = createTransport({
    url: smtpUrl,
    logger,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  const { threadRoot, ...parts } = letter
  const thread = threadRoot ? { inReplyTo: threadRoot, references: [threadRoot] } : {}
  try {
    await transport.sendMail({ ...parts, ...thread, headers: { "Auto-Submitted": "auto-generated" } })
    return { as: "accepted" }
  } catch (error) {
    return whatFailed(error as Failure, gaveAll)
  } finally {
    transport.close()
  }
}

type Failure = Error & { code?: string; command?: string; responseCode?: number }

function whatFailed(error: Failure, gaveAll: boolean): Delivery {
  const { code, command, responseCode, message: why } = error
  const answered = command === "DATA" && responseCode !== undefined
  if (gaveAll && !answered) return { as: "unknown", why }
  // A refused login is the installation's mistake, not the letter's, and may be put right.
  const forGood = (code === "EENVELOPE" || code === "EMESSAGE") && (responseCode ?? 0) >= 500
  return { as: forGood ? "refused" : "not_yet", why }
}
