import { randomBytes } from "node:crypto"
import { findDoor } from "@/lib/intake/doors"
import { demoDoors } from "@/lib/intake/identity"
import { isId } from "@/lib/shared/addresses"
import { drawShop } from "./shop"

export const dynamic = "force-dynamic"

const twins: Record<string, string> = { localhost: "127.0.0.1", "127.0.0.1": "localhost" }

/** Where the shop takes the messenger from: here, or with `?other` by this machine's other name, as from a foreign site. */
function messengerOrigin(request: Request): string {
  const { searchParams } = new URL(request.url)
  const here = new URL(`http://${request.headers.get("host")}`)
  const twin = twins[here.hostname]
  if (searchParams.has("other") && twin) here.hostname = twin
  else return ""
  return here.origin
}

/** The demo's shop: a made-up site, strict about what it loads, that carries the messenger (SPEC C1). Demo only. */
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url)
  const door = await findDoor(searchParams.get("workspace"))
  if (!door?.demo) return new Response("There is nothing here.", { status: 404 })
  const customers = await demoDoors(door.workspaceId)
  const asked = searchParams.get("customer") ?? ""
  const other = isId(asked) ? { id: asked, name: "Another customer", about: "" } : null
  const customer = customers.find(({ id }) => id === asked) ?? other ?? customers[0] ?? null
  const origin = messengerOrigin(request)
  const nonce = randomBytes(16).toString("base64")
  const from = origin || "'self'"
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}' ${from}; frame-src ${from}; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
  return new Response(drawShop({ shop: door.name, slug: door.slug, customers, customer, origin, nonce }), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  })
}
