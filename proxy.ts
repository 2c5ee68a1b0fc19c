import { type NextRequest, NextResponse } from "next/server"
import { isOwnOrigin } from "@/lib/auth/origin"
import { sitesOf } from "@/lib/intake/doors"
import { foreignOrigin } from "@/lib/shared/door-refusals"

const reads = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * Turns away what another site sends, before anything is read, and puts the security headers on every page: scripts
 * run only with this answer's nonce, and nothing is framed but the messenger, by its workspace's sites. It decides
 * nothing about rights, and every door checks the origin itself as well.
 */
export async function proxy(request: NextRequest) {
  if (!reads.has(request.method) && !isOwnOrigin(request.headers))
    return NextResponse.json(foreignOrigin, {
      status: 403,
    })
  const { pathname } = request.nextUrl
  if (pathname.startsWith("/api/")) return NextResponse.next()
  if (pathname === "/messenger.js") return embedScript()
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64")
  const policy = policyWith(nonce, await framersOf(request))
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

/** The one script that other sites load, also those that take nothing from elsewhere without being asked. */
function embedScript() {
  const response = NextResponse.next()
  response.headers.set("cross-origin-resource-policy", "cross-origin")
  response.headers.set("cache-control", "public, max-age=300")
  response.headers.set("x-content-type-options", "nosniff")
  return response
}

const loopback = /^(localhost|127\.0\.0\.1)(:\d+)?$/

/** Who may frame this page: nobody, but for the framed messenger its workspace's sites (SPEC C2). */
async function framersOf({ nextUrl, headers }: NextRequest): Promise<string> {
  const { pathname, searchParams } = nextUrl
  // Said once: a page that reads them otherwise than this must not be framed.
  const once = ["frame", "workspace"].every((name) => searchParams.getAll(name).length <= 1)
  if (pathname !== "/messenger" || searchParams.get("frame") !== "1" || !once) return "'none'"
  const sites = await sitesOf(searchParams.get("workspace")).catch(() => [])
  // One machine goes by two names: its own page under one may frame the other's, as a foreign site would.
  const [, , port = ""] = loopback.exec(headers.get("host") ?? "") ?? []
  const own = loopback.test(headers.get("host") ?? "")
    ? [`http://localhost${port}`, `http://127.0.0.1${port}`]
    : []
  return [
    "'self'",
    ...own,
    ...sites.filter((site) => URL.canParse(site) && new URL(site).origin === site),
  ].join(" ")
}

function policyWith(nonce: string, framers: string): string {
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
    `frame-ancestors ${framers}`,
  ].join("; ")
}

// An uploaded file would be held, and cut short, on its way through here; its door checks the origin itself. The demo
// shop is no page of ours and has headers of its own.
export const config = {
  matcher: [
    { source: "/((?!_next/static|_next/image|icon.svg|logo.svg|api/files|api/messenger/files|demo-site).*)" },
  ],
}
