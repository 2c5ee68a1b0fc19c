import { currentTeammate, sessionHolds } from "@/lib/auth/session"
import { eventStream } from "@/lib/live/stream"

export const dynamic = "force-dynamic"

/** The live events of the teammate's workspace, from `?after=` or the browser's Last-Event-ID on. */
export async function GET(request: Request) {
  const actor = await currentTeammate()
  if (!actor) return new Response(null, { status: 401 })
  const place = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after") ?? ""
  const after = /^\d{1,15}$/.test(place) ? Number(place) : null
  const requestHeaders = new Headers(request.headers)
  const stillSignedIn = () => sessionHolds(requestHeaders)
  return new Response(eventStream({ actor, after, stillSignedIn, signal: request.signal }), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  })
}
