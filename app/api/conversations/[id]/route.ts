import { answer } from "@/lib/auth/door"
import { readConversation } from "@/lib/live/reads"

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return answer((actor) => readConversation(actor, id))
}
