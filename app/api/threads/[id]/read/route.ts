import { receive } from "@/lib/auth/door"
import { readUpTo } from "@/lib/live/reads"

export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return receive(request, (actor, body) => readUpTo(actor, id, body))
}
