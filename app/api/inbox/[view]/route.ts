import { answer } from "@/lib/auth/door"
import { readInbox } from "@/lib/live/reads"

export async function GET(request: Request, { params }: { params: Promise<{ view: string }> }) {
  const { view } = await params
  return answer((actor) => readInbox(actor, view, new URL(request.url).searchParams.get("after")))
}
