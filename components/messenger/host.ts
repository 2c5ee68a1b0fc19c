/** What a frame is told by the page around it. */
type FromHost = { backline: "token"; token: string | null } | { backline: "shown" } | { backline: "hidden" }
type ToHost = { backline: "ready" | "renew" | "close" } | { backline: "unread"; count: number }

const answerWithinMs = 20_000

/**
 * The page around a framed messenger. Who it is, is known from its first answer (only the workspace's own sites can
 * frame us at all); before that it is told nothing but that we are here.
 */
export class Host {
  private origin: string | null = null
  private waiting: ((token: string | null) => void)[] = []

  constructor(private readonly shown: (shown: boolean) => void) {}

  listen(): () => void {
    const hear = (event: MessageEvent) => this.hear(event)
    window.addEventListener("message", hear)
    return () => window.removeEventListener("message", hear)
  }

  /** Asks for the token that says who the customer is; null when the page has none, or no answer. */
  token(ask: "ready" | "renew"): Promise<string | null> {
    return new Promise((resolve) => {
      this.waiting.push(resolve)
      setTimeout(() => resolve(null), answerWithinMs)
      window.parent.postMessage({ backline: ask } satisfies ToHost, this.origin ?? "*")
    })
  }

  tell(message: ToHost): void {
    // To be closed is no secret, and has to work before the page around us has said who it is.
    const to = this.origin ?? (message.backline === "close" ? "*" : null)
    if (to) window.parent.postMessage(message, to)
  }

  private hear({ source, origin, data }: MessageEvent<FromHost | null>): void {
    if (source !== window.parent || typeof data !== "object" || data === null) return
    if (this.origin !== null && origin !== this.origin) return
    if (data.backline === "shown" || data.backline === "hidden") this.shown(data.backline === "shown")
    if (data.backline !== "token") return
    this.origin = origin
    const token = typeof data.token === "string" && data.token !== "" ? data.token : null
    for (const resolve of this.waiting.splice(0)) resolve(token)
  }
}
