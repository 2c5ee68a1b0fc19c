import { answer } from "@/lib/auth/door"
import { readTicket } from "@/lib/live/reads"

export async function GET(_request: Request, { params }: { params: Promise<{ number: string }> }) {
  const { number } = await params
  return answer((actor) => readTicket(actor, number))
}
