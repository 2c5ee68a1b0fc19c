import { db } from "@/db/client"
import { answer } from "@/lib/auth/door"
import { findCustomer } from "@/lib/customers/queries/one"
import { isId } from "@/lib/shared/addresses"

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return answer(async (actor) => (isId(id) ? findCustomer(db(), actor, id) : null))
}
