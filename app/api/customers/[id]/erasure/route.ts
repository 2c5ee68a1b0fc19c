import { db } from "@/db/client"
import { answer } from "@/lib/auth/door"
import { previewErasure } from "@/lib/customers/queries/erasure"
import { whyNotAllowed } from "@/lib/events/actor"
import { isId } from "@/lib/shared/addresses"

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return answer(async (actor) =>
    isId(id) && !whyNotAllowed(actor, "admin") ? previewErasure(db(), actor, id) : null,
  )
}
