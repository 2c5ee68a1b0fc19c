import { auth } from "@/lib/auth/auth"

// All else that sign-in's own code could do is done by commands, which leave a record.
const open = new Set([
  "/api/auth/sign-in/email",
  "/api/auth/sign-out",
  "/api/auth/two-factor/verify-totp",
  "/api/auth/two-factor/verify-backup-code",
])

export function POST(request: Request) {
  return open.has(new URL(request.url).pathname)
    ? auth().handler(request)
    : new Response(null, { status: 404 })
}
