import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { isOwnOrigin } from "@/lib/auth/origin"
import { fileResponse, storeFile } from "@/lib/files/store"
import type { FileView } from "@/lib/files/views"
import { findCustomerFile } from "@/lib/messenger/queries"
import { isId } from "@/lib/shared/addresses"
import { foreignOrigin, signedOut } from "@/lib/shared/door-refusals"
import { notThere, type Refusal, refuse } from "@/lib/shared/refusals"
import { readUpload } from "@/lib/shared/uploads"
import { reply, serveCustomers } from "./door"
import { currentCustomer, type KnownCustomer } from "./session"

const perHour = 100
const atOnce = 2
/** As many as one message takes. */
const mostWaiting = 20

/** The customers whose files this process is taking in, and who lets each waiting one begin. */
const lines = new Map<string, { taking: number; waiting: (() => void)[] }>()

/** Takes in a file that a customer sends along with what they write; nobody reads it before they do. */
export function receiveFileFromCustomer(request: Request): Promise<Response> {
  return serveCustomers(async () => {
    if (!isOwnOrigin(request.headers)) return reply(foreignOrigin)
    const customer = await currentCustomer()
    if (!customer) return reply(signedOut)
    return reply(await takeFile(customer, request))
  })
}

/**
 * Takes one file of a customer, a hundred in an hour, counted again once all of it has come. Two come at a time; nothing
 * of the next ones is read before it is their turn.
 */
export async function takeFile(customer: KnownCustomer, request: Request): Promise<FileView | Refusal> {
  const line = lines.get(customer.id) ?? { taking: 0, waiting: [] }
  lines.set(customer.id, line)
  if (line.waiting.length >= mostWaiting) return tooMany
  if (line.taking < atOnce) line.taking++
  else await new Promise<void>((begin) => line.waiting.push(begin))
  try {
    if (await hasSentMany(customer)) return tooMany
    const file = await readUpload(request)
    if (!(file instanceof File)) return file
    return (await hasSentMany(customer)) ? tooMany : await storeFile({ kind: "customer", ...customer }, file)
  } finally {
    const next = line.waiting.shift()
    if (next) next()
    else if (--line.taking === 0) lines.delete(customer.id)
  }
}

const tooMany = refuse("too_many_tries", "These are a lot of files. Please send more of them later.")

async function hasSentMany({ workspaceId, id }: KnownCustomer): Promise<boolean> {
  const [row] = await db().execute<{ count: number }>(sql`
    select count(*)::int as count from files where workspace_id = ${workspaceId}
      and customer_id = ${id} and created_at > now() - interval '1 hour'`)
  return (row?.count ?? 0) >= perHour
}

/** A file that a customer may open, always as a download. */
export function sendFileToCustomer(id: string): Promise<Response> {
  return serveCustomers(async () => {
    const customer = await currentCustomer()
    const file = customer && isId(id) ? await findCustomerFile(customer, id) : null
    if (!customer || !file) return reply(notThere)
    return fileResponse(customer.workspaceId, id, file)
  })
}
