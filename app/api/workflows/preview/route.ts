import { receive } from "@/lib/auth/door"
import { previewWorkflow } from "@/lib/workflows/commands/preview"

export const POST = (request: Request) => receive(request, previewWorkflow)
