import { receiveFromCustomer } from "@/lib/intake/door"
import { markSeen } from "@/lib/intake/writes"

export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return receiveFromCustomer(request, (customer, body) => markSeen(customer, id, body))
}
