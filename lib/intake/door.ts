import { isOwnOrigin } from "@/lib/auth/origin"
import type { CustomerActor } from "@/lib/events/actor"
import type { CommandResult } from "@/lib/events/event"
import { isMessengerOff, readThread } from "@/lib/messenger/queries"
import { broken, foreignOrigin, signedOut } from "@/lib/shared/door-refusals"
import { log } from "@/lib/shared/log"
import { isRefusal, notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { currentToken, findSession, type KnownCustomer, renewSession } from "./session"

const noStore = { "cache-control": "private, no-store" }

const off = refuse("broken", "The messenger is not set up here.")

const statuses: Partial<Record<Refusal["code"], number>> = {
  not_there: 404,
  signed_out: 401,
  foreign_origin: 403,
}

/** JSON for a customer; a refusal with its status, null as "not there" (SPEC A3). */
export function reply(value: unknown): Response {
  const found = value ?? notThere
  const status = isRefusal(found) ? (statuses[found.code] ?? 422) : 200
  return Response.json(found, { status, headers: noStore })
}

/** Runs one request of the customers' side; a bug is logged once and says nothing about itself. */
export async function serveCustomers(work: () => Promise<Response>): Promise<Response> {
  // Before anything is done: what could not be read back must not be written either.
  if (isMessengerOff()) return Response.json(off, { status: 503, headers: noStore })
  try {
    return await work()
  } catch (error) {
    log.error({ err: error }, "a customer's request broke")
    return Response.json(broken, { status: 500, headers: noStore })
  }
}

type Read = (customer: KnownCustomer) => Promise<unknown>

/** The way from a route to what a customer reads. */
export function answerCustomer(read: Read): Promise<Response> {
  return serveCustomers(async () => {
    const token = await currentToken()
    const customer = token ? await findSession(token) : null
    if (!token || !customer) return reply(signedOut)
    await renewSession(token)
    return reply(await read(customer))
  })
}

/** The way from a route to what anybody sends, before they are known: our own origin first, then a JSON body. */
export function receiveFromAnyone(
  request: Request,
  take: (body: Record<string, unknown>) => Promise<unknown>,
): Promise<Response> {
  return serveCustomers(async () => {
    if (!isOwnOrigin(request.headers)) return reply(foreignOrigin)
    return reply(await take(await bodyOf(request)))
  })
}

/** The way from a route to what a known customer sends. */
export function receiveFromCustomer(
  request: Request,
  take: (customer: CustomerActor, body: Record<string, unknown>) => Promise<unknown>,
): Promise<Response> {
  return serveCustomers(async () => {
    if (!isOwnOrigin(request.headers)) return reply(foreignOrigin)
    const token = await currentToken()
    const customer = token ? await findSession(token) : null
    if (!token || !customer) return reply(signedOut)
    const body = await bodyOf(request)
    const answer = await take({ kind: "customer", ...customer }, body)
    if (!isRefusal(answer) || answer.code !== "not_there") return reply(answer)
    // They may have been merged into another in this very moment: then it is given once more, in that one's name.
    const now = await findSession(token)
    if (!now) return reply(signedOut)
    return reply(now.id === customer.id ? answer : await take({ kind: "customer", ...now }, body))
  })
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) return {}
  const body: unknown = await request.json().catch(() => null)
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {}
}

/**
 * What a customer hears of a command of theirs: the refusal, or their conversation as they now read it. The command's own
 * events are the team's, and stay on this side (SPEC C3).
 */
export async function readAfter(actor: CustomerActor, result: CommandResult, conversationId: string) {
  return result.ok ? readThread(actor, conversationId) : result
}
