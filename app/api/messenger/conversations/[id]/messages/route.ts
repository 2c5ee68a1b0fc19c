import { receiveFromCustomer } from "@/lib/intake/door"
import { writeByCustomer } from "@/lib/intake/writes"

export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return receiveFromCustomer(request, (customer, body) => writeByCustomer(customer, id, body))
}
