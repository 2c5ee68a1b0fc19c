import { answerSignIn } from "@/lib/auth/auth"
import { isOwnOrigin } from "@/lib/auth/origin"
import { foreignOrigin } from "@/lib/shared/door-refusals"

// All else that sign-in's own code could do is done by commands, which leave a record.
const open = new Set([
  "/api/auth/sign-in/email",
  "/api/auth/sign-out",
  "/api/auth/two-factor/verify-totp",
  "/api/auth/two-factor/verify-backup-code",
])

export function POST(request: Request) {
  if (!isOwnOrigin(request.headers)) return Response.json(foreignOrigin, { status: 403 })
  return open.has(new URL(request.url).pathname) ? answerSignIn(request) : new Response(null, { status: 404 })
}
