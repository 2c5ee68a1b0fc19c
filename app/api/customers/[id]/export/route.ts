import { db } from "@/db/client"
import { currentTeammate } from "@/lib/auth/session"
import { exportCustomer } from "@/lib/customers/commands/export"
import { exportLines } from "@/lib/customers/queries/export"
import { whyNotAllowed } from "@/lib/events/actor"
import { isId } from "@/lib/shared/addresses"
import { broken, foreignOrigin, signedOut } from "@/lib/shared/door-refusals"
import { newId } from "@/lib/shared/ids"
import { log } from "@/lib/shared/log"
import { notThere, type Refusal } from "@/lib/shared/refusals"

export const dynamic = "force-dynamic"

const noStore = { "cache-control": "private, no-store" }
const no = (refusal: Refusal, status: number) => Response.json(refusal, { status, headers: noStore })

/** All that is stored about one customer, for admins, written as it is read; that it was taken is recorded. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    const [{ id }, actor] = await Promise.all([params, currentTeammate()])
    if (!actor) return no(signedOut, 401)
    if (whyNotAllowed(actor, "admin") || !isId(id)) return no(notThere, 404)
    // It is recorded, so no other site's link may ask for it.
    if (/^(cross|same)-site$/.test(request.headers.get("sec-fetch-site") ?? "")) return no(foreignOrigin, 403)
    const recorded = await exportCustomer(actor, { commandId: newId(), customerId: id })
    if (!recorded.ok) return no(recorded, 404)
    return new Response(asStream(exportLines(db(), actor, id)), {
      headers: {
        ...noStore,
        "content-type": "application/jsonl; charset=utf-8",
        "content-disposition": `attachment; filename="customer-${id}.jsonl"`,
        "x-content-type-options": "nosniff",
      },
    })
  } catch (error) {
    log.error({ err: error }, "an export broke")
    return no(broken, 500)
  }
}

/** Reads on as fast as it is taken. */
function asStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}
