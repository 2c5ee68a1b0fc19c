import { receiveFromCustomer } from "@/lib/intake/door"
import { submitByCustomer } from "@/lib/intake/writes"

export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return receiveFromCustomer(request, (customer, body) => submitByCustomer(customer, id, body))
}
