import { answerCustomer } from "@/lib/intake/door"
import { readThread } from "@/lib/messenger/queries"
import { isId } from "@/lib/shared/addresses"

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const text = new URL(request.url).searchParams.get("before") ?? ""
  const before = /^\d{1,15}$/.test(text) ? Number(text) : null
  return answerCustomer(async (customer) => (isId(id) ? readThread(customer, id, { before }) : null))
}
