import { answer } from "@/lib/auth/door"
import { readCustomerView } from "@/lib/live/reads"

/** The ticket as its customer sees it, or would see it once shared. */
export async function GET(_request: Request, { params }: { params: Promise<{ number: string }> }) {
  const { number } = await params
  return answer((actor) => readCustomerView(actor, number))
}
