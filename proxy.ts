import { type NextRequest, NextResponse } from "next/server"
import { isOwnOrigin } from "@/lib/auth/origin"
import { refuse } from "@/lib/shared/refusals"

const reads = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * Turns away what another site sends, before anything is read, and puts the security headers on every page: scripts
 * run only with this answer's nonce, and nothing frames the team's screens. It decides nothing about rights, and
 * every door checks the origin itself as well.
 */
export function proxy(request: NextRequest) {
  if (!reads.has(request.method) && !isOwnOrigin(request.headers))
    return NextResponse.json(refuse("foreign_origin", "This came from another site and was not done."), {
      status: 403,
    })
  if (request.nextUrl.pathname.startsWith("/api/")) return NextResponse.next()
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64")
  const policy = policyWith(nonce)
  const headers = new Headers(request.headers)
  headers.set("x-nonce", nonce)
  headers.set("content-security-policy", policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set("content-security-policy", policy)
  response.headers.set("x-content-type-options", "nosniff")
  response.headers.set("referrer-policy", "strict-origin-when-cross-origin")
  response.headers.set("cross-origin-opener-policy", "same-origin")
  return response
}

function policyWith(nonce: string): string {
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    // Sizes of panes and positions of popups are set as style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ")
}

// An uploaded file would be held, and cut short, on its way through here; its door checks the origin itself.
export const config = {
  matcher: [{ source: "/((?!_next/static|_next/image|icon.svg|logo.svg|api/files).*)" }],
}
