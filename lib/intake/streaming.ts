import { customerStream, hasManyStreams } from "@/lib/messenger/stream"
import { signedOut } from "@/lib/shared/door-refusals"
import { refuse } from "@/lib/shared/refusals"
import { reply, serveCustomers } from "./door"
import { currentToken, findSession } from "./session"

/** The live stream of the customer who asks, from `?after=` on; it ends with their session. */
export function streamToCustomer(request: Request): Promise<Response> {
  return serveCustomers(async () => {
    const token = await currentToken()
    const customer = token ? await findSession(token) : null
    if (!token || !customer) return reply(signedOut)
    if (hasManyStreams(customer))
      return reply(refuse("too_many_tries", "This is open in very many windows. Please close some."))
    const place = new URL(request.url).searchParams.get("after") ?? ""
    const after = /^\d{1,15}$/.test(place) ? Number(place) : null
    const whose = async () => (await findSession(token))?.id ?? null
    return new Response(customerStream({ customer, after, whose, signal: request.signal }), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    })
  })
}
