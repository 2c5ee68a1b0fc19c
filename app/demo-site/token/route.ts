import { demoToken } from "@/lib/intake/identity"
import { isId } from "@/lib/shared/addresses"

export const dynamic = "force-dynamic"

/** What a host site's own server would answer to its signed-in visitor: a token for the messenger. Demo only. */
export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("customer") ?? ""
  const token = isId(id) ? await demoToken(id) : null
  const headers = { "cache-control": "private, no-store" }
  return token
    ? Response.json({ token }, { headers })
    : Response.json({ token: null }, { status: 404, headers })
}
