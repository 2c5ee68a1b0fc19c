import { sql } from "drizzle-orm"
import { db } from "@/db/client"
import { isOwnOrigin } from "@/lib/auth/origin"
import { fileResponse, storeFile } from "@/lib/files/store"
import { findCustomerFile } from "@/lib/messenger/queries"
import { isId } from "@/lib/shared/addresses"
import { notThere, refuse } from "@/lib/shared/refusals"
import { readUpload } from "@/lib/shared/uploads"
import { reply, serveCustomers } from "./door"
import { currentCustomer } from "./session"

const perHour = 100

/** Takes in a file that a customer sends along with what they write; nobody reads it before they do. */
export function receiveFileFromCustomer(request: Request): Promise<Response> {
  return serveCustomers(async () => {
    if (!isOwnOrigin(request.headers))
      return reply(refuse("foreign_origin", "This came from another site and was not done."))
    const customer = await currentCustomer()
    if (!customer) return reply(refuse("signed_out", "You are signed out. Please sign in again."))
    const [row] = await db().execute<{ count: number }>(sql`
      select count(*)::int as count from files where workspace_id = ${customer.workspaceId}
        and customer_id = ${customer.id} and created_at > now() - interval '1 hour'`)
    if ((row?.count ?? 0) >= perHour)
      return reply(refuse("too_many_tries", "These are a lot of files. Please send more of them later."))
    const file = await readUpload(request)
    return reply(file instanceof File ? await storeFile({ kind: "customer", ...customer }, file) : file)
  })
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
