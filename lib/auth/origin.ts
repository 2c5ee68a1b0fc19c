/**
 * Whether a request that changes something comes from our own pages: its Origin has to be BACKLINE_URL's, or that of
 * the host it was sent to. Missing, null, malformed and foreign ones are all a no.
 */
export function isOwnOrigin(headers: Headers, backlineUrl = process.env.BACKLINE_URL): boolean {
  const origin = headers.get("origin")
  if (!origin || !URL.canParse(origin)) return false
  const sent = new URL(origin)
  if (sent.origin !== origin) return false
  if (backlineUrl) return sent.origin === new URL(backlineUrl).origin
  return sent.host === headers.get("host")
}

/** From where a request comes, as the proxy before us says; null where none does. */
export function clientOf(headers: Headers): string | null {
  return headers.get("x-forwarded-for")?.split(",")[0]?.trim().slice(0, 64) || null
}

/** Where this installation is reached: BACKLINE_URL, or as the request found it. */
export function ownAddress(headers: Headers, backlineUrl = process.env.BACKLINE_URL): string {
  if (backlineUrl) return new URL(backlineUrl).origin
  const scheme = headers.get("x-forwarded-proto")?.split(",")[0] === "https" ? "https" : "http"
  return `${scheme}://${headers.get("host") ?? "localhost"}`
}
