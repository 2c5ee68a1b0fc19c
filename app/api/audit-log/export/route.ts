import { exported } from "@/lib/audit/commands"
import { formats } from "@/lib/audit/inputs"
import { currentTeammate } from "@/lib/auth/session"
import { whyNotAllowed } from "@/lib/events/actor"
import { broken, foreignOrigin, signedOut } from "@/lib/shared/door-refusals"
import { log } from "@/lib/shared/log"
import { isRefusal, notThere, type Refusal } from "@/lib/shared/refusals"

export const dynamic = "force-dynamic"

const mediaTypes = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" }
const noStore = { "cache-control": "private, no-store" }
const no = (refusal: Refusal, status: number) => Response.json(refusal, { status, headers: noStore })

/** A copy of the audit log, or of what a filter finds in it, for admins; that it was taken is an entry of its own. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentTeammate()
    if (!actor) return no(signedOut, 401)
    const { format: asked = "", ...params } = Object.fromEntries(new URL(request.url).searchParams)
    const format = formats.find((known) => known === asked)
    if (whyNotAllowed(actor, "admin") || !format) return no(notThere, 404)
    // It writes an entry, so no other site's link may ask for it.
    if (/^(cross|same)-site$/.test(request.headers.get("sec-fetch-site") ?? "")) return no(foreignOrigin, 403)
    const stream = await exported(actor, format, params)
    if (isRefusal(stream)) return no(stream, 422)
    const name = `audit-log-${new Date().toISOString().slice(0, 10)}.${format}`
    return new Response(stream, {
      headers: {
        ...noStore,
        "content-type": mediaTypes[format],
        "content-disposition": `attachment; filename="${name}"`,
        "x-content-type-options": "nosniff",
      },
    })
  } catch (error) {
    log.error({ err: error }, "an export broke")
    return no(broken, 500)
  }
}
