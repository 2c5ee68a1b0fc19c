import { answer } from "@/lib/auth/door"
import { readTimeline } from "@/lib/live/reads"

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return answer((actor) => readTimeline(actor, id, new URL(request.url).searchParams.get("before")))
}
