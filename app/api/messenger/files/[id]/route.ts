import { sendFileToCustomer } from "@/lib/intake/uploads"

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return sendFileToCustomer((await params).id)
}
