import { answerCustomer } from "@/lib/intake/door"
import { readTicket } from "@/lib/messenger/queries"

export async function GET(_request: Request, { params }: { params: Promise<{ number: string }> }) {
  const { number } = await params
  return answerCustomer(async (customer) =>
    /^[1-9]\d{0,8}$/.test(number) ? readTicket(customer, Number(number)) : null,
  )
}
